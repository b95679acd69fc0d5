import 'server-only'
import { isTaken, type Tx } from '@/lib/db'
import { findNames, type SoughtNames } from '@/lib/folding/find-names'
import { sha256 } from '@/lib/hashing'
import { freeSlug, isProvisional, suggestSlug } from '@/lib/records/slug'
import type { ReviewedContent } from '@/lib/review/findings/report'

/**
 * The address that the next edition will have: the record's own if it was published before or someone chose it, else a free one made from the
 * title that is published. It never has a name that must stay hidden; it then begins with the kind. When others take it at the same moment,
 * the database refuses it (`isTaken`).
 */
export async function publishedSlug(
  tx: Tx,
  record: { kind: string; slug: string; editions: number },
  { content }: Pick<ReviewedContent, 'content'>,
  sought: SoughtNames,
): Promise<string> {
  if (record.editions > 0 || !isProvisional(record.slug)) return record.slug
  return addressFrom(tx, { kind: record.kind, title: content.title }, sought)
}

/** True where an address has this name, or part of it. */
export const hasName = (slug: string, sought: SoughtNames): boolean =>
  findNames(slug, sought, { identifier: true }).length > 0

/** A free address made from a title; from the kind where that has nothing to show or the name that is sought. */
export async function addressFrom(
  tx: Tx,
  { kind, title }: { kind: string; title: string },
  sought: SoughtNames,
): Promise<string> {
  const made = suggestSlug(title)
  const slug = made === '' || hasName(made, sought) ? kind : made
  // Addresses that are gone are few, and known by their hashes only.
  const rows = await tx.$queryRaw<{ taken: string }[]>`
    SELECT slug AS taken FROM "Record" WHERE starts_with(slug, ${slug}) UNION ALL SELECT sha256 FROM "GoneAddress"`
  const taken = new Set(rows.map((row) => row.taken))
  let free = freeSlug(slug, taken)
  while (taken.has(sha256(free))) free = freeSlug(slug, taken.add(free))
  return free
}

/** Tries again when another record took the address that was free a moment before. */
export async function untilFree<Result>(work: () => Promise<Result>, attempts = 5): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!isTaken(error) || attempts === 1) throw error
    return untilFree(work, attempts - 1)
  }
}
