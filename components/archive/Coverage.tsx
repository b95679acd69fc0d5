import { coverageSentence } from '@/lib/editions/coverage'
import type { Coverage as Numbers } from '@/lib/editions/evidence'
import type { Snapshot } from '@/lib/editions/schema'
import { dayOf, roleWords } from './words'

type Props = { coverage: Numbers; approved: Snapshot['approved'] }

/** How much of the page was checked against what, by whom it was not, and who read what has no source of its own. */
export function Coverage({ coverage, approved }: Props) {
  return (
    <p className="max-w-measure text-quiet">
      {coverageSentence(coverage)}
      {coverage.length > 0 && ' Nobody checked words of their own.'}
      {approved && (
        <>
          {' '}
          This edition, with title and summary, was read and approved as a whole by{' '}
          {roleWords[approved.role] ?? 'a member'} who did not write in it,{' '}
          <time dateTime={approved.at}>{dayOf(approved.at)}</time>.
        </>
      )}
    </p>
  )
}
