import { coverageSentence } from '@/lib/editions/coverage'
import type { Coverage as Numbers } from '@/lib/editions/evidence'

/** How much of the page was checked against what, and by whom it was not. */
export function Coverage({ coverage }: { coverage: Numbers }) {
  return (
    <p className="max-w-measure text-quiet">
      {coverageSentence(coverage)}
      {coverage.length > 0 && ' Nobody checked words of their own.'}
    </p>
  )
}
