import 'server-only'
import type { Actor } from '@/lib/access'
import { allMembersIn, distinct, storedContributors } from '@/lib/contributions/contributors'
import type { Tx } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { mediaVisibleTo } from '@/lib/media/access'
import { message } from '@/lib/messages/message'
import { isMedia } from '@/lib/text/media-texts'
import { walk } from '@/lib/text/walk'
import type { RecordContent } from '../schema'

/** The SHA-256 of each image, recording and document in a text, once. */
export function imageHashesIn({ body }: RecordContent): string[] {
  const found = new Set<string>()
  walk(body, ({ type, attrs }) => {
    if (isMedia(type) && typeof attrs?.sha256 === 'string') found.add(attrs.sha256)
  })
  return [...found]
}

/**
 * The members who added or described the images and files that the text has and the draft didn't have: they contribute to the parts that show them. `Invalid` on
 * `body` for one that the actor doesn't see in the media library, or whose size or type is another. No query where none is new.
 */
export async function contributorsOfImages(
  tx: Tx,
  actor: Actor,
  content: RecordContent,
  present: readonly string[],
): Promise<string[]> {
  const added = imageHashesIn(content).filter((hash) => !present.includes(hash))
  if (added.length === 0) return []
  const media = await tx.media.findMany({
    where: { AND: [{ sha256: { in: added } }, mediaVisibleTo(actor)] },
    select: {
      ...{ sha256: true, width: true, height: true, contributors: true },
      file: { select: { mediaType: true, size: true } },
    },
  })
  const known = new Map(media.map((one) => [one.sha256, one]))
  walk(content.body, ({ type, attrs }) => {
    if (!isMedia(type) || present.includes(String(attrs?.sha256))) return
    const one = known.get(String(attrs?.sha256))
    if (
      type === 'image' &&
      (one?.width !== attrs?.width || one?.height !== attrs?.height || one?.width === null)
    )
      throw new Invalid({ body: message('errors.document.imageUnknown') })
    if (
      type === 'file' &&
      (one?.file.mediaType !== attrs?.mediaType || Number(one?.file.size) !== attrs?.size)
    )
      throw new Invalid({ body: message('errors.document.fileUnknown') })
  })
  return distinct(media.map(({ contributors }) => allMembersIn(storedContributors(contributors))))
}

/** Updates the rows of a draft's images to its content, touching only those that changed. */
export async function rewriteImages(
  tx: Tx,
  recordId: string,
  content: RecordContent,
  present: readonly string[],
): Promise<void> {
  const wanted = imageHashesIn(content)
  const gone = present.filter((hash) => !wanted.includes(hash))
  const added = wanted.filter((hash) => !present.includes(hash))
  if (gone.length > 0)
    await tx.$executeRaw`
      DELETE FROM "MediaUse" WHERE "recordId" = ${recordId}::uuid AND "revisionId" IS NULL AND sha256 = ANY(${gone}::text[])`
  if (added.length > 0)
    await tx.$executeRaw`
      INSERT INTO "MediaUse" (id, "recordId", sha256) SELECT gen_random_uuid(), ${recordId}::uuid, unnest(${added}::text[])`
}
