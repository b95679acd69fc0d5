import 'server-only'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { demandReadable, logRead } from '@/lib/holdings/access'
import { mediaPath } from '@/lib/holdings/storage'
import { parseId } from '@/lib/input'

/** The largest picture that is opened: a page at 600 dpi in the format A2 has 140 million pixels. */
const MOST_PIXELS = 200e6
const WIDTH = 1600
const SECONDS = 20

/**
 * The picture of a copy as WebP of at most 1,600 pixels across, without the data of the camera (place, time, device). Reading a restricted
 * copy is logged. `NotFound` for a copy that the actor can't read or that is no picture.
 */
export async function pictureOf(actor: Actor, holdingId: string): Promise<Buffer> {
  const id = parseId(holdingId)
  const access = await demandReadable(db, actor, id)
  const { sha256, file } = await db.holding.findUniqueOrThrow({
    where: { id },
    select: { sha256: true, file: { select: { mediaType: true } } },
  })
  if (!file.mediaType.startsWith('image/')) throw new NotFound()
  await logRead(actor, id, access, 'file')
  const bytes = await readFile(mediaPath(sha256)).catch(() => {
    throw new NotFound()
  })
  return sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .timeout({ seconds: SECONDS })
    .rotate()
    .resize({ width: WIDTH, withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer()
}
