import 'server-only'
import { type Contributors, storedContributors } from '@/lib/contributions/contributors'
import { formatDate } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import type { Identification } from '@/lib/generated/prisma/enums'
import { storedEnglish } from '@/lib/messages/stored-english'
import { type CslItem, toCsl } from './csl'
import { byEachId, matchesAnySource } from './merged-sources'
import { sourceOf, sourceParts } from './row'

export type CitedSource = {
  id: string
  identification: Identification
  csl: CslItem
  /** The date as text, in stored English, because editions keep it; null when none is given. */
  issued: string | null
}

/** The cited metadata of some sources, all ids of each (its own and those of merged entries), and who described it; by the ids asked for. */
type CitedWorks = {
  sources: Map<string, CitedSource>
  mergedIds: Map<string, readonly string[]>
  /** For each part of the cited metadata (metadata.ts), the members whose content it contains. */
  describedBy: Map<string, Contributors>
}

/**
 * The data that citations, fingerprints and editions need of these sources, by the ids asked for: one query, in the caller's transaction if
 * there is one. An id that was merged gives the metadata of the remaining entry under the id asked for, so that a revision from before the
 * merge reads like one from after it.
 */
export async function citedWorks(client: Tx, ids: readonly string[]): Promise<CitedWorks> {
  const rows = await client.source.findMany({
    where: matchesAnySource(ids),
    include: {
      ...sourceParts,
      mergedFrom: { select: { id: true }, orderBy: { id: 'asc' } },
    },
  })
  const asked = new Set(ids)
  const works = [...byEachId(rows)].filter(([id]) => asked.has(id))
  const sources = new Map(
    works.map(([id, row]) => {
      const source = { ...sourceOf(row), id }
      const issued = source.issued && formatDate(source.issued, storedEnglish)
      return [id, { id, identification: source.identification, csl: toCsl(source), issued }] as const
    }),
  )
  const mergedIds = works.map(
    ([id, row]) => [id, [row.id, ...row.mergedFrom.map((merged) => merged.id)]] as const,
  )
  const describedBy = works.map(([id, row]) => [id, storedContributors(row.describedBy)] as const)
  return { sources, mergedIds: new Map(mergedIds), describedBy: new Map(describedBy) }
}

/** The sources of `citedWorks` only. */
export const citedSources = async (client: Tx, ids: readonly string[]): Promise<Map<string, CitedSource>> =>
  (await citedWorks(client, ids)).sources
