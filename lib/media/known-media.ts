import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import type { DocumentJson } from '@/lib/text'
import { isMedia } from '@/lib/text/media-texts'
import { walk } from '@/lib/text/walk'
import { mediaVisibleTo } from './access'

/**
 * The images and files with these hashes that a text shows, as the library has them. `Invalid` on `body` for one that the actor doesn't see there, or
 * whose size or type is another.
 */
export async function knownMedia(tx: Tx, actor: Actor, body: DocumentJson, hashes: readonly string[]) {
  const media = await tx.media.findMany({
    where: { AND: [{ sha256: { in: [...hashes] } }, mediaVisibleTo(actor)] },
    select: {
      ...{ sha256: true, width: true, height: true, contributors: true },
      file: { select: { mediaType: true, size: true } },
    },
  })
  const known = new Map(media.map((one) => [one.sha256, one]))
  walk(body, ({ type, attrs }) => {
    if (!isMedia(type) || !hashes.includes(String(attrs?.sha256))) return
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
  return media
}
