import 'server-only'
import { db, type Tx, transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { lockSources } from './effects'
import { repeatOlderMasksOn, repeatOnBetterCopies } from './older-copies'

/** Milliseconds. Each masked text of the older copies can take a minute to compare. Members who publish from these sources wait. */
const TIMEOUT = 3_600_000

/** Masks the newest text of a copy as the copies that it replaces. */
async function searchCopy(tx: Tx, holdingId: string) {
  const text = await tx.textLayer.findFirst({
    where: { holdingId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, sha256: true, holdingId: true },
  })
  if (text) {
    await lockSources(tx, text)
    const events = await repeatOlderMasksOn(tx, null, text.id)
    if (events.length > 0) events.push(...(await repeatOnBetterCopies(tx, null, text)))
    for (const event of events) await recordEvent(tx, event)
  }
  await tx.maskSearch.deleteMany({ where: { holdingId } })
}

/**
 * Masks what is masked in older copies in the better copies that an earlier version searched by other rules, or not at all: where a mask
 * isn't found, all of the text. Each copy in one transaction, so that it goes on after it was cut off. Returns the number of copies. For an
 * upgrade.
 */
export async function searchForOlderMasks(): Promise<number> {
  let searched = 0
  for (;;) {
    const next = await db.maskSearch.findFirst({ orderBy: { holdingId: 'asc' } })
    if (!next) return searched
    await transaction((tx) => searchCopy(tx, next.holdingId), { timeout: TIMEOUT })
    searched += 1
  }
}
