import type { Actor } from '@/lib/access'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { BulkChange, PreviewedEntry } from './schema'

export type BulkEntry = { id: string; title: string; language: string; changedAt: Date }

/** The values in the query of a list's address. */
export type ListQuery = Readonly<Record<string, string>>

/** What undoing a change of one entry needs; null when nothing changed. */
export type Undo = Prisma.InputJsonObject | null

/** How the entries of a list are found, read and changed. */
export type BulkList = {
  /** The number of entries that the query selects among those the actor sees. */
  count: (actor: Actor, query: ListQuery) => Promise<number>
  /** The ids of these entries behind an id, in the order of ids, at most `most`. */
  idsAfter: (actor: Actor, query: ListQuery, after: string | null, most: number) => Promise<string[]>
  /** Those of these entries that the actor sees, in the order of ids. */
  read: (actor: Actor, ids: readonly string[]) => Promise<BulkEntry[]>
  /** What a change would do to each of those that the actor sees. */
  preview: (actor: Actor, change: BulkChange, ids: readonly string[]) => Promise<PreviewedEntry[]>
  /** Makes the change in one entry by its ordinary command, with all its guards. */
  apply: (actor: Actor, change: BulkChange, id: string) => Promise<Undo>
  /** Undoes it, if the entry is still as the change left it. `Conflict` where someone changed it since, and whatever the ordinary command refuses. */
  undo: (actor: Actor, change: BulkChange, id: string, undo: unknown) => Promise<void>
}
