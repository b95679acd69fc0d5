import { useLocale, useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import { formatDay } from '@/lib/dates'
import type { PublicEdition } from '@/lib/editions/queries'

/** A notice on an edition that is no longer current, with a link to the current one. */
export function EditionLine({
  edition: { slug, number, newest, publishedAt, isLive },
}: {
  edition: PublicEdition
}) {
  const locale = useLocale()
  const to = useAddress()
  const t = useTranslations('archive.editions')
  if (isLive) return null
  return (
    <p role="note" className="mb-6 rounded border border-s-4 border-edge bg-panel px-4 py-3">
      {t.rich('older', {
        number,
        newest,
        day: formatDay(publishedAt, { locale }),
        link: (chunks) => (
          <a href={to(`/records/${slug}`)} className="link">
            {chunks}
          </a>
        ),
      })}
    </p>
  )
}
