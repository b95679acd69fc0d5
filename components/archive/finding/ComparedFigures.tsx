import { langOf } from '@/components/text/text-marks'
import { Dotted } from '@/components/ui/Dotted'
import { Pagination } from '@/components/ui/Pagination'
import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import type { StatedFigure } from '@/lib/editions/figures'
import { type FigureOfRecord, figuresPath } from '@/lib/figures/address'
import { formatQuantity } from '@/lib/figures/sentence'
import type { ComparedFigures as Compared } from '@/lib/search/figures'
import { EmptyPage } from '../EmptyPage'

type Props = {
  counts: readonly Compared[]
  page: number
  pages: number
  /** The figure whose count is the only one on the page. */
  of?: FigureOfRecord | undefined
}

/** All figures of the archive or of one count, count by count, each with who states it. Nothing is added up, and nothing is drawn. */
export function ComparedFigures({ counts, page, pages, of }: Props) {
  const t = useTranslator()
  const to = useAddress()
  return (
    <>
      <h1 className="page-title">{t('archive.compared.title')}</h1>
      <p className="mt-3 max-w-measure text-quiet">{t('archive.compared.intro')}</p>
      {counts.length === 0 && <EmptyPage page={page} first={figuresPath({ of })} />}
      {counts.map((count, index) => (
        <Count key={count.key} count={count} isSameEvent={counts[index - 1]?.event === count.event} />
      ))}
      <Pagination page={page} pages={pages} hrefOf={(number) => to(figuresPath({ of, page: number }))} />
      <p className="screen-only mt-6">
        <a href={to('/figures/csv')} className="link" download>
          {t('archive.compared.csv')}
        </a>
      </p>
    </>
  )
}

type CountProps = {
  count: Compared
  /** True below a count of the same event, which has the heading already. */
  isSameEvent: boolean
}

function Count({ count: { event, stated, more, differ, isMinimum }, isSameEvent }: CountProps) {
  const t = useTranslator()
  const to = useAddress()
  const [first] = stated
  if (!first) return null
  const heads = ['number', 'statedBy', 'asOf', 'record', 'state'] as const
  return (
    <section className={isSameEvent ? 'same-event' : 'mt-10'}>
      {!isSameEvent && (
        <h2 lang={langOf(first.language)} dir="auto" className="font-serif text-xl font-semibold">
          {event}
        </h2>
      )}
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h3 lang={langOf(first.language)} className="font-medium">
          <Dotted>
            <bdi>{first.measure}</bdi>
            <bdi>{first.population}</bdi>
            {first.place && <bdi>{first.place.name}</bdi>}
          </Dotted>
        </h3>
        {differ && <StateMark state="DISPUTED">{t('archive.compared.differ')}</StateMark>}
      </div>
      <table className="register compared">
        <colgroup>
          {heads.map((head) => (
            <col key={head} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`archive.compared.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stated.map((figure) => (
            <Stated key={`${figure.slug} ${figure.id}`} figure={figure} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <p className="mt-2 text-quiet">
          {t('archive.compared.more')}{' '}
          <a href={to(figuresPath({ of: { record: first.slug, figure: first.id } }))} className="link">
            {t('archive.figures.all')}
          </a>
        </p>
      )}
      {isMinimum && <p className="mt-2 text-quiet">{t('archive.figures.uncounted')}</p>}
    </section>
  )
}

function Stated({ figure }: { figure: StatedFigure }) {
  const t = useTranslator()
  const to = useAddress()
  const { id, slug, title, language, quantity, partOf, statedBy, asOf, state } = figure
  return (
    <tr>
      <td className="register-title">
        {formatQuantity(quantity, t)}
        {partOf !== null && <span className="text-xs text-quiet"> {t('archive.compared.part')}</span>}
      </td>
      <td>
        <bdi lang={langOf(language)}>{statedBy.name}</bdi>
      </td>
      <td>{asOf ? formatDate(asOf, t) : ''}</td>
      <td>
        <a href={to(`/records/${slug}#figure-${id}`)} lang={langOf(language)} dir="auto">
          {title}
        </a>
      </td>
      <td className="is-short">
        <StateMark state={state}>{t(`labels.evidence.${state}`)}</StateMark>
      </td>
    </tr>
  )
}
