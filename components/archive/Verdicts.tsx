import type { Evidence } from '@/lib/editions/evidence'
import { aspectWords, dayOf, outcomeWords, roleWords } from './words'

const aspect = (id: string) => aspectWords[id] ?? id

/** Who checked what and when, aspect by aspect, and what nobody has checked. */
export function Verdicts({ evidence: { verdicts, unchecked, hops } }: { evidence: Evidence }) {
  const unseen = hops.filter(({ access }) => access === 'NOT_SEEN').length
  return (
    <>
      {verdicts.length > 0 && (
        <dl className="space-y-1.5">
          {verdicts.map((verdict) => (
            <div key={`${verdict.aspect} ${verdict.at}`}>
              <dt className="inline font-medium">{aspect(verdict.aspect)}: </dt>
              <dd className="inline">
                {outcomeWords[verdict.outcome] ?? verdict.outcome} by {roleWords[verdict.role] ?? 'a member'},{' '}
                <time dateTime={verdict.at}>{dayOf(verdict.at)}</time>
                {verdict.note && <span className="block text-quiet">“{verdict.note}”</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <span className="font-medium">Remains unchecked: </span>
        {remaining(unchecked, unseen)}
      </p>
    </>
  )
}

function remaining(unchecked: readonly string[], unseen: number): string {
  const parts = [
    unchecked.length > 0 && unchecked.map((id) => aspect(id).toLowerCase()).join(', '),
    unseen === 1 && 'the first work named here, which was not seen',
    unseen > 1 && `the first ${unseen} works named here, which were not seen`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? `${parts.join('; ')}.` : 'nothing of what the archive asks for.'
}
