import 'server-only'
import { db } from '@/lib/db'
import type { SoughtNames } from '@/lib/folding/find-names'
import { type SearchedDocument, searchLibrary } from '@/lib/review/hidden-names/documents'
import { type Excerpts, namedBy, type Remain } from './excerpts'
import { identifies } from './without-name'

const excerptsOf = ({ named, unsearched }: SearchedDocument): Excerpts | 'UNREAD' | null =>
  namedBy(named.map(({ text, found }) => ({ text, found: found.filter(identifies) }))) ??
  (unsearched.length > 0 ? 'UNREAD' : null)

/**
 * The documents of the media library that have the name, on their pages or in what they say of themselves, and those that weren't searched, or
 * only in part: some can't be read, others weren't read after so many milliseconds. Reading takes too long within a transaction.
 */
export async function documentRemains(
  recordId: string,
  sought: SoughtNames,
  milliseconds: number,
): Promise<Remain[]> {
  if (sought.length === 0) return []
  const documents = await db.$queryRaw<{ id: string; title: string; sha256: string }[]>`
    SELECT m.id::text, m.filename AS title, m.sha256 FROM "Media" m JOIN "MediaFile" f ON f.sha256 = m.sha256
    WHERE f."mediaType" = 'application/pdf' ORDER BY m.id`
  const hashes = documents.map(({ sha256 }) => sha256)
  const searched = await searchLibrary(recordId, sought, hashes, milliseconds, excerptsOf)
  return documents.flatMap(({ id, title, sha256 }): Remain[] => {
    const named = searched.has(sha256) ? searched.get(sha256) : 'UNREAD'
    if (!named) return []
    const place = { id, title, sourceId: '', within: '' }
    return named === 'UNREAD'
      ? [{ ...place, kind: 'UNREAD', excerpts: [], isFull: false }]
      : [{ ...place, kind: 'DOCUMENT', ...named }]
  })
}
