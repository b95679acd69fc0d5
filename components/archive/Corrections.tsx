import type { SnapshotCorrection } from '@/lib/editions/schema'
import { dayOf, roleWords } from './words'

const parts: Readonly<Record<string, string>> = {
  wording: 'The wording',
  original: 'The original beside the translation',
  translator: 'The translator',
  number: 'The number',
  measure: 'What is counted',
  population: 'Who or what they are',
  statedBy: 'Who states it',
  locator: 'The place in the source',
}

/** What was put right in a statement, by whom it was proposed and when its author took it over; oldest first. */
export function Corrections({ corrections }: { corrections: readonly SnapshotCorrection[] }) {
  if (corrections.length === 0) return null
  return (
    <div>
      <p className="font-medium">Corrected</p>
      <ol className="mt-1 space-y-2">
        {corrections.map(({ part, from, to, proposedAt, acceptedAt, role }) => (
          <li key={`${part} ${proposedAt}`}>
            {parts[part] ?? 'A part'}: <Words>{from}</Words> became <Words>{to}</Words>.
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
