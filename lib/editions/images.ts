import 'server-only'
import { NotFound } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { playedBytes } from '@/lib/holdings/played-bytes'
import { drawnImage } from '@/lib/media/pictures'
import { publicQuery } from '@/lib/replica'
import { fileAddress, fileTypeOf } from '@/lib/text/file-address'
import type { ImageFormat, Width } from '@/lib/text/image-address'

/** True in SQL where an edition shows the media file m which readers can open, or a page about the archive as they see it. */
const isShown = Prisma.sql`(EXISTS (
  SELECT FROM "MediaUse" u JOIN "Edition" e ON e."revisionId" = u."revisionId" WHERE u.sha256 = m.sha256
    AND e.number > coalesce((SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0))
  OR EXISTS (SELECT FROM "PageMedia" u JOIN "Page" p ON p.id = u."pageId" AND p."liveVersion" = u.version WHERE u.sha256 = m.sha256))`

type Shown = { sha256: string; focusX: number; focusY: number }

/**
 * An image of the media library in a size, for readers: only one that an edition shows which they can open, or a public page about the archive. Null where only that was asked (`isDrawn`
 * false). `NotFound` for every other image.
 */
export async function publicImage(
  sha256: string,
  { width, format }: { width: Width; format: ImageFormat },
  isDrawn = true,
): Promise<Buffer | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new NotFound()
  const [image] = await publicQuery<Shown[]>`
    SELECT m.sha256, m."focusX", m."focusY" FROM "Media" m WHERE m.sha256 = ${sha256} AND m.width IS NOT NULL AND ${isShown}`
  if (!image) throw new NotFound()
  return isDrawn ? drawnImage(image, width, format, 'readers') : null
}

/**
 * A recording or document of the media library for readers, all of it or the part that a Range header asks for: only one that an edition shows which
 * they can open, at the address of its type. Null for every other file.
 */
export async function publicFile(sha256: string, name: string, rangeHeader: string | null) {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null
  const [file] = await publicQuery<{ mediaType: string }[]>`
    SELECT f."mediaType" FROM "Media" m JOIN "MediaFile" f ON f.sha256 = m.sha256
    WHERE m.sha256 = ${sha256} AND m.width IS NULL AND ${isShown}`
  const type = file && fileTypeOf(file.mediaType)
  if (!file || !type || !fileAddress(sha256, type).endsWith(`/${name}`)) return null
  const bytes = await playedBytes({ sha256, mediaType: type }, rangeHeader)
  return bytes && { ...bytes, sha256 }
}
