import 'server-only'
import type { Tx } from '@/lib/db'
import { findNames, type SoughtNames } from '@/lib/folding/find-names'
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
  const made = suggestSlug(content.title)
  const slug = made === '' || findNames(made, sought, { identifier: true }).length > 0 ? record.kind : made
  const rows = await tx.record.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } })
  return freeSlug(slug, new Set(rows.map((row) => row.slug)))
}
