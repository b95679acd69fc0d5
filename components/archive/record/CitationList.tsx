import { useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { useAddress } from '@/components/ui/use-address'
import type { Citation } from '@/lib/exchange/citing/citations'
import { citationFormatNames, citationPath } from '@/lib/exchange/citing/formats'

type Props = {
  citations: readonly Citation[]
  /** The permanent path of the edition. */
  edition: string
  /** The record as a whole or the key of a statement, as in the names of the files. */
  of: string
}

/** A citation in each style, and links to its files for reference managers. */
export function CitationList({ citations, edition, of }: Props) {
  const t = useTranslations('citations')
  const to = useAddress()
  return (
    <>
      <dl className="mt-3 max-w-measure space-y-3">
        {citations.map(({ style, runs }) => (
          <div key={style}>
            <dt className="text-xs text-quiet">{t(`style.${style}`)}</dt>
            <dd className="font-serif text-base break-words oldstyle-nums">
              <Runs runs={runs} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="screen-only mt-2 flex flex-wrap gap-x-6">
        {citationFormatNames.map((format) => (
          <li key={format}>
            <a href={to(citationPath(edition, of, format))} className="link inline-block py-1" download>
              {t(`format.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
