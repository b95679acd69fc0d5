import type { Evidence } from '@/lib/editions/evidence'
import { aspectWords, outcomeWords } from '@/lib/review/aspects'
import { dayOf, roleWords } from './words'

/** Words of a table for an id that an edition keeps; the id itself where a later table no longer has it. */
const wordsIn =
  <Words,>(table: Readonly<Record<string, Words>>, say: (words: Words) => string) =>
  (id: string) =>
    Object.hasOwn(table, id) && table[id] ? say(table[id]) : id

const question = wordsIn(aspectWords, (words) => words.question)
const label = wordsIn(aspectWords, (words) => words.label)
const outcome = wordsIn(outcomeWords, (words) => words.label)

/** Who checked what and when, aspect by aspect, and what nobody has checked. */
export function Verdicts({ evidence: { verdicts, unchecked, hops } }: { evidence: Evidence }) {
  const unseen = hops.filter(({ access }) => access === 'NOT_SEEN').length
  return (
    <>
      {verdicts.length > 0 && (
        <dl className="space-y-2">
          {[...Map.groupBy(verdicts, ({ aspect }) => aspect)].map(([aspect, given]) => (
            <div key={aspect}>
              <dt className="text-quiet">{question(aspect)}</dt>
              {given.map((verdict) => (
                <dd key={`${verdict.at} ${verdict.role}`}>
                  {outcome(verdict.outcome)}, {roleWords[verdict.role] ?? 'a member'},{' '}
                  <time dateTime={verdict.at}>{dayOf(verdict.at)}</time>
                  {verdict.note && <span className="block text-quiet">“{verdict.note}”</span>}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      <p>
        <span className="font-medium">Remains unchecked: </span>
        {remaining(unchecked.map(label), unseen)}
      </p>
    </>
  )
}

function remaining(unchecked: readonly string[], unseen: number): string {
  const parts = [
    unchecked.length > 0 && unchecked.join(', ').toLowerCase(),
    unseen === 1 && 'the first work named here, which was not seen',
    unseen > 1 && `the first ${unseen} works named here, which were not seen`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? `${parts.join('; ')}.` : 'nothing of what the archive asks for.'
}
