import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import type { Part } from '@/lib/records/parts'
import type { Difference } from '@/lib/records/revisions/compare'
import { compareAside } from '@/lib/records/revisions/compare-aside'
import { getTranslator } from '@/lib/settings/language'
import { languageName } from '@/lib/text'

/**
 * One version of a collection with the present titles of its records, in order. A record that no longer exists is named by its id. `NotFound`
 * when there is none.
 */
export async function getCollectionVersion(actor: Actor, collectionId: string, version: number) {
  demand(actor, 'writeAll')
  const found = await db.collectionVersion.findUnique({
    where: { collectionId_version: { collectionId: parseId(collectionId), version } },
    select: {
      ...{ version: true, title: true, language: true, introduction: true, records: true, savedAt: true },
      savedBy: { select: { name: true } },
    },
  })
  if (!found) throw new NotFound()
  const records = await db.$queryRaw<{ id: string; title: string }[]>`
    SELECT listed.id::text, coalesce(nullif(d.title, ''), r.slug, listed.id::text) AS title
    FROM unnest(${found.records}::uuid[]) WITH ORDINALITY AS listed(id, place)
    LEFT JOIN "Record" r ON r.id = listed.id LEFT JOIN "Draft" d ON d."recordId" = r.id ORDER BY place`
  return { ...found, records }
}
export type CollectionVersion = Awaited<ReturnType<typeof getCollectionVersion>>

const partsOf = ({ title, language, introduction, records }: CollectionVersion, t: Translator): Part[] => [
  { key: 'title', label: t('collections.name'), text: title },
  { key: 'language', label: t('collections.language'), text: languageName(language, t) },
  { key: 'introduction', label: t('collections.introduction'), text: introduction },
  {
    ...{ key: 'records', label: t('collections.records') },
    text: records.map((record) => record.title).join('\n'),
  },
]

/**
 * The differences of a version of a collection from the one before it, part by part, with the records a line each; none for the first.
 * `NotFound` when there is no such version.
 */
export async function compareCollectionVersion(
  actor: Actor,
  collectionId: string,
  version: number,
): Promise<Difference[]> {
  const after = await getCollectionVersion(actor, collectionId, version)
  if (version === 1) return []
  const before = await getCollectionVersion(actor, collectionId, version - 1)
  const t = await getTranslator()
  return compareAside(actor.id, partsOf(before, t), partsOf(after, t))
}
