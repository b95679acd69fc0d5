import 'server-only'
import { NotFound } from '@/lib/errors'
import { drawnImage } from '@/lib/media/pictures'
import { publicQuery } from '@/lib/replica'
import type { ImageFormat, Width } from '@/lib/text/image-address'

type Shown = { sha256: string; focusX: number; focusY: number }

/**
 * An image of the media library in a size, for readers: only one that an edition shows which they can open. Null where only that was asked (`isDrawn`
 * false). `NotFound` for every other image.
 */
export async function publicImage(
  sha256: string,
  { width, format }: { width: Width; format: ImageFormat },
  isDrawn = true,
): Promise<Buffer | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new NotFound()
  const [image] = await publicQuery<Shown[]>`
    SELECT m.sha256, m."focusX", m."focusY" FROM "Media" m WHERE m.sha256 = ${sha256} AND m.width IS NOT NULL AND EXISTS (
      SELECT FROM "MediaUse" u JOIN "Edition" e ON e."revisionId" = u."revisionId" WHERE u.sha256 = m.sha256
        AND e.number > coalesce((SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0))`
  if (!image) throw new NotFound()
  return isDrawn ? drawnImage(image, width, format, 'readers') : null
}
