import { Runs } from '@/components/text/Runs'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { StateMark } from '@/components/ui/StateMark'
import { formatNote } from '@/lib/citations/format'
import { cslOf, type Evidence, type EvidenceHop } from '@/lib/editions/evidence'
import { locatorSchema } from '@/lib/text/chain'
import { Corrections } from './Corrections'
import { HeldPassage } from './HeldPassage'
import { howOf, placeOf } from './places'
import { Verdicts } from './Verdicts'
import { accessWords, stateWords } from './words'

type Props = {
  evidence: Evidence
  /** Behind how many content warnings this stands on its page. */
  warnings: number
}

/** How far a statement is checked, and on opening: its chain, what was seen, the held passage, the verdicts, what remains unchecked. */
export function HowWeKnow({ evidence, warnings }: Props) {
  const { subject, state, chain, hops, passage } = evidence
  return (
    <details id={placeOf(howOf(subject), warnings)} lang="en" dir="ltr" className="how font-sans text-sm">
      <summary className="inline-flex flex-wrap items-baseline gap-x-2 rounded py-1 text-quiet hover:text-ink">
        <StateMark state={state}>{stateWords[state]}</StateMark>
        <span className="inline-flex items-baseline gap-1.5 text-xs underline decoration-edge underline-offset-3">
          <DisclosureSign />
          How we know this
        </span>
      </summary>
      <div className="mt-2 space-y-4 rounded border border-line bg-panel p-4 leading-normal">
        {hops.length > 1 && (
          <p>
            <Runs runs={chain} />.
          </p>
        )}
        <ol className={hops.length > 1 ? 'space-y-2 border-s-2 border-line ps-3' : undefined}>
          {hops.map((hop) => (
            <Step key={hop.sourceId} hop={hop} />
          ))}
        </ol>
        {passage && <HeldPassage passage={passage} />}
        <Verdicts evidence={evidence} />
        <Corrections corrections={evidence.corrections} />
      </div>
    </details>
  )
}

function Step({ hop: { source, sourceId, locator, access } }: { hop: EvidenceHop }) {
  const place = locatorSchema.safeParse(locator)
  return (
    <li>
      <a href={`/sources/${sourceId}`} className="link">
        {source ? <Runs runs={formatNote(cslOf(source), place.success ? place.data : null)} /> : 'A source'}
      </a>
      <span className="block text-quiet">{accessWords[access]}</span>
    </li>
  )
}
