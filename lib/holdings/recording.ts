import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { NotFound } from '@/lib/errors'
import type { HoldingAccess } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { rangeIn } from '@/lib/storage/byte-range'
import { fileSize, readBytes } from '@/lib/storage/stored-files'
import { demandReadable, logRead } from './access'
import { type Cue, cuesOf } from './captions'
import { recordingKindOf } from './recording-kinds'
import { locatorsSchema } from './schema'
import { spansSchema } from './spans'

const SAME_LOOK_MS = 10 * MINUTE_MS

/**
 * The bytes of a recording, all or the part that a Range header asks for, so that a player can jump. Reading a restricted recording, from wherever in
 * it, is logged once in ten minutes. `NotFound` for other copies and those that the actor can't read. `part` is "NONE" where the header asks for what isn't there.
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
  if (part !== 'NONE') await logPlaying(actor, id, access)
  const { mediaType } = holding.file
  if (part === 'NONE') return { mediaType, size, part, stream: null }
  const { stream } = await readBytes(holding.sha256, part ?? undefined)
  return { mediaType, size, part, stream }
}

/** A player asks for one part after the other: what it asks for within ten minutes is the same look. */
async function logPlaying(actor: Actor, id: string, access: HoldingAccess) {
  if (access !== 'RESTRICTED') return
  const isLogged = await db.event.findFirst({
    where: {
      ...{ subjectType: 'holding', subjectId: id, action: 'holding.read', actorId: actor.id },
      at: { gt: new Date(Date.now() - SAME_LOOK_MS) },
      detail: { detail: { path: ['what'], equals: 'file' } },
    },
    select: { id: true },
  })
  if (!isLogged) await logRead(actor, id, access, 'file')
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
