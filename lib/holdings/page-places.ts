import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { localFile } from '@/lib/storage/stored-files'
import { demandReadable, logRead } from './access'
import { type PagePlaces, readPage } from './extract'
import { madeFrom } from './made-files'
import { placesOfWords, wordsSchema } from './recognition/page-text'

const keptSchema = z
  .object({
    ...{ text: z.string(), width: z.number(), height: z.number() },
    ...{ places: z.array(z.array(z.number())), unsure: z.array(z.array(z.number())).optional() },
  })
  .nullable()

/**
 * The text of one page of a copy, counted from 1, with the place of each unit: as software read it from the image if it did, else as it is in the
 * bytes of a PDF. Reading a restricted copy is logged. `NotFound` when the actor can't read the copy or nothing is known of the page.
 */
export async function readPagePlaces(actor: Actor, id: string, page: number): Promise<PagePlaces> {
  const access = await demandReadable(db, actor, parseId(id))
  const places = await placesOn(id, page, actor.id, () => logRead(actor, id, access, 'text'))
  if (!places) throw new NotFound()
  return places
}

/** The same for `who`; null when nothing is known of the page. The caller has checked who can see it; `onKnown` runs before it is read. */
export async function placesOn(
  id: string,
  page: number,
  who: string,
  onKnown: () => Promise<void> = async () => {},
): Promise<PagePlaces | null> {
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
  const [read] = holding?.recognised ?? []
  if (!holding || (!read && holding.file.mediaType !== 'application/pdf')) return null
  await onKnown()
  if (read) return placesOfWords({ ...read, words: wordsSchema.parse(read.words) })
  return readPage(await localFile(holding.sha256), page, who)
}

/** Changes when places are read differently than before. */
const READ_BY = 2

/** `placesOn`, kept beside the images of the file. */
export async function keptPlaces(id: string, page: number, who: string): Promise<PagePlaces | null> {
  const holding = await db.holding.findUnique({
    where: { id: parseId(id) },
    select: {
      sha256: true,
      recognised: { where: { page }, select: { id: true }, orderBy: { id: 'desc' }, take: 1 },
    },
  })
  if (!holding) return null
  const read = holding.recognised[0]?.id ?? 'file'
  const kept = await madeFrom(holding.sha256, `${page}-places-${read}-${READ_BY}.json`, async () =>
    Buffer.from(JSON.stringify(await placesOn(id, page, who))),
  )
  return keptSchema.parse(JSON.parse(kept.toString('utf8')))
}
