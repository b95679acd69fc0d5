import { useTranslations } from 'next-intl'
import { reportPath } from '@/components/reports/report-path'
import { useAddress } from '@/components/ui/use-address'
import type { PublicEdition } from '@/lib/editions/queries'

/** The number of the edition, with links to its changes, to all editions, to its data and to its proof. */
export function EditionLinks({
  edition: { slug, number, newest, closedThrough, hash },
}: {
  edition: PublicEdition
}) {
  const t = useTranslations('archive.editions')
  const report = useTranslations('reports')
  const trust = useTranslations('trust')
  const to = useAddress()
  const links = [
    ...(number - 1 > closedThrough
      ? [
          {
            href: `/records/${slug}/editions/${number}/changes`,
            text: t('changesSince', { number: number - 1 }),
          },
        ]
      : []),
    { href: `/records/${slug}/editions`, text: t('all') },
    { href: `/api/public/records/${slug}/editions/${number}`, text: t('data') },
    ...(hash && hash.scheme > 1
      ? [
          {
            href: `/verify?edition=${encodeURIComponent(`/records/${slug}/editions/${number}`)}`,
            text: trust('verify.send'),
          },
        ]
      : []),
    { href: reportPath(`/records/${slug}/editions/${number}`, ''), text: report('title') },
  ]
  return (
    <section aria-labelledby="editions">
      <h2 id="editions" className="section-title">
        {t('title')}
      </h2>
      <p className="mt-3">{t('position', { number, newest })}</p>
      <ul className="screen-only mt-1 flex flex-wrap gap-x-6">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={to(href)} className="link inline-block py-1">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
