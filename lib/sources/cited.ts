import 'server-only'
import { formatDate } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import type { Identification } from '@/lib/generated/prisma/enums'
import { type CslItem, toCsl } from './csl'
import { sourceOf, sourceParts } from './row'
import { byEachId, standsForAny } from './survivors'

export type CitedSource = {
  id: string
  identification: Identification
  csl: CslItem
  /** The date in words, as the archive shows it; null when none is given. */
  issued: string | null
}

/**
 * What citations, fingerprints and editions need of these sources, by the ids asked for: one read, in the caller's transaction where there
 * is one. An id that was merged into another gives that other's metadata under the id asked for, so that a revision from before the merge
 * reads as one from after it.
 */
export async function citedSources(client: Tx, ids: readonly string[]): Promise<Map<string, CitedSource>> {
  const rows = await client.source.findMany({
    where: standsForAny(ids),
    include: {
      ...sourceParts,
      mergedFrom: { where: { id: { in: [...new Set(ids)] } }, select: { id: true } },
    },
  })
  const asked = new Set(ids)
  return new Map(
    [...byEachId(rows)].flatMap(([id, row]) => {
      if (!asked.has(id)) return []
      const source = { ...sourceOf(row), id }
      return [
        [
          id,
          {
            id,
            identification: source.identification,
            csl: toCsl(source),
            issued: source.issued && formatDate(source.issued),
          },
        ] as const,
      ]
    }),
  )
}
