import { useTranslator } from '@/components/ui/use-translator'
import { pathOfPage } from '@/lib/pages/schema'
import { licenceOf } from '@/lib/settings/licences'
import { type ArchiveSettings, archiveName, hasImprint } from '@/lib/settings/schema'

type Props = { archive: ArchiveSettings; pages: readonly { slug: string; title: string }[] }

/** The footer of every public page: who runs the archive, its own pages, how it checks. */
export function ArchiveFooter({ archive, pages }: Props) {
  const t = useTranslator()
  const licence = licenceOf(archive.licence)
  const links = [
    ...pages.map(({ slug, title }) => ({ href: pathOfPage(slug), label: title, lang: archive.language })),
    { href: '/about', label: t('archive.footer.about') },
    { href: '/unverified', label: t('archive.footer.unverified') },
    ...(archive.contact ? [{ href: `mailto:${archive.contact}`, label: t('settings.footer.contact') }] : []),
    ...(hasImprint(archive) ? [{ href: '/imprint', label: t('settings.footer.imprint') }] : []),
    { href: '/desk', label: t('archive.footer.desk'), rel: 'nofollow' },
  ]
  return (
    <footer className="screen-only border-t border-line text-quiet">
      <div className="mx-auto grid w-full max-w-6xl gap-x-12 gap-y-5 px-4 py-8 sm:px-6 md:grid-cols-2">
        <div className="max-w-prose space-y-1">
          <p lang={archive.language} className="font-serif text-lg text-ink">
            {archiveName(archive, t)}
          </p>
          <p>{t('archive.footer.purpose')}</p>
          {licence && <p>{t('settings.footer.licence', { licence: t(licence.label) })}</p>}
        </div>
        <ul className="flex flex-wrap content-start gap-x-6">
          {links.map(({ label, ...link }) => (
            <li key={link.href}>
              <a {...link} className="inline-block py-1 hover:underline">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
