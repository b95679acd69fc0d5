import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { sha256 as hashOf } from '@/lib/hashing'
import { parseId } from '@/lib/input'
import { localFile } from '@/lib/storage/stored-files'
import { demandReadable, logRead } from './access'
import { drawingIn, drawPage, printed } from './extract/draw'
import type { Drawing, ImageBox } from './extract/reading'
import { madeFrom } from './made-files'
import { hasPageImages } from './page-image-types'

/** The largest width and height of an image, in dots. */
export const imageSizes = {
  thumbnail: { wide: 320, high: 480 },
  page: { wide: 1600, high: 4800 },
  large: { wide: 3200, high: 9600 },
} as const
export type ImageSize = keyof typeof imageSizes

/** Changes when pages are drawn differently than before. */
const DRAWN_BY = 2

/** Notes that a reviewer has the page before them: what a machine-read text can be verified with. */
const noteView = async (actor: Actor, holdingId: string, page: number) =>
  can(actor, 'giveVerdicts') &&
  db.$executeRaw`
    INSERT INTO "PageView" ("memberId", "holdingId", page) VALUES (${actor.id}::uuid, ${holdingId}::uuid, ${page})
    ON CONFLICT ("memberId", "holdingId", page) DO UPDATE SET at = now()`

/**
 * A page of a PDF or picture copy as WebP, counted from 1, without the data of the camera. Members who can read the copy see all of it, as in the
 * file; readers see those of lib/editions/copies (docs/decisions/049). Reading a restricted copy is logged. `NotFound` for a copy that the actor can't read and
 * for a page that doesn't exist; `Invalid` on `file` for one that can't be drawn.
 */
export async function pageImageOf(
  actor: Actor,
  holdingId: string,
  page: number,
  size: ImageSize,
): Promise<Drawing> {
  const id = parseId(holdingId)
  const access = await demandReadable(db, actor, id)
  const { sha256, file } = await db.holding.findUniqueOrThrow({
    where: { id },
    select: { sha256: true, file: { select: { mediaType: true } } },
  })
  if (!hasPageImages(file.mediaType)) throw new NotFound()
  await logRead(actor, id, access, 'page-image')
  const drawn = await keptImage({ sha256, mediaType: file.mediaType }, page, size, actor.id)
  if (size !== 'thumbnail') await noteView(actor, id, page)
  return drawn
}

/**
 * The image of a page of a stored file for `who`, drawn or kept, with black boxes over what is covered. The caller has checked who can see it. The
 * errors of `drawPage`.
 */
export async function keptImage(
  { sha256, mediaType }: { sha256: string; mediaType: string },
  page: number,
  size: ImageSize,
  who: string,
  covered: readonly ImageBox[] = [],
): Promise<Drawing> {
  const drawing = { page, ...imageSizes[size], format: 'webp' as const, covered }
  const boxes = covered.length === 0 ? '' : `-${hashOf(JSON.stringify(covered))}`
  const kept = await madeFrom(sha256, `${page}-${size}-${DRAWN_BY}${boxes}.webp`, async () =>
    printed(await drawPage(await localFile(sha256), mediaType, drawing, who)),
  )
  return drawingIn(kept)
}
