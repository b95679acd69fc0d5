import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { type Message, message } from '@/lib/messages/message'
import { readMessages, storedMessage } from '@/lib/messages/stored'
import { type Entry, entryRooms } from './entries'
import {
  type BulkEntries,
  bulkEntriesSchema,
  changedText,
  type EntryChange,
  type EntryResult,
  entryChangeSchema,
  entryOutcomes,
  entryResultsSchema,
  type PreviewedEntry,
} from './entry-schema'
import { refusalMessage } from './run'

type Report = (progress: { done: number; total: number; position: { entries: EntryResult[] } }) => void

/** The change, and the entries with the field as it is and as it would be. `isRefused`: the actor can't edit it. `Invalid` names a faulty field. */
export async function previewOfEntries(
  actor: Actor,
  input: EntryChange | Unchecked,
  ids: readonly string[],
): Promise<{ change: EntryChange; entries: PreviewedEntry[] }> {
  const change = parseInput(entryChangeSchema, input)
  const entries = await entryRooms[change.list].read(actor, ids, change.field)
  return {
    change,
    entries: entries.map(({ id, title, text, canEdit }) => {
      const after = changedText(text, change)
      return { id, title, before: text, after, isRefused: !canEdit, changes: canEdit && after !== text }
    }),
  }
}

const stored = (refusal: Message) => JSON.parse(JSON.stringify(storedMessage(refusal)))

/** Works through entries one by one, each by a transaction of its own; what is refused is noted with the reason. */
async function each(
  list: EntryChange['list'],
  { actor, ids, field }: { actor: Actor; ids: readonly string[]; field: string },
  done: readonly EntryResult[],
  report: Report,
  refused: 'REFUSED' | 'UNDO_REFUSED',
  work: (entry: Entry) => Promise<Omit<EntryResult, 'id'>>,
): Promise<EntryResult[]> {
  const entries = [...done]
  for (const id of ids.filter((id) => !done.some((one) => one.id === id))) {
    const [entry] = await entryRooms[list].read(actor, [id], field)
    const ending = entry
      ? await work(entry).catch((error: unknown) => ({
          outcome: refused,
          refusal: stored(refusalMessage(error)),
        }))
      : { outcome: refused, refusal: stored(new NotFound().text) }
    entries.push({ id, ...ending })
    report({ done: entries.length, total: ids.length, position: { entries } })
  }
  return entries
}

/**
 * Changes a field of the entries that the actor can edit, each by the ordinary command with its guards. `position` is what an interrupted run kept:
 * it goes on with the others. Returns what was done to each.
 */
export async function changeEntries(
  member: Actor,
  jobId: string,
  { change, ids }: BulkEntries,
  { position, report }: { position: unknown; report: Report },
): Promise<EntryResult[]> {
  const { list, field } = change
  const actor: Actor = { ...member, bulk: jobId }
  const done = entryResultsSchema.parse(position).entries
  return each(list, { actor, ids, field }, done, report, 'REFUSED', async (entry) => {
    const after = changedText(entry.text, change)
    if (after === entry.text) return { outcome: 'SAME' }
    if (!entry.canEdit) throw new Forbidden()
    const version = await entryRooms[list].write(actor, entry.id, entry.version, field, after)
    return { outcome: 'CHANGED', before: entry.text, version }
  })
}

/** The job of the actor with this id that has ended, and what it did. `NotFound` for one of someone else. */
async function endedRun(actor: Actor, jobId: string) {
  const job = await db.job.findFirst({
    where: { id: parseId(jobId), kind: 'bulkEntries', startedById: actor.id },
    select: { input: true, result: true, endedAt: true },
  })
  const input = bulkEntriesSchema.safeParse(job?.input)
  if (!job || !input.success) throw new NotFound()
  return { ...input.data, entries: keptIn(job.result), isDone: job.endedAt !== null }
}

const keptIn = (result: unknown): EntryResult[] =>
  entryResultsSchema.parse(
    typeof result === 'object' && result !== null && 'kept' in result ? result.kept : null,
  ).entries

/** Undoes what a job of the actor changed, entry by entry; one that was changed since stays, with the reason. */
export async function undoEntries(
  member: Actor,
  jobId: string,
  bulkId: string,
  { position, report }: { position: unknown; report: Report },
): Promise<EntryResult[]> {
  const { change, entries } = await endedRun(member, bulkId)
  const { list, field } = change
  const actor: Actor = { ...member, bulk: jobId }
  const changed = new Map(entries.flatMap((one) => (one.outcome === 'CHANGED' ? [[one.id, one]] : [])))
  const done = entryResultsSchema.parse(position).entries
  return each(
    list,
    { actor, ids: [...changed.keys()], field },
    done,
    report,
    'UNDO_REFUSED',
    async (entry) => {
      const { version, before = '' } = changed.get(entry.id) ?? {}
      if (entry.version !== version) throw new Conflict(message('bulk.changedSince'))
      await entryRooms[list].write(actor, entry.id, entry.version, field, before)
      return { outcome: 'UNDONE' }
    },
  )
}

export type EntryCounts = Record<EntryResult['outcome'], number>

const countsOf = (entries: readonly EntryResult[]): EntryCounts => {
  const count = (outcome: EntryResult['outcome']) => entries.filter((one) => one.outcome === outcome).length
  const [CHANGED = 0, SAME = 0, REFUSED = 0, UNDONE = 0, UNDO_REFUSED = 0] = entryOutcomes.map(count)
  return { CHANGED, SAME, REFUSED, UNDONE, UNDO_REFUSED }
}

/** What a job did, in one sentence. */
export const entrySummary = (entries: readonly EntryResult[]): Message =>
  message('bulk.entries.done', countsOf(entries))

/** A change of many entries that the actor made, with what it did to each, and what was undone since. `NotFound` for another's. */
export async function bulkEntriesOf(actor: Actor, jobId: string) {
  const { change, ids, entries, isDone } = await endedRun(actor, jobId)
  const undos = await db.job.findMany({
    where: { kind: 'undoBulkEntries', startedById: actor.id, input: { path: ['bulkId'], equals: jobId } },
    orderBy: { createdAt: 'asc' },
    select: { result: true },
  })
  const latest = new Map(
    [...entries, ...undos.flatMap(({ result }) => keptIn(result))].map((one) => [one.id, one]),
  )
  const titles = await entryRooms[change.list].read(actor, ids, change.field)
  const results = [...latest.values()]
  return {
    ...{ change, isDone, counts: countsOf(results), summary: entrySummary(results) },
    path: entryRooms[change.list].path,
    entries: results.map(({ id, outcome, refusal }) => ({
      ...{ id, outcome, title: titles.find((one) => one.id === id)?.title ?? '' },
      refusal: refusal ? (readMessages([refusal])[0] ?? null) : null,
    })),
  }
}
