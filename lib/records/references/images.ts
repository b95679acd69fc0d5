import 'server-only'
import type { Actor } from '@/lib/access'
import { allMembersIn, distinct, storedContributors } from '@/lib/contributions/contributors'
import type { Tx } from '@/lib/db'
import { knownMedia } from '@/lib/media/known-media'
import { mediaHashesIn } from '@/lib/text/images'
import type { RecordContent } from '../schema'

/**
 * The members who added or described the images and files that the text has and the draft didn't have: they contribute to the parts that show them. `Invalid` on
 * `body` for one that the actor doesn't see in the media library, or whose size or type is another. No query where none is new.
 */
export async function contributorsOfImages(
  tx: Tx,
  actor: Actor,
  { body }: RecordContent,
  present: readonly string[],
): Promise<string[]> {
  const added = mediaHashesIn(body).filter((hash) => !present.includes(hash))
  if (added.length === 0) return []
  const media = await knownMedia(tx, actor, body, added)
  return distinct(media.map(({ contributors }) => allMembersIn(storedContributors(contributors))))
}

/** Updates the rows of a draft's images to its content, touching only those that changed. */
export async function rewriteImages(
  tx: Tx,
  recordId: string,
  content: RecordContent,
  present: readonly string[],
): Promise<void> {
  const wanted = mediaHashesIn(content.body)
  const gone = present.filter((hash) => !wanted.includes(hash))
  const added = wanted.filter((hash) => !present.includes(hash))
  if (gone.length > 0)
    await tx.$executeRaw`
      DELETE FROM "MediaUse" WHERE "recordId" = ${recordId}::uuid AND "revisionId" IS NULL AND sha256 = ANY(${gone}::text[])`
  if (added.length > 0)
    await tx.$executeRaw`
      INSERT INTO "MediaUse" (id, "recordId", sha256) SELECT gen_random_uuid(), ${recordId}::uuid, unnest(${added}::text[])`
}
