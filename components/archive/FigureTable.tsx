import { StateMark } from '@/components/ui/StateMark'
import { formatDate } from '@/lib/dates'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import type { OtherFigure, OtherFigures } from '@/lib/editions/figures'
import type { Figure } from '@/lib/figures/schema'
import { formatQuantity } from '@/lib/figures/sentence'
import { type FigureGroup, figureEvents } from './figure-groups'
import { HowWeKnow } from './HowWeKnow'
import { placeOf } from './places'
import { stateWords } from './words'

type Props = {
  figures: readonly Figure[]
  evidence: ReadonlyMap<string, Evidence>
  /** What other records state of the same. */
  elsewhere: OtherFigures
}

const indents = ['', 'ps-6', 'ps-12', 'ps-16'] as const
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Every number with who states it; parts under their whole, differing ones side by side, also those of other records. */
export function FigureTable({ figures, evidence, elsewhere }: Props) {
  if (figures.length === 0) return null
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="section-title">
        Figures
      </h2>
      <p className="mt-2 max-w-measure text-quiet">
        Each number stands with who states it. Where numbers differ they stand side by side; the archive does
        not choose between them and adds none up.
      </p>
      {figureEvents(figures, elsewhere).map(({ event, groups }) => (
        <table key={event} className="mt-5 w-full border-collapse text-start">
          <caption className="pb-2 text-start font-serif text-lg font-semibold">{event}</caption>
          <thead className="text-start text-xs text-quiet max-md:sr-only">
            <tr>
              <th scope="col" className="w-1/3 border-b border-edge py-1.5 pe-4 text-start font-medium">
                What is counted
              </th>
              <th scope="col" className="border-b border-edge py-1.5 text-start font-medium">
                As stated
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Row key={group.figures[0]?.id} group={group} evidence={evidence} />
            ))}
          </tbody>
        </table>
      ))}
    </section>
  )
}

function Row({ group, evidence }: { group: FigureGroup; evidence: Props['evidence'] }) {
  const [first] = group.figures
  if (!first) return null
  return (
    <tr className="align-top max-md:flex max-md:flex-col max-md:border-b max-md:border-line">
      <th
        scope="row"
        className={`py-3 pe-4 text-start font-normal max-md:pb-0 md:border-b md:border-line ${indents[Math.min(group.depth, 3)]}`}
      >
        {group.depth > 0 && <span className="block text-xs text-quiet">of these</span>}
        {capital(first.measure)}: {first.population}
        {first.place && <span className="block text-xs text-quiet">{first.place.name}</span>}
        {group.differ && (
          <span className="mt-1 block">
            <StateMark state="DISPUTED">Figures differ</StateMark>
          </span>
        )}
      </th>
      <td className="py-3 md:border-b md:border-line">
        <div className="flex flex-wrap gap-x-10 gap-y-4">
          {group.figures.map((figure) => (
            <Stated
              key={figure.id}
              figure={figure}
              evidence={evidence.get(keyOf({ type: 'FIGURE', id: figure.id }))}
            />
          ))}
        </div>
        {group.others.length > 0 && <Elsewhere others={group.others} />}
      </td>
    </tr>
  )
}

/** What other records of the archive state of the same count, each with who states it there. */
function Elsewhere({ others }: { others: readonly OtherFigure[] }) {
  return (
    <div className="mt-4 border-t border-line pt-2">
      <p className="text-xs text-quiet">In other records of this archive</p>
      <ul className="mt-1 space-y-1.5">
        {others.map(({ id, slug, title, quantity, asOf, statedBy, state }) => (
          <li key={`${slug} ${id}`} className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-serif text-lg lining-nums tabular-nums">{formatQuantity(quantity)}</span>
            <span>
              {statedBy.name}
              {asOf && <span className="text-quiet">, as of {formatDate(asOf)}</span>}
            </span>
            <StateMark state={state}>{stateWords[state]}</StateMark>
            <a href={`/records/${slug}#figure-${id}`} className="link text-xs">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Stated({ figure, evidence }: { figure: Figure; evidence: Evidence | undefined }) {
  return (
    <div id={placeOf(`figure-${figure.id}`, evidence?.warnings ?? 0)} className="min-w-52 flex-1 basis-52">
      <p className="font-serif text-xl lining-nums tabular-nums">{formatQuantity(figure.quantity)}</p>
      <p>{figure.statedBy.name}</p>
      {figure.asOf && <p className="text-quiet">As of {formatDate(figure.asOf)}</p>}
      {figure.note && <p className="text-quiet">{figure.note}</p>}
      {evidence && <HowWeKnow evidence={evidence} warnings={evidence.warnings} />}
    </div>
  )
}
