import type { Reach } from '@/lib/page-store/reach'
import type { MirroredPage, MirrorState } from './manifest'
import { overtakenProofs } from './proofs'

type Asking = {
  build: string
  reachSince: (position: MirrorState['event']) => Promise<Reach>
  ask: (address: string) => Promise<Response>
}

/** The day in UTC, as YYYY-MM-DD. */
export const today = (): string => new Date().toISOString().slice(0, 10)

/** The pages of the last run that are still as they were, as far as the archive's event log and the first proof tell. */
export async function keptPages(
  { build, reachSince, ask }: Asking,
  before: MirrorState | null,
): Promise<ReadonlyMap<string, MirroredPage>> {
  if (!before || before.build !== build) return new Map()
  const reach = await reachSince(before.event)
  if (reach === 'ANYTHING') return new Map()
  const isReached = ({ subjects }: MirroredPage) => subjects.some((subject) => reach.has(subject))
  const isNewDay = before.day !== today()
  const kept = new Map(
    Object.entries(before.pages).filter(([, page]) => !isReached(page) && !(page.isDaily && isNewDay)),
  )
  for (const address of await overtakenProofs(kept, ask)) kept.delete(address)
  return kept
}
