import type { SnapshotCorrection } from '@/lib/editions/schema'
import { labelOfPart } from '@/lib/review/corrections/schema'
import { dayOf, roleWords } from './words'

/** What was put right in a statement, by whom it was proposed and when its author took it over; oldest first. */
export function Corrections({ corrections }: { corrections: readonly SnapshotCorrection[] }) {
  if (corrections.length === 0) return null
  return (
    <div>
      <p className="font-medium">Corrected</p>
      <ol className="mt-1 space-y-2">
        {corrections.map(({ part, from, to, proposedAt, acceptedAt, role }) => (
          <li key={`${part} ${proposedAt}`}>
            {labelOfPart(part)}: <Words>{from}</Words> became <Words>{to}</Words>.
            <span className="block text-quiet">
              Proposed by {roleWords[role] ?? 'a member'}, {dayOf(proposedAt)}; taken over by somebody who
              wrote it, <time dateTime={acceptedAt}>{dayOf(acceptedAt)}</time>.
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const Words = ({ children }: { children: string }) =>
  children === '' ? (
    'nothing'
  ) : (
    <q dir="auto" className="font-serif whitespace-pre-line">
      {children}
    </q>
  )
