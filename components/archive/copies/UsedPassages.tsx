import { useTranslations } from 'next-intl'
import { sourceReportPath } from '@/components/reports/report-path'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import type { UsedPassage } from '@/lib/editions/sources'
import { piecesOfStretch, type Stretch, type StretchPiece, stretchesOf } from '@/lib/editions/stretches'
import type { LayerSpan } from '@/lib/holdings/spans'
import { EDITION_CONTEXT } from '@/lib/review/schema'
import { directionOf } from '@/lib/text'
import { locatorSchema } from '@/lib/text/chain'
import { ContentWarning } from '../record/ContentWarning'
import { SpannedText } from '../record/SpannedText'
import { PassageText } from './PassageInCopy'

/** The passages of a source that records use, marked in the text around them, in its order, each with links to the records. */
export function UsedPassages({ passages }: { passages: readonly UsedPassage[] }) {
  const t = useTranslations('archive.source')
  return (
    <section aria-labelledby="passages">
      <h2 id="passages" className="section-title">
        {t('passages', { count: passages.length })}
      </h2>
      <ol className="mt-4 space-y-8">
        {stretchesOf(passages).map((stretch) => (
          <li key={stretch.passages[0]?.passage.id}>
            {stretch.text && stretch.passages.length > 1 ? (
              <Together stretch={stretch} text={stretch.text} />
            ) : (
              stretch.passages.map((used) => <Alone key={used.passage.id} used={used} />)
            )}
            <ul className="used-in">
              {stretch.passages.map((used) => (
                <Records key={used.passage.id} used={used} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}

const anchorOf = ({ passage }: UsedPassage) => `passage-${passage.id}`

const hrefOf = ({ slug, earlier, statement }: UsedPassage['records'][number]) =>
  `/records/${slug}${earlier === null ? '' : `/editions/${earlier}`}#how-${statement}`

/** Passages that are near each other, in one text. Each is a link to the first record that uses it. */
function Together({ stretch: { passages }, text }: { stretch: Stretch; text: NonNullable<Stretch['text']> }) {
  const language = passages[0]?.passage.language ?? 'und'
  const pieces = piecesOfStretch(text, passages)
  const spansIn = (start: number, length: number) =>
    text.spans.flatMap((span) => {
      const cut = { start: Math.max(0, span.start - start), end: Math.min(length, span.end - start) }
      return cut.start < cut.end ? [{ kind: span.kind, ...cut }] : []
    })
  return (
    <blockquote
      lang={language === 'und' ? undefined : language}
      dir={directionOf(language)}
      className="passage-text is-wide"
    >
      {pieces.map((piece, index) => (
        <Piece
          key={piece.start}
          piece={piece}
          spans={spansIn(piece.start, piece.text.length)}
          cut={index === 0 ? 'START' : index === pieces.length - 1 ? 'END' : undefined}
        />
      ))}
    </blockquote>
  )
}

type PieceProps = { piece: StretchPiece; spans: readonly LayerSpan[]; cut: 'START' | 'END' | undefined }

function Piece({ piece: { text, used, begins }, spans, cut }: PieceProps) {
  const to = useAddress()
  if (!used)
    return (
      <span>
        <SpannedText text={text} spans={spans} cut={cut} most={EDITION_CONTEXT} />
      </span>
    )
  const [first, ...others] = begins
  const [record] = used.records
  const words = <SpannedText text={text} spans={spans} />
  return (
    <mark id={first && anchorOf(first)}>
      {others.map((other) => (
        <span key={other.passage.id} id={anchorOf(other)} />
      ))}
      {record ? <a href={to(hrefOf(record))}>{words}</a> : words}
    </mark>
  )
}

function Alone({ used: { passage, isOpen } }: { used: UsedPassage }) {
  const t = useTranslations('archive.unverified')
  const anchor = `passage-${passage.id}`
  if (!isOpen)
    return (
      <p id={anchor} className="text-quiet">
        {t('behindWarning')}
      </p>
    )
  const text = <PassageText passage={passage} most={EDITION_CONTEXT} />
  return (
    <div id={anchor} className="used-passage">
      {passage.warning === null ? (
        text
      ) : (
        <ContentWarning warning={passage.warning} part="passage">
          {text}
        </ContentWarning>
      )}
    </div>
  )
}

/** The records that use a passage, the place of the passage, and the link to it. */
function Records({ used }: { used: UsedPassage }) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  const place = locatorSchema.safeParse(used.passage.locator)
  return (
    <li>
      {used.records.map((record) => (
        <a key={record.slug} href={to(hrefOf(record))} dir="auto" className="link inline-block py-0.5">
          {record.title}
        </a>
      ))}
      <span className="acts text-xs text-quiet">
        {place.success && <span>{formatLocator(place.data, render)}</span>}
        <a href={`#${anchorOf(used)}`} aria-label={t('source.linkToPassage')} className="permalink">
          {t('quotation.link')}
        </a>
        <a
          href={to(sourceReportPath(used.passage.sourceId, { passage: used.passage.id }))}
          rel="nofollow"
          className="permalink screen-only"
        >
          {render('reports.report')}
        </a>
      </span>
    </li>
  )
}
