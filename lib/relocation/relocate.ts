import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { lockSources } from '@/lib/editions/masking/effects'
import { repeatOlderMasks, repeatOnBetterCopies } from '@/lib/editions/masking/older-copies'
import { type NewEvent, recordEvent } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { bindPassage } from '@/lib/holdings/passages'
import { spansWithin, wordsOf } from '@/lib/holdings/skipped-text'
import type { LayerSpan } from '@/lib/holdings/spans'
import type { Span } from '@/lib/quotation'
import { foldedFor, type Searched, type Sought, searchIn } from '@/lib/quotation/other-text/search'
import { searchAside } from '@/lib/quotation/other-text/search-aside'
import { EDITION_CONTEXT } from '@/lib/review/schema'
import { getTranslator } from '@/lib/settings/language'
import { touches } from '@/lib/text/masked-ranges'
import { type CitedPassage, citedPassages, type Target } from './cited-passages'
import { type CitingRecord, lockCiting, moveOpen } from './moves'
import type { Relocated } from './schema'

/** Milliseconds for the search for similar passages; passages after that get no suggestion. */
const GUESSING = 10_000
const TIMEOUT = 120_000

/** A text without its row, which can be about to be written. */
type SearchedText = { text: string; spans: readonly LayerSpan[]; locators: unknown }

/** What happens in the transaction before anything moves, and how its event is named. */
type Beginning = {
  action: string
  detail: NonNullable<NewEvent['detail']>
  /** Returns the id of the text that the passages move to. */
  begin: (tx: Tx) => Promise<string>
  /** Where a passage is in a text that corrects its own: there if the words are the same, otherwise suggested first. */
  expected?: (passage: CitedPassage) => Span | null
}

/** Texts and passages never change, so the search needs no lock and runs before the transaction. */
async function searchedIn(actor: Actor, { text, spans }: SearchedText, target: Target) {
  const passages = await citedPassages(db, target)
  const found = await searchAside(actor.id, {
    text,
    spans,
    passages: passages.map(({ exact, prefix, suffix }) => ({ exact, prefix, suffix })),
    guessing: GUESSING,
  })
  const results = new Map(passages.map(({ id }, index) => [id, found[index]]))
  /** A passage that was cited only since then is searched for without suggestions. */
  return (passage: Sought & { id: string }): Searched =>
    results.get(passage.id) ?? searchIn(foldedFor({ text, spans }), passage, false)
}

/**
 * Searches in a text for every passage of the older texts that drafts cite. Moves open drafts where a passage is found exactly once, each with
 * a revision and an event. Every other passage, and every record that can't be edited now, waits for a person. One transaction or
 * nothing. What is masked in the copies that this one replaces is masked in this text; all of it where a mask isn't found. The older texts and their
 * passages stay as they are. Part of a command: the caller guards.
 */
export async function relocate(
  actor: Actor,
  searched: SearchedText,
  target: Target,
  { action, detail, begin, expected }: Beginning,
): Promise<Relocated> {
  const { holdingId } = target
  const searchText = await searchedIn(actor, searched, target)
  const searchPlace = (passage: CitedPassage): Searched => {
    const place = expected?.(passage)
    const isSame = place && wordsAt(searched, place) === passage.exact
    return isSame ? { outcome: 'FOUND', place } : searchText(passage)
  }
  return transactionAs(
    actor,
    async (tx) => {
      const cited = await citedPassages(tx, target)
      const records = await lockCiting(
        tx,
        actor,
        cited.map(({ id }) => id),
      )
      const text = { sha256: sha256(searched.text), holdingId }
      await lockSources(tx, text)
      const textLayerId = await begin(tx)
      const layer = { ...searched, id: textLayerId }
      const { missed, unplaced, events } = await repeatOlderMasks(tx, actor, target, layer)
      const later = await repeatOnBetterCopies(tx, actor, text)
      const search = (passage: CitedPassage): Searched => {
        const result = searchPlace(passage)
        return result.outcome === 'FOUND' && isNear(passage, missed)
          ? { outcome: 'NOT_FOUND', candidates: [result.place] }
          : result
      }
      const passages = await citedPassages(tx, { holdingId, textLayerId })
      const places = new Map<string, string>()
      for (const passage of passages) {
        const result = search(passage)
        if (result.outcome !== 'FOUND') continue
        const { id } = await bindPassage(tx, actor, layer, result.place)
        places.set(passage.id, id)
      }
      await moveOpen(tx, actor, records, places, holdingId)
      const written = await writeDown(
        tx,
        actor,
        { holdingId, textLayerId },
        { passages, places, records, search, expected },
      )
      const relocated = { ...written, unplaced }
      for (const event of [...events, ...later]) await recordEvent(tx, event)
      await recordEvent(tx, {
        ...{ actor, action, subjectType: 'holding', subjectId: holdingId },
        detail: { ...detail, ...relocated },
      })
      return relocated
    },
    { timeout: TIMEOUT },
  )
}

type Found = {
  passages: readonly CitedPassage[]
  places: ReadonlyMap<string, string>
  records: readonly CitingRecord[]
  search: (passage: CitedPassage) => Searched
  expected: Beginning['expected']
}

type SearchedLayer = { holdingId: string; textLayerId: string }

/** True where readers would see, around a passage of an older copy in a new text, what one of these masks withholds: a person must look. */
const isNear = (
  { textLayerId, start, end }: CitedPassage,
  masks: readonly (Span & { textLayerId: string })[],
) =>
  masks.some(
    (mask) =>
      mask.textLayerId === textLayerId &&
      touches(mask, { start: start - EDITION_CONTEXT, end: end + EDITION_CONTEXT }),
  )

/** What a text says in a range, without what isn't compared. */
const wordsAt = ({ text, spans }: SearchedText, place: Span) =>
  wordsOf(text.slice(place.start, place.end), spansWithin(spans, place))

/** The expected range first, then the others. */
const suggestions = (expected: Span | null | undefined, candidates: readonly Span[]) =>
  [...(expected ? [expected] : []), ...candidates.filter(({ start }) => start !== expected?.start)].map(
    ({ start, end }) => ({ start, end }),
  )

/**
 * Writes a row for each passage that was searched for. It replaces rows that still wait for older texts of the copy; a decision counts for
 * all copies.
 */
async function writeDown(
  tx: Tx,
  actor: Actor,
  target: SearchedLayer,
  found: Found,
): Promise<Omit<Relocated, 'unplaced'>> {
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
      ...target,
      toPassageId,
      outcome: waits ? ('UNDER_REVIEW' as const) : result.outcome,
      candidates: result.outcome === 'FOUND' ? [] : suggestions(found.expected?.(passage), result.candidates),
      ...(toPassageId !== null && !waits && resolved),
    }
  })
  const t = await getTranslator()
  await tx.relocation.createMany({ data: rows })
  const others = { textLayerId: { not: target.textLayerId }, resolvedAt: null }
  const close = (where: object, reason: string) =>
    tx.relocation.updateMany({ where: { ...others, ...where }, data: { ...resolved, reason } })
  const moved = rows.flatMap(({ passageId, toPassageId }) => (toPassageId ? [passageId] : []))
  await close({ passageId: { in: moved } }, t('relocation.foundInOther'))
  const searchedAgain = rows.map(({ passageId }) => passageId)
  await close(
    { passageId: { in: searchedAgain }, holdingId: target.holdingId },
    t('relocation.searchedInNewer'),
  )
  const count = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length
  return {
    moved: count(({ outcome }) => outcome === 'FOUND'),
    waiting: count(({ outcome }) => outcome === 'UNDER_REVIEW'),
    toLookAt: count(({ outcome }) => outcome === 'NOT_FOUND' || outcome === 'SEVERAL'),
  }
}
