import type { WorkState } from '@/lib/generated/prisma/enums'
import { stateLabels } from '@/lib/records/state'

/** Where the draft stands, and what the public sees meanwhile. `live` is the number of the edition that can be read, or null. */
export function StateWords({ state, live }: { state: WorkState; live: number | null }) {
  return (
    <>
      {stateLabels[state]}
      <span className="block text-xs text-quiet">
        {live ? `Edition ${live} is public` : 'Nothing is public'}
      </span>
    </>
  )
}
