import 'server-only'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { NotFound } from '@/lib/errors'
import { runProgram } from '@/lib/holdings/extract/run'
import { turns } from '@/lib/holdings/extract/turns'
import { madeFrom } from '@/lib/holdings/made-files'
import { localFile } from '@/lib/storage/stored-files'
import type { ImageFormat, Width } from '@/lib/text/image-address'

/** The side of the square that lists show, in dots. */
const SQUARE = 320
/** Changes when images are drawn differently than before. */
const DRAWN_BY = 1
const LINE = 10

const size = z.int().positive()
const drawnSchema = z.union([
  z.object({ refused: z.literal('DAMAGED') }),
  z.object({ refused: z.literal('TOO_MANY_DOTS'), width: size, height: size }),
  z.object({ width: size, height: size }),
])

/** What the program that draws pictures makes of untrusted bytes, or why it refused them. `Invalid` on `file` when a limit ends it. */
export const drawPicture = (path: string, who: string, more: readonly (string | number)[]) =>
  turns.run(who, async () =>
    runProgram(
      'draw-picture',
      await readFile(path),
      (printed) => {
        const end = printed.indexOf(LINE)
        const about = drawnSchema.parse(JSON.parse(printed.toString('utf8', 0, end)))
        return { ...about, image: printed.subarray(end + 1) }
      },
      more.map(String),
    ),
  )

/** An image of the library in a size, or a square of it around its focal point. */
export type Drawn = { sha256: string; focusX: number; focusY: number }

/**
 * The bytes of an image as WebP or AVIF: upright, without any data of the camera or the place. Drawn once and kept. The caller has checked who can
 * see it.
 */
export function drawnImage(
  { sha256, focusX, focusY }: Drawn,
  width: Width | 'square',
  format: ImageFormat,
  who: string,
): Promise<Buffer> {
  const isSquare = width === 'square'
  const name = isSquare ? `square-${focusX}-${focusY}` : `${width}`
  return madeFrom(sha256, `media-${DRAWN_BY}-${name}.${format}`, async () => {
    const cut = isSquare ? [SQUARE, SQUARE, focusX, focusY] : [width, 0]
    const drawn = await drawPicture(await localFile(sha256), who, [format, ...cut])
    // It was measured when it was added.
    if ('refused' in drawn) throw new NotFound()
    return drawn.image
  })
}
