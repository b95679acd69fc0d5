import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { readableAmong } from '@/lib/holdings/access'
import { bindPassage } from '@/lib/holdings/passages'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { getTranslator } from '@/lib/settings/language'
import { citedPassages, layerOf } from './cited-passages'
import { type CitingRecord, lockCiting, moveOpen } from './moves'
import type { Relocated } from './schema'
import { foldedFor, type Searched, type Sought, searchIn } from './search'
import { searchAside } from './search-aside'

/** Milliseconds for the search for similar passages; passages after that get no suggestion. */
const GUESSING = 10_000
const TIMEOUT = 120_000

type Copy = { id: string; sourceId: string; betterThanId: string | null }

/** Those of these copies that the actor can read. */
async function copiesOf(client: Tx, actor: Actor, ids: readonly string[]): Promise<Copy[]> {
  const readable = await readableAmong(client, actor, ids)
  return client.holding.findMany({
    where: { id: { in: [...readable.keys()] } },
    select: { id: true, sourceId: true, betterThanId: true },
  })
}

/**
 * Notes, once, that a copy replaces an older copy of the same source. Searches in it for every passage of the older copy (and of the copies
 * that one replaced) that drafts cite. Moves open drafts where a passage is found exactly once, each with a revision and an event. Every
 * other passage, and every record that can't be edited now, waits for a person. One transaction or nothing. The older copy and its passages
 * stay as they are.
 */
export async function declareBetter(
  actor: Actor,
  holdingId: string,
  betterThanId: string,
): Promise<Relocated> {
  demand(actor, 'writeAll')
  const [id, olderId] = [parseId(holdingId), parseId(betterThanId)]
  const copies = await copiesOf(db, actor, [id, olderId])
  const [copy, older] = [copies.find((one) => one.id === id), copies.find((one) => one.id === olderId)]
  if (!copy || !older) throw new NotFound(message('relocation.copyGone'))
  if (id === olderId || copy.sourceId !== older.sourceId)
    throw new Invalid({ betterThanId: message('relocation.otherCopyNeeded') })
  if (copy.betterThanId !== null) throw new Conflict(message('relocation.alreadyBetter'))
  return relocate(actor, id, olderId)
}

/** Searches for the passages of older copies that drafts began to cite since. Safe to repeat: nothing is searched for twice. */
export async function searchAgain(actor: Actor, holdingId: string): Promise<Relocated> {
  demand(actor, 'writeAll')
  const [copy] = await copiesOf(db, actor, [parseId(holdingId)])
  if (!copy?.betterThanId) throw new NotFound(message('relocation.replacesNone'))
  return relocate(actor, copy.id, null)
}

/** Texts and passages never change, so the search needs no lock and runs before the transaction. */
async function searched(actor: Actor, holdingId: string, olderId: string | null) {
  const layer = await layerOf(db, holdingId)
  const passages = await citedPassages(db, holdingId, olderId)
  const found = await searchAside(actor.id, {
    text: layer.text,
    spans: layer.spans,
    passages: passages.map(({ exact, prefix, suffix }) => ({ exact, prefix, suffix })),
    guessing: GUESSING,
  })
  const results = new Map(passages.map(({ id }, index) => [id, found[index]]))
  /** A passage that was cited only since then is searched for without suggestions. */
  const search = (passage: Sought & { id: string }): Searched =>
    results.get(passage.id) ?? searchIn(foldedFor(layer), passage, false)
  return { layer, search }
}

async function relocate(actor: Actor, holdingId: string, declared: string | null): Promise<Relocated> {
  const { layer, search } = await searched(actor, holdingId, declared)
  return transactionAs(
    actor,
    async (tx) => {
      const records = await lockCiting(tx, actor, await idsCited(tx, holdingId, declared))
      if (declared) await declare(tx, holdingId, declared)
      const passages = await citedPassages(tx, holdingId, null)
      const places = new Map<string, string>()
      for (const passage of passages) {
        const result = search(passage)
        if (result.outcome !== 'FOUND') continue
        const { id } = await bindPassage(tx, actor, layer, result.place)
        places.set(passage.id, id)
      }
      await moveOpen(tx, actor, records, places, holdingId)
      const relocated = await writeDown(tx, actor, holdingId, { passages, places, records, search })
      await recordEvent(tx, {
        actor,
        action: declared ? 'holding.better' : 'holding.look-again',
        subjectType: 'holding',
        subjectId: holdingId,
        detail: { ...(declared && { betterThan: declared }), ...relocated },
      })
      return relocated
    },
    { timeout: TIMEOUT },
  )
}

const idsCited = async (tx: Tx, holdingId: string, olderId: string | null) =>
  (await citedPassages(tx, holdingId, olderId)).map(({ id }) => id)

/** By compare-and-set; `Invalid` where it would make a circle. */
async function declare(tx: Tx, holdingId: string, olderId: string) {
  const circle = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE older AS (
      SELECT id, "betterThanId" FROM "Holding" WHERE id = ${olderId}::uuid
      UNION SELECT h.id, h."betterThanId" FROM "Holding" h JOIN older o ON h.id = o."betterThanId")
    SELECT id FROM older WHERE id = ${holdingId}::uuid`
  if (circle.length > 0) throw new Invalid({ betterThanId: message('relocation.circle') })
  const { count } = await tx.holding.updateMany({
    where: { id: holdingId, betterThanId: null },
    data: { betterThanId: olderId },
  })
  if (count === 0) throw new Conflict(message('relocation.betterMeanwhile'))
}

type Found = {
  passages: readonly { id: string; exact: string; prefix: string; suffix: string }[]
  places: ReadonlyMap<string, string>
  records: readonly CitingRecord[]
  search: (passage: Found['passages'][number]) => Searched
}

/** Writes a row for each passage that was searched for. A decision counts for older copies too. */
async function writeDown(tx: Tx, actor: Actor, holdingId: string, found: Found): Promise<Relocated> {
  const closed = new Set(
    found.records.filter(({ isOpen }) => !isOpen).flatMap(({ passageIds }) => passageIds),
  )
  const resolved = { resolvedById: actor.id, resolvedAt: new Date() }
  const rows = found.passages.map((passage) => {
    const toPassageId = found.places.get(passage.id) ?? null
    const result = found.search(passage)
    const waits = toPassageId !== null && closed.has(passage.id)
    return {
      passageId: passage.id,
      holdingId,
      toPassageId,
      outcome: waits ? ('UNDER_REVIEW' as const) : result.outcome,
      candidates:
        result.outcome === 'FOUND' ? [] : result.candidates.map(({ start, end }) => ({ start, end })),
      ...(toPassageId !== null && !waits && resolved),
    }
  })
  const t = await getTranslator()
  await tx.relocation.createMany({ data: rows })
  await tx.relocation.updateMany({
    where: {
      passageId: { in: rows.flatMap(({ passageId, toPassageId }) => (toPassageId ? [passageId] : [])) },
      holdingId: { not: holdingId },
      resolvedAt: null,
    },
    data: { ...resolved, reason: t('relocation.foundInOther') },
  })
  const count = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length
  return {
    moved: count(({ outcome }) => outcome === 'FOUND'),
    waiting: count(({ outcome }) => outcome === 'UNDER_REVIEW'),
    toLookAt: count(({ outcome }) => outcome === 'NOT_FOUND' || outcome === 'SEVERAL'),
  }
}
