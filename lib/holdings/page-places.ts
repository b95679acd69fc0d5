import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { localFile } from '@/lib/storage/stored-files'
import { demandReadable, logRead } from './access'
import { type PagePlaces, readPage } from './extract'
import { placesOfWords, wordsSchema } from './recognition/page-text'

/**
 * The text of one page of a copy, counted from 1, with the place of each unit: as software read it from the image if it did, else as it is in the
 * bytes of a PDF. Reading a restricted copy is logged. `NotFound` when the actor can't read the copy or nothing is known of the page.
 */
export async function readPagePlaces(actor: Actor, id: string, page: number): Promise<PagePlaces> {
  const holding = await db.holding.findUnique({
    where: { id: parseId(id) },
    select: {
      sha256: true,
      file: { select: { mediaType: true } },
      recognised: {
        where: { page, textLayerId: { not: null }, reader: { not: '' } },
        select: { text: true, words: true, width: true, height: true },
        orderBy: { id: 'desc' },
        take: 1,
      },
    },
  })
  const access = await demandReadable(db, actor, parseId(id))
  const [read] = holding?.recognised ?? []
  if (!holding || (!read && holding.file.mediaType !== 'application/pdf')) throw new NotFound()
  await logRead(actor, id, access, 'text')
  if (read) return placesOfWords({ ...read, words: wordsSchema.parse(read.words) })
  return readPage(await localFile(holding.sha256), page, actor.id)
}
