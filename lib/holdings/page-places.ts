import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { demandReadable, logRead } from './access'
import { type PagePlaces, readPage } from './extract'
import { mediaPath } from './storage'

/**
 * The text of one page of a PDF copy, counted from 1, with the place of each unit, read from its bytes. Reading a restricted copy is logged.
 * `NotFound` when the actor can't read the copy or it is no PDF.
 */
export async function readPagePlaces(actor: Actor, id: string, page: number): Promise<PagePlaces> {
  const holding = await db.holding.findUnique({
    where: { id: parseId(id) },
    select: { sha256: true, file: { select: { mediaType: true } } },
  })
  const access = await demandReadable(db, actor, parseId(id))
  if (holding?.file.mediaType !== 'application/pdf') throw new NotFound()
  await logRead(actor, id, access, 'file')
  return readPage(mediaPath(holding.sha256), page, actor.id)
}
