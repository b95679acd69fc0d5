import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { rangeIn } from '@/lib/storage/byte-range'
import { fileSize, readBytes } from '@/lib/storage/stored-files'
import { demandReadable, logRead } from './access'
import { type Cue, cuesOf } from './captions'
import { recordingKindOf } from './recording-kinds'
import { locatorsSchema } from './schema'
import { spansSchema } from './spans'

/**
 * The bytes of a recording, all or the part that a Range header asks for, so that a player can jump. Playing a restricted recording from its beginning is
 * logged. `NotFound` for other copies and those that the actor can't read. `part` is "NONE" where the header asks for what isn't there.
 */
export async function readRecording(actor: Actor, id: string, rangeHeader: string | null) {
  const holding = await db.holding.findUnique({
    where: { id: parseId(id) },
    select: { sha256: true, file: { select: { mediaType: true } } },
  })
  if (!holding || !recordingKindOf(holding.file.mediaType)) throw new NotFound()
  const access = await demandReadable(db, actor, id)
  const size = await fileSize(holding.sha256)
  const part = rangeIn(rangeHeader, size)
  if (part === null || (part !== 'NONE' && part.start === 0)) await logRead(actor, id, access, 'file')
  const { mediaType } = holding.file
  if (part === 'NONE') return { mediaType, size, part, stream: null }
  const { stream } = await readBytes(holding.sha256, part ?? undefined)
  return { mediaType, size, part, stream }
}

/** The newest text of a copy divided by its times, with its language; null without a text, and for a text without times. */
export async function transcriptOf(
  actor: Actor,
  id: string,
): Promise<{ language: string; cues: Cue[] } | null> {
  const layer = await db.textLayer.findFirst({
    where: { holdingId: parseId(id) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { text: true, language: true, locators: true, spans: true },
  })
  const access = await demandReadable(db, actor, id)
  if (!layer) return null
  const cues = cuesOf(layer.text, locatorsSchema.parse(layer.locators), spansSchema.parse(layer.spans))
  if (cues.length === 0) return null
  await logRead(actor, id, access, 'text')
  return { language: layer.language, cues }
}
