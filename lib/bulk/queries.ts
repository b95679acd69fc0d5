import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import type { BulkOutcome } from '@/lib/generated/prisma/enums'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import type { Message } from '@/lib/messages/message'
import { readMessages } from '@/lib/messages/stored'
import { bulkLists } from './lists'
import { countsOf, demandOwnBulk } from './run'
import {
  type BulkChange,
  changeSchemaFor,
  type Preview,
  type PreviewCounts,
  previewCountsSchema,
  type Selection,
  selectionSchema,
  tooMany,
} from './schema'
import { countSelected, selectedAfter } from './selection'

/** Entries on a page of a preview or a result, and those that are read at once. */
const PAGE = 50

/** The most entries that are counted at once by what would happen to them. */
export const MOST_COUNTED = 1_000

/**
 * What a change would do to the selected entries that the actor can see: a page of them behind `after`, and on the first page (`known` is null) in
 * numbers for the first thousand (`countOn` counts the others). The commands decide again when they run. `Invalid` names a faulty field of the
 * change.
 */
export async function previewOf(
  actor: Actor,
  asked: BulkChange | Unchecked,
  entries: Selection | Unchecked,
  page: { after?: string | null; known?: PreviewCounts | Unchecked | null } = {},
): Promise<Preview> {
  const selection = parseInput(selectionSchema, entries)
  const change = parseInput(changeSchemaFor(selection.list), asked)
  const start = page.after ? parseId(page.after) : null
  const known = page.known ? parseInput(previewCountsSchema, page.known) : null
  const seenAt = new Date().toISOString()
  const total = known?.total ?? (await countSelected(actor, selection))
  const counts = known ?? { seenAt, total, counted: none, after: null }
  const refusal = tooMany(change, total)
  if (refusal) return { change, counts, refusal, entries: [], next: null }
  const portions = previewedPortions(actor, change, selection, start)
  const first = await portions.next()
  const shown = first.done ? { entries: [], next: null } : first.value
  const counted = known ? {} : await countIn([shown], portions, none)
  return { change, counts: { ...counts, ...counted }, refusal, ...shown }
}

/** Counts further entries of a preview, at most a thousand, behind those that were counted. */
export async function countOn(
  actor: Actor,
  asked: BulkChange | Unchecked,
  entries: Selection | Unchecked,
  known: PreviewCounts | Unchecked,
): Promise<PreviewCounts> {
  const selection = parseInput(selectionSchema, entries)
  const change = parseInput(changeSchemaFor(selection.list), asked)
  const counts = parseInput(previewCountsSchema, known)
  if (counts.after === null) return counts
  const portions = previewedPortions(actor, change, selection, counts.after)
  return { ...counts, ...(await countIn([], portions, counts.counted)) }
}

const none = { entries: 0, changes: 0, refused: 0 }

type Page = Pick<Preview, 'entries' | 'next'>

async function* previewedPortions(
  actor: Actor,
  change: BulkChange,
  selection: Selection,
  start: string | null,
): AsyncGenerator<Page> {
  for (let after = start; ; ) {
    const ids = await selectedAfter(actor, selection, after, PAGE + 1)
    const page = ids.slice(0, PAGE)
    const next = ids.length > PAGE ? (page.at(-1) ?? null) : null
    yield { entries: await bulkLists[selection.list].preview(actor, change, page), next }
    if (next === null) return
    after = next
  }
}

/** Adds what a change would do in these portions, until a thousand entries were counted. */
async function countIn(
  first: readonly Page[],
  others: AsyncGenerator<Page>,
  before: PreviewCounts['counted'],
): Promise<Pick<PreviewCounts, 'counted' | 'after'>> {
  const counted = { ...before }
  let after: string | null = null
  const add = ({ entries, next }: Page) => {
    counted.entries += entries.length
    counted.changes += entries.filter(({ changes }) => changes).length
    counted.refused += entries.filter(({ refusal }) => refusal).length
    after = next
  }
  for (const page of first) add(page)
  for await (const page of others) {
    add(page)
    if (counted.entries - before.entries >= MOST_COUNTED) break
  }
  return { counted, after }
}

type BulkResult = {
  id: string
  title: string
  language: string
  outcome: BulkOutcome
  refusal: Message | null
}

/**
 * A change of many entries that the actor made: what was asked, its progress, and the outcome for a page of the entries, those that it left first.
 * `NotFound` for another's.
 */
export async function bulkOf(actor: Actor, jobId: string, page = 1) {
  const id = parseId(jobId)
  const { list, change, isDone } = await demandOwnBulk(actor, id)
  const [counts, rows] = await Promise.all([
    countsOf(id),
    db.bulkEntry.findMany({
      where: { jobId: id },
      orderBy: [{ outcome: 'desc' }, { entryId: 'asc' }],
      select: { entryId: true, outcome: true, refusal: true },
      skip: (page - 1) * PAGE,
      take: PAGE,
    }),
  ])
  const seen = await bulkLists[list].read(
    actor,
    rows.map(({ entryId }) => entryId),
  )
  const byId = new Map(seen.map((entry) => [entry.id, entry]))
  const total = Object.values(counts).reduce((sum, count) => sum + count)
  return {
    ...{ id, list, change, counts, isDone, pages: Math.max(1, Math.ceil(total / PAGE)) },
    entries: rows.flatMap(({ entryId, outcome, refusal }): BulkResult[] => {
      const entry = byId.get(entryId)
      return entry
        ? [
            {
              ...{ id: entryId, title: entry.title, language: entry.language, outcome },
              refusal: readMessages([refusal])[0] ?? null,
            },
          ]
        : []
    }),
  }
}
