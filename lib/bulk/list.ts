import type { Actor } from '@/lib/access'
import { Conflict, NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { message } from '@/lib/messages/message'
import type { BulkChange, EntryChange, PreviewedEntry } from './schema'

export type BulkEntry = { id: string; title: string; language: string; changedAt: Date }

/** The values in the query of a list's address. */
type ListQuery = Readonly<Record<string, string>>

/** What undoing a change of one entry needs; null when nothing changed. */
export type Undo = Prisma.InputJsonObject | null

/** How the entries of a list are found, read and changed. */
export type BulkList = {
  /** The number of entries that the query selects among those the actor sees. */
  count: (actor: Actor, query: ListQuery) => Promise<number>
  /** The ids of these entries behind an id, in the order of ids, at most `most`. */
  idsAfter: (actor: Actor, query: ListQuery, after: string | null, most: number) => Promise<string[]>
  /** The ids of those of these entries that the actor sees. */
  seen: (actor: Actor, ids: readonly string[]) => Promise<string[]>
  /** Those of these entries that the actor sees, in the order of ids. */
  read: (actor: Actor, ids: readonly string[]) => Promise<BulkEntry[]>
  /** What a change would do to each of those that the actor sees. */
  preview: (actor: Actor, change: BulkChange, ids: readonly string[]) => Promise<PreviewedEntry[]>
  /** Makes the change in one entry by its ordinary command, with all its guards. `Conflict` where the entry was changed after `seenAt`. */
  apply: (actor: Actor, change: EntryChange, id: string, seenAt: Date | null) => Promise<Undo>
  /** Undoes it, if the entry is still as the change left it. `Conflict` where someone changed it since, and whatever the ordinary command refuses. */
  undo: (actor: Actor, change: EntryChange, id: string, undo: unknown) => Promise<void>
}

/** An entry as it was when the preview was shown. `NotFound` where the actor doesn't see it, `Conflict` where it was changed after that. */
export function unchangedSince<Entry extends BulkEntry>(
  entry: Entry | undefined,
  seenAt: Date | null,
): Entry {
  if (!entry) throw new NotFound()
  if (seenAt && entry.changedAt > seenAt) throw new Conflict(message('bulk.changedSincePreview'))
  return entry
}

export const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)
