import 'server-only'
import { db, transaction } from '@/lib/db'
import { rewriteSearchEntry } from '../search-entry'
import { DOCUMENT_VERSION } from './document'

const AT_ONCE = 20

/**
 * Writes every search entry again whose document has the form of an earlier version. Returns how many there were. Safe to run again after it
 * was cut off, and beside readers.
 */
export async function rebuildSearch(): Promise<number> {
  let rebuilt = 0
  for (;;) {
    const editions = await db.$queryRaw<{ id: string; snapshot: unknown }[]>`
      SELECT e.id, e.snapshot FROM "SearchEntry" s JOIN "Edition" e ON e.id = s."editionId"
      WHERE s.version <> ${DOCUMENT_VERSION} ORDER BY s."recordId" LIMIT ${AT_ONCE}`
    for (const edition of editions) await transaction((tx) => rewriteSearchEntry(tx, edition))
    rebuilt += editions.length
    if (editions.length === 0) return rebuilt
  }
}
