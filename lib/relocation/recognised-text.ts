import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { demandReadable } from '@/lib/holdings/access'
import { drawPage } from '@/lib/holdings/extract/draw'
import { MAX_TEXT } from '@/lib/holdings/extract/reading'
import { storedReport } from '@/lib/holdings/extraction-report'
import { moverAside } from '@/lib/holdings/moved-ranges/move-aside'
import { editBetween } from '@/lib/holdings/moved-ranges/text-edit'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { tagOf } from '@/lib/holdings/recognition/languages'
import { wordsSchema } from '@/lib/holdings/recognition/page-text'
import { type ReadPage, recognisePage } from '@/lib/holdings/recognition/read-page'
import { locatorsSchema } from '@/lib/holdings/schema'
import { spansSchema } from '@/lib/holdings/spans'
import { addLayer } from '@/lib/holdings/text-layer'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { localFile } from '@/lib/storage/stored-files'
import { newestText, repeatMasks } from './copy-text'
import { type PagedText, type PageRead, pagesToRead, reportOfRead, withReadPages } from './recognised-pages'
import { relocate } from './relocate'
import type { Relocated } from './schema'

/** The job that reads, the copy, the languages as Tesseract names them, and whether machine-read pages are read again. */
export type Recognition = { jobId: string; holdingId: string; languages: readonly string[]; again: boolean }

type Going = { signal: AbortSignal; report: (progress: { done: number; total: number }) => void }

/**
 * A copy whose pages have images, with its newest text. `NotFound` for another copy, and for one that the actor can't read.
 */
export async function pagedCopy(actor: Actor, holdingId: string) {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  await demandReadable(db, actor, id)
  const { sha256, filename, file } = await db.holding.findUniqueOrThrow({
    where: { id },
    select: { sha256: true, filename: true, file: { select: { mediaType: true } } },
  })
  if (!hasPageImages(file.mediaType)) throw new NotFound()
  const newest = await newestText(db, id)
  const basis: PagedText | null = newest && {
    ...newest,
    spans: spansSchema.parse(newest.spans),
    locators: locatorsSchema.parse(newest.locators),
    report: storedReport(newest.report),
  }
  return { id, path: await localFile(sha256), filename, mediaType: file.mediaType, newest, basis }
}

/** The number of pages of a stored PDF or picture. */
export async function countPages(actor: Actor, path: string, mediaType: string): Promise<number> {
  const { pages } = await drawPage(path, mediaType, { page: 1, wide: 64, high: 64, format: 'webp' }, actor.id)
  return pages
}

/**
 * Reads the pages of a copy that have no text. Each is kept as soon as it is read, so that an interrupted run goes on after the last one. When all
 * are read, adds the text beside the old one in one transaction: masks keep their words, and passages that drafts cite move. Null when no page has
 * text. `Conflict` when someone gave the copy another text meanwhile.
 */
export async function recognise(
  actor: Actor,
  { jobId, holdingId, languages, again }: Recognition,
  { signal, report }: Going,
): Promise<Relocated | null> {
  const { id, path, mediaType, newest, basis } = await pagedCopy(actor, holdingId)
  const pages = await countPages(actor, path, mediaType)
  const wanted = pagesToRead(basis, pages, again)
  const total = wanted.length
  const kept = new Set(await keptPages(jobId))
  const missing = wanted.filter((page) => !kept.has(page))
  for (const [index, page] of missing.entries()) {
    signal.throwIfAborted()
    report({ done: total - missing.length + index, total })
    await keepPage({ jobId, holdingId: id, page }, await readOrNot(page))
  }
  report({ done: total, total })
  const read = (await readPages(jobId)).filter(({ page }) => wanted.includes(page))
  if (!read.some(({ text }) => text !== '')) return null
  const made = withReadPages(basis, pages, read)
  if (made.text.length > MAX_TEXT)
    throw new Invalid({ text: message('holdings.errors.tooLong', { maximum: MAX_TEXT }) })
  return addReadText(actor, { jobId, id, languages, pages, wanted }, { newest, basis, made, read })

  /** A page that can't be read is reported, and doesn't stop the others. */
  async function readOrNot(page: number): Promise<ReadPage | null> {
    try {
      return await recognisePage(path, mediaType, page, languages, { who: actor.id, signal })
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      return null
    }
  }
}

type Kept = { jobId: string; holdingId: string; page: number }

const keptPages = async (jobId: string) =>
  (await db.recognisedPage.findMany({ where: { jobId }, select: { page: true } })).map(({ page }) => page)

const keepPage = (where: Kept, read: ReadPage | null) =>
  db.recognisedPage.createMany({
    data: [
      {
        ...where,
        ...{ label: read?.label ?? null, width: read?.width ?? 0, height: read?.height ?? 0 },
        ...{ text: read?.text ?? '', words: read?.words ?? [], reader: read?.reader ?? '' },
      },
    ],
    skipDuplicates: true,
  })

async function readPages(jobId: string): Promise<PageRead[]> {
  const rows = await db.recognisedPage.findMany({
    where: { jobId },
    select: { page: true, label: true, text: true, words: true, reader: true },
    orderBy: { page: 'asc' },
  })
  return rows.map(({ words, ...row }) => ({ ...row, words: wordsSchema.parse(words) }))
}

/** Removes the pages that a job read and that became no text. */
export async function forgetPages(jobId: string): Promise<void> {
  await db.recognisedPage.deleteMany({ where: { jobId, textLayerId: null } })
}

type Reading = { jobId: string; id: string; languages: readonly string[]; pages: number; wanted: number[] }
type Made = {
  newest: Awaited<ReturnType<typeof newestText>>
  basis: PagedText | null
  made: ReturnType<typeof withReadPages>
  read: readonly PageRead[]
}

async function addReadText(
  actor: Actor,
  { jobId, id, languages, pages, wanted }: Reading,
  { newest, basis, made, read }: Made,
): Promise<Relocated> {
  const moved = newest && (await moverAside(actor.id, newest.text, editBetween(newest.text, made.text)))
  const report = reportOfRead(basis, made, read, languages)
  return relocate(
    actor,
    made,
    { holdingId: id, textLayerId: null },
    {
      action: 'holding.recognise',
      detail: { reader: report.reader, pages: wanted.length, ...(newest && { readBefore: newest.id }) },
      expected: ({ textLayerId, ...range }) => (moved && textLayerId === newest?.id ? moved(range) : null),
      begin: async (tx) => {
        await tx.$queryRaw`SELECT FROM "Holding" WHERE id = ${id}::uuid FOR NO KEY UPDATE`
        if (((await newestText(tx, id))?.id ?? null) !== (newest?.id ?? null))
          throw new Conflict(message('relocation.text.changed'))
        const layerId = await addLayer(tx, actor, {
          ...{ holdingId: id, ...made, report, keepsMasks: newest !== null },
          origin: wanted.length === pages ? 'OCR' : (newest?.origin ?? 'OCR'),
          language: newest?.language ?? tagOf(languages[0] ?? ''),
        })
        if (newest && moved) await repeatMasks(tx, newest, layerId, moved)
        await tx.recognisedPage.updateMany({ where: { jobId }, data: { textLayerId: layerId } })
        return layerId
      },
    },
  )
}
