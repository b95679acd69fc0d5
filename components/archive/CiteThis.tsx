import { useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { type Citing, citationsOfEdition } from '@/lib/exchange/citing/citations'
import { citationFormatNames, citationPath, WHOLE } from '@/lib/exchange/citing/formats'
import { editionPath } from '@/lib/exchange/citing/item'

/** A citation of this edition, whose address never changes, with links to other styles and to files for reference managers. */
export function CiteThis({ citing }: { citing: Citing }) {
  const t = useTranslator()
  const to = useAddress()
  const text = useTranslations('archive.cite')
  const path = editionPath(citing.edition)
  const plain = citationsOfEdition(citing, t).find(({ style }) => style === 'PLAIN')
  return (
    <section aria-labelledby="cite">
      <h2 id="cite" className="section-title">
        {text('title')}
      </h2>
      <p id="citation" className="mt-3 max-w-measure font-serif text-base oldstyle-nums select-all">
        <Runs runs={plain?.runs ?? []} />
      </p>
      <button
        type="button"
        hidden
        suppressHydrationWarning
        data-copies="citation"
        data-copied={text('copied')}
        className="screen-only mt-2 rounded border border-edge px-3 py-1.5 hover:bg-panel"
      >
        {text('copy')}
      </button>
      {citing.ark && (
        <p className="mt-2 text-quiet">
          {text('ark')}{' '}
          <a href={to(citing.ark)} className="link break-all">
            {citing.ark.replace(/^.*(?=ark:)/, '')}
          </a>
        </p>
      )}
      <ul className="screen-only mt-1 flex flex-wrap gap-x-6">
        <li>
          <a href={to(`${path}/cite`)} className="link inline-block py-1">
            {text('styles')}
          </a>
        </li>
        {citationFormatNames.map((format) => (
          <li key={format}>
            <a href={to(citationPath(path, WHOLE, format))} className="link inline-block py-1" download>
              {t(`citations.format.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
