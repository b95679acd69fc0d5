import 'server-only'
import type { Tx } from '@/lib/db'
import type { SoughtNames } from '@/lib/folding/find-names'
import { message } from '@/lib/messages/message'
import { publicText } from '@/lib/review/hidden-names/beside'
import { type HiddenName, hiddenNamesIn, inOrder } from '@/lib/review/hidden-names/names'
import { searchAside } from '@/lib/review/hidden-names/search-aside'

/** The full name or surname in the public collections with the record. One query. */
export async function namesInCollections(
  client: Tx,
  recordId: string,
  sought: SoughtNames,
): Promise<HiddenName[]> {
  const rows = await client.$queryRaw<{ slug: string; title: string; introduction: string }[]>`
    SELECT c.slug, v.title, v.introduction FROM "Collection" c
    JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c."liveVersion"
    WHERE v.records @> ARRAY[${recordId}::uuid] ORDER BY c.id`
  const texts = rows.flatMap(({ slug, title, introduction }) =>
    [slug, title, introduction].map((text, index) => ({
      ...publicText('collection', text, title),
      identifier: index === 0,
    })),
  )
  return hiddenNamesIn(texts, sought).filter(({ blocks }) => blocks)
}

/**
 * The full name in the public pages and the settings of the archive, and also the surname in those that link to one of these addresses. One query.
 */
export async function namesInArchive(
  client: Tx,
  recordId: string,
  sought: SoughtNames,
  addresses: readonly string[],
): Promise<HiddenName[]> {
  const rows = await client.$queryRaw<{ place: string; name: string; values: unknown; links: boolean }[]>`
    SELECT *, EXISTS (SELECT FROM unnest(${addresses}::text[]) slug WHERE strpos(values::text, concat('/records/', slug)) > 0) AS links FROM (
      SELECT 'page' AS place, v.title AS name, jsonb_build_array(v.title, v.body) AS values FROM "Page" p
      JOIN "PageVersion" v ON v."pageId" = p.id AND v.version = p."liveVersion"
      UNION ALL SELECT 'settings', '', to_jsonb(s) FROM "Settings" s) AS texts`
  const searched = rows.map(({ place, name, values }) => ({
    ...{ place: message('review.hiddenNames.place', { place, name }), values },
  }))
  const found = await searchAside(recordId, searched, sought)
  return inOrder(
    found.flatMap((names, index) =>
      names.filter(({ match, blocks }) => match === 'FULL' || (blocks && rows[index]?.links)),
    ),
  )
}
