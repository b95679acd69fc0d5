import { Fragment } from 'react'
import { langOf } from '@/components/text/text-marks'
import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import type { OtherCount, OtherFigure, OtherFigures } from '@/lib/editions/figures'
import { figuresPath } from '@/lib/figures/address'
import type { Figure } from '@/lib/figures/schema'
import { formatQuantity } from '@/lib/figures/sentence'
import { type FigureGroup, figureEvents } from '../finding/figure-groups'
import { anchorId } from './anchors'
import { EvidenceDetails } from './EvidenceDetails'

type Props = {
  /** The language of the record, which writes the names and words of its figures. */
  language: string
  figures: readonly Figure[]
  evidence: ReadonlyMap<string, Evidence>
  /** Figures of other records for the same count. */
  others: OtherFigures
  /** The slug of the record; null for a draft, of which readers see nothing yet. */
  record: string | null
}

const indents = ['', 'ps-6', 'ps-12', 'ps-16'] as const
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** All figures with who states them. Parts follow their whole; figures that differ are side by side, also those of other records. */
export function FigureTable({ figures, evidence, others, language, record }: Props) {
  const t = useTranslator()
  if (figures.length === 0) return null
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="section-title">
        {t('archive.figures.title')}
      </h2>
      <p className="mt-2 max-w-measure text-quiet">{t('archive.figures.intro')}</p>
      {figureEvents(figures, others).map(({ event, groups }) => (
        <table key={event} className="figures">
          <caption lang={langOf(language)} dir="auto">
            {event}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('archive.figures.measure')}</th>
              <th scope="col">{t('archive.figures.stated')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Row key={group.figures[0]?.id} {...{ group, evidence, language, record }} />
            ))}
          </tbody>
        </table>
      ))}
    </section>
  )
}

type RowProps = Pick<Props, 'evidence' | 'language' | 'record'> & { group: FigureGroup }

function Row({ group, evidence, language, record }: RowProps) {
  const t = useTranslator()
  const [first] = group.figures
  if (!first) return null
  return (
    <tr>
      <th scope="row" className={indents[Math.min(group.depth, 3)]}>
        {group.depth > 0 && <span className="block text-xs text-quiet">{t('archive.figures.part')}</span>}
        <bdi lang={langOf(language)}>
          {capital(first.measure)}: {first.population}
        </bdi>
        {first.place && (
          <span lang={langOf(language)} dir="auto" className="block text-xs text-quiet">
            {first.place.name}
          </span>
        )}
        {group.differ && (
          <span className="mt-1 block">
            <StateMark state="DISPUTED">{t('archive.figures.differ')}</StateMark>
          </span>
        )}
      </th>
      <td>
        {group.figures.map((figure) => (
          <Stated
            key={figure.id}
            figure={figure}
            language={language}
            evidence={evidence.get(keyOf({ type: 'FIGURE', id: figure.id }))}
          />
        ))}
        {group.others && (
          <OtherRecords
            count={group.others}
            all={record && figuresPath({ of: { record, figure: first.id } })}
          />
        )}
      </td>
    </tr>
  )
}

type OthersProps = { count: OtherCount; all: string | null }

/**
 * Figures of other records for the same count, number by number, the first of each with who states it. The page of all of them is linked where some
 * are left out.
 */
function OtherRecords({ count: { numbers, total, isMinimum }, all }: OthersProps) {
  const t = useTranslator()
  const to = useAddress()
  const rest = total - numbers.reduce((sum, number) => sum + number.total, 0)
  const isWhole = !isMinimum && total === numbers.flatMap(({ stated }) => stated).length
  return (
    <div className="mt-4 border-t border-line pt-2">
      <p className="text-xs text-quiet">{t('archive.figures.elsewhere')}</p>
      <ul className="mt-1 space-y-1.5">
        {numbers.map(({ quantity, stated, total }) => (
          <Fragment key={JSON.stringify(quantity)}>
            {stated.map((figure) => (
              <OtherStated key={`${figure.slug} ${figure.id}`} figure={figure} />
            ))}
            {total > stated.length && (
              <li className="text-quiet">
                {t('archive.figures.more', {
                  number: formatQuantity(quantity, t),
                  count: total - stated.length,
                })}
              </li>
            )}
          </Fragment>
        ))}
        {rest > 0 && <li className="text-quiet">{t('archive.figures.rest', { count: rest })}</li>}
        {isMinimum && <li className="text-quiet">{t('archive.figures.uncounted')}</li>}
      </ul>
      {!isWhole && all && (
        <p className="mt-1.5">
          <a href={to(all)} className="link">
            {t('archive.figures.all')}
          </a>
        </p>
      )}
    </div>
  )
}

function OtherStated({ figure }: { figure: OtherFigure }) {
  const t = useTranslator()
  const to = useAddress()
  const { id, slug, title, language, quantity, asOf, statedBy, state } = figure
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <span className="font-serif text-lg lining-nums tabular-nums">{formatQuantity(quantity, t)}</span>
      <bdi lang={langOf(language)}>{statedBy.name}</bdi>
      {asOf && <span className="text-quiet">{t('archive.figures.asOf', { date: formatDate(asOf, t) })}</span>}
      <StateMark state={state}>{t(`labels.evidence.${state}`)}</StateMark>
      <a
        href={to(`/records/${slug}#figure-${id}`)}
        lang={langOf(language)}
        dir="auto"
        className="link text-xs"
      >
        {title}
      </a>
    </li>
  )
}

type StatedProps = { figure: Figure; language: string; evidence: Evidence | undefined }

function Stated({ figure, language, evidence }: StatedProps) {
  const t = useTranslator()
  const anchor = anchorId(`figure-${figure.id}`, evidence?.warnings ?? 0)
  return (
    <div id={anchor} className="stated">
      <p className="number">{formatQuantity(figure.quantity, t)}</p>
      <div>
        <p>
          <bdi lang={langOf(language)}>{figure.statedBy.name}</bdi>{' '}
          <a href={`#${anchor}`} className="permalink screen-only" aria-label={t('archive.figures.linkTo')}>
            {t('archive.quotation.link')}
          </a>
        </p>
        {figure.asOf && (
          <p className="text-quiet">{t('archive.figures.asOf', { date: formatDate(figure.asOf, t) })}</p>
        )}
        {figure.note && (
          <p lang={langOf(language)} dir="auto" className="text-quiet">
            {figure.note}
          </p>
        )}
        {evidence && <EvidenceDetails evidence={evidence} warnings={evidence.warnings} />}
      </div>
    </div>
  )
}
