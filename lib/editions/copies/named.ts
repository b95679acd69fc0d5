import 'server-only'
import { db } from '@/lib/db'
import { namedIn, type UnnamedSpeaker, unnamedSpeakers } from '@/lib/review/hidden-names/speakers'
import type { Range } from '@/lib/text/masked-ranges'
import { LimitReached } from '@/lib/workers/threads'

type Text = { id: string; sha256: string; masks: Range[] }

/** The texts of the file of this copy, each with its PRIVATE masks. */
export const textsOf = (holdingId: string) => db.$queryRaw<Text[]>`
  SELECT DISTINCT ON (t.sha256) t.id::text, t.sha256, (
    SELECT coalesce(jsonb_agg(jsonb_build_object('start', m.start, 'end', m."end")), '[]') FROM "Mask" m
    WHERE m."textSha256" = t.sha256 AND m.kind = 'PRIVATE' AND m."liftedAt" IS NULL) AS masks
  FROM "Holding" h JOIN "Holding" c ON c.sha256 = h.sha256 JOIN "TextLayer" t ON t."holdingId" = c.id
  WHERE h.id = ${holdingId}::uuid ORDER BY t.sha256, t.id`

/** The testimonies of those speakers whom one of the texts names in full under no PRIVATE mask. */
export async function namedByTexts(
  texts: readonly Text[],
  speakers: readonly UnnamedSpeaker[],
): Promise<string[]> {
  const named = new Set<string>()
  for (const { id, sha256, masks } of texts) {
    const read = async () =>
      (await db.textLayer.findUniqueOrThrow({ where: { id }, select: { text: true } })).text
    for (const { recordId, ranges } of await namedIn(sha256, speakers, read))
      if (ranges.some((name) => !masks.some(({ start, end }) => start <= name.start && name.end <= end)))
        named.add(recordId)
  }
  return [...named]
}

/**
 * The testimonies whose speaker stays unnamed and is named in full, under no PRIVATE mask, in a text of the file of this copy. Only for members
 * who can see identities; readers learn only that they can't open the copy.
 */
export async function openNames(holdingId: string): Promise<string[]> {
  const speakers = await unnamedSpeakers(db)
  return speakers.length === 0 ? [] : namedByTexts(await textsOf(holdingId), speakers)
}

/** True while such a name keeps the copy from being shown as a whole, and when its texts are too long to be searched. */
export async function hasOpenNames(holdingId: string): Promise<boolean> {
  try {
    return (await openNames(holdingId)).length > 0
  } catch (error) {
    if (error instanceof LimitReached) return true
    throw error
  }
}
