import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { MessageKey } from '@/lib/messages/keys'
import { pathOfPage } from '@/lib/pages/schema'
import { licenceOf } from '@/lib/settings/licences'
import { type ArchiveSettings, archiveName, hasImprint } from '@/lib/settings/schema'

type Props = {
  archive: ArchiveSettings
  pages: readonly { slug: string; title: string }[]
  /** True when the messages of this page were translated by machine and no one has confirmed them. */
  isMachineMade: boolean
}
type FooterLink = { href: string; label: string; lang?: string; rel?: string }

/** The footer of every public page: who runs the archive, how it checks, how to report an error, rights, contact. */
export function ArchiveFooter({ archive, pages, isMachineMade }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const { contact, language } = archive
  const licence = licenceOf(archive.licence)
  const groups: { heading: MessageKey; links: FooterLink[] }[] = [
    {
      heading: 'archive.footer.checking',
      links: [
        { href: to('/about'), label: t('archive.footer.about') },
        { href: to('/about/method'), label: t('trust.method.title') },
        { href: to('/about/help'), label: t('archive.help.title') },
        { href: to('/unverified'), label: t('archive.footer.unverified') },
        { href: to('/report'), label: t('archive.footer.report') },
        { href: to('/corrections'), label: t('reports.corrections.title') },
      ],
    },
    {
      heading: 'settings.footer.label',
      links: [
        ...pages.map(({ slug, title }) => ({ href: to(pathOfPage(slug)), label: title, lang: language })),
        ...(contact ? [{ href: `mailto:${contact}`, label: t('settings.footer.contact') }] : []),
        { href: to('/data'), label: t('archive.footer.data') },
        ...(hasImprint(archive) ? [{ href: to('/imprint'), label: t('settings.footer.imprint') }] : []),
        { href: '/desk', label: t('archive.footer.desk'), rel: 'nofollow' },
      ],
    },
  ]
  return (
    <footer className="site-footer screen-only">
      <div className="frame">
        <div className="site-purpose">
          <p lang={language} dir="auto" className="font-serif text-lg font-semibold text-ink">
            {archiveName(archive, t)}
          </p>
          <p>{t('archive.footer.purpose')}</p>
          {isMachineMade && (
            <p>
              {t('archive.footer.machine')}{' '}
              {contact && (
                <a href={reportAddress(archive, t('archive.footer.reportSubject'))} className="link">
                  {t('archive.footer.machineReport')}
                </a>
              )}
            </p>
          )}
          {licence && <p>{t('settings.footer.licence', { licence: t(licence.label) })}</p>}
        </div>
        {groups.map(({ heading, links }) => (
          <section key={heading}>
            <h2>{t(heading)}</h2>
            <ul>
              {links.map(({ label, ...link }) => (
                <li key={link.href}>
                  <a {...link}>{label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </footer>
  )
}

/** A letter to the archive about a translation. */
const reportAddress = ({ contact }: ArchiveSettings, subject: string) =>
  `mailto:${contact}?subject=${encodeURIComponent(subject)}`
