import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Invalid, NotFound } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import type { Drawing, DrawnSize } from './reading'
import { runProgram } from './run'
import { turns } from './turns'

const aboutSchema = z.object({
  ...{ pages: z.int(), label: z.string().nullable() },
  ...{ width: z.number(), height: z.number() },
})
const refusedSchema = z.object({ refused: z.enum(['PASSWORD', 'ENCRYPTED', 'DAMAGED', 'NO_PAGE']) })
const LINE = 10

/**
 * Draws a page of a stored PDF or picture in a separate process (run.ts), upright, without the data of the camera. An image isn't larger than
 * its picture. `NotFound` when the document has no such page, `Invalid` on `file` when it can't be drawn.
 */
export const drawPage = (
  path: string,
  mediaType: string,
  { page, wide, high, format, covered = [] }: DrawnSize,
  who: string,
): Promise<Drawing> =>
  turns.run(who, async () => {
    const kind = mediaType === 'application/pdf' ? 'PDF' : 'PICTURE'
    const bytes = await readFile(path).catch(() => {
      throw new NotFound(message('holdings.errors.bytesMissing'))
    })
    const size = [String(page), String(wide), String(high), JSON.stringify(covered), format]
    const drawn = await runProgram('draw-page', bytes, resultIn, [kind, ...size])
    if (!('refused' in drawn)) return drawn
    if (drawn.refused === 'NO_PAGE') throw new NotFound()
    throw new Invalid({ file: message(`holdings.reading.${drawn.refused}`) })
  })

function resultIn(bytes: Buffer): Drawing | z.output<typeof refusedSchema> {
  const refused = refusedSchema.safeParse(lineOf(bytes).about)
  return refused.success ? refused.data : drawingIn(bytes)
}

function lineOf(bytes: Buffer) {
  const end = bytes.indexOf(LINE)
  return { about: JSON.parse(bytes.toString('utf8', 0, end)) as unknown, rest: bytes.subarray(end + 1) }
}

/** A drawing as bytes: a line of JSON, then the image. */
export const printed = ({ image, ...about }: Drawing): Buffer =>
  Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), image])

/** The drawing in such bytes. */
export function drawingIn(bytes: Buffer): Drawing {
  const { about, rest } = lineOf(bytes)
  return { ...aboutSchema.parse(about), image: rest }
}
