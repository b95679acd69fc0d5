import 'server-only'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { formatEntry } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import { db } from '@/lib/db'
import { cslOf } from '@/lib/editions/evidence'
import { otherFigures } from '@/lib/editions/figures'
import { passagePositions } from '@/lib/editions/passage-positions'
import { editionBySlug, type PublicEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { publicTranslations } from '@/lib/editions/translations'
import { publicRecord } from '@/lib/exchange/records'
import type { Addressing } from '@/lib/exchange/statements'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { proofFile } from '@/lib/public-log/proof'
import { statedRelations } from '@/lib/search/stated-relations'
import { makeBag } from './bag'
import { gatherCopies } from './copies'
import { Gathered, gatherMedia } from './exported-files'
import { makeRoot, type Version, writeObject } from './ocfl'
import { PreservationError } from './preservation-error'

const PAGE = 100
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

type Line = { number: number; publishedAt: Date }
type Options = { addressOf: Addressing; t: Translator }
/** Where files are written until their object is whole, and the names of those that can't be read. */
type Work = Options & { incoming: string; lost: string[] }

/** The public data of an edition: of the current one with figures, translations and relations to other records, as its page has them. */
async function publicData(edition: PublicEdition, { addressOf, t }: Options) {
  const positionOf = await passagePositions(edition.passages)
  if (!edition.isLive) return publicRecord({ edition, addressOf, positionOf }, t)
  const [others, translations] = [await otherFigures(edition), await publicTranslations(edition.slug)]
  const relations = await statedRelations(edition.recordId)
  return publicRecord({ edition, addressOf, positionOf, others, translations, relations }, t)
}

/** A version of a record: what readers see of the edition, with its files, and its proof. Of a withdrawn edition the proof alone. */
async function versionOf(record: { id: string; slug: string }, line: Line, work: Work): Promise<Version> {
  const edition = await editionBySlug(record.slug, line.number)
  const proof = await proofFile(record.id, line.number)
  const files: Version['files'] = {}
  if (edition) {
    const gathered = new Gathered(work.incoming)
    await gatherMedia(edition, gathered)
    const data = await publicData(edition, work)
    Object.assign(files, gathered.files)
    files['edition.json'] = pretty({ ...data, exportedFiles: gathered.exported })
    work.lost.push(...gathered.lost)
  }
  if (proof) files['proof.json'] = pretty(proof)
  // A version of an object has a file at least: of an edition that was hashed as a whole and withdrawn, what is left is its number.
  if (!edition && !proof) files['withdrawn.json'] = pretty({ edition: line.number })
  return { files, created: line.publishedAt.toISOString(), message: `Edition ${line.number}` }
}

/** The records that were ever published, with their editions. */
async function* publishedRecords() {
  for (let after: string | undefined; ; ) {
    const records = await db.record.findMany({
      where: { editions: { gt: 0 }, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: {
        id: true,
        slug: true,
        editionList: { orderBy: { number: 'asc' }, select: { number: true, publishedAt: true } },
      },
    })
    yield* records
    const last = records.at(-1)
    if (records.length < PAGE || !last) return
    after = last.id
  }
}

/** The sources that were not merged into another, with the ids of those that were merged into them. */
async function* survivingSources() {
  for (let after: string | undefined; ; ) {
    const sources = await db.source.findMany({
      where: { mergedIntoId: null, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, mergedFrom: { select: { id: true }, orderBy: { id: 'asc' } } },
    })
    yield* sources
    const last = sources.at(-1)
    if (sources.length < PAGE || !last) return
    after = last.id
  }
}

/** All records that cite a source, with the source as readers see it; null when no edition that they can open cites it. */
async function citedOnAllPages(id: string) {
  const first = await citedSource(id)
  if (!first) return null
  const citing = [...first.citing]
  for (let page = 2; page <= first.pages; page += 1)
    citing.push(...((await citedSource(id, page))?.citing ?? []))
  return { source: first.source, citing }
}

/** The version of a source that editions cite, as far as readers see it, with its whole copies; null for another source. */
async function sourceVersion(
  { id, mergedFrom }: { id: string; mergedFrom: { id: string }[] },
  at: Date,
  work: Work,
): Promise<Version | null> {
  const found = await citedOnAllPages(id)
  if (!found) return null
  const { addressOf, t } = work
  const gathered = new Gathered(work.incoming)
  const copies = await gatherCopies(id, gathered, t)
  work.lost.push(...gathered.lost)
  const csl = cslOf(found.source)
  const described = {
    url: addressOf(`/sources/${id}`),
    merged: mergedFrom.map((one) => one.id),
    citation: textOf(formatEntry(csl, t)),
    csl,
    records: found.citing.length,
    citing: found.citing.map(({ slug, earlier }) =>
      addressOf(earlier === null ? `/records/${slug}` : `/records/${slug}/editions/${earlier}`),
    ),
    copies,
    exportedFiles: gathered.exported,
  }
  return {
    files: { ...gathered.files, 'source.json': pretty(described) },
    created: at.toISOString(),
    message: 'Source',
  }
}

async function writeRoot(root: string, at: Date, work: Work) {
  await makeRoot(root)
  const counts = { records: 0, editions: 0, sources: 0 }
  for await (const { id, slug, editionList } of publishedRecords()) {
    const versions: Version[] = []
    for (const line of editionList) versions.push(await versionOf({ id, slug }, line, work))
    await writeObject(root, { id: `urn:uuid:${id}`, versions })
    counts.records += 1
    counts.editions += versions.length
  }
  for await (const source of survivingSources()) {
    const version = await sourceVersion(source, at, work)
    if (!version) continue
    await writeObject(root, { id: `urn:uuid:${source.id}`, versions: [version] })
    counts.sources += 1
  }
  return counts
}

/**
 * Writes what readers see of the archive to a new folder, as an OCFL 1.1 storage root: an object for each record, with a version for each edition and
 * the images and recordings that it shows, and for each source, with the copies that readers can open as a whole. With `bag`, the root is the content
 * of a bag (BagIt). The folder gets its name when it is whole; of an export
 * that fails, nothing stays. Returns the numbers of what it has, and the names of files that the archive itself
 * can't read. Throws `PreservationError` when there is something in the folder.
 */
export async function exportArchive(dir: string, { bag, ...options }: Options & { bag: boolean }) {
  const folder = path.resolve(dir)
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new PreservationError(message('commands.export.notEmpty', { folder }))
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  try {
    const at = new Date()
    const root = bag ? path.join(partial, 'data') : partial
    // On the same disk, so that files are moved and not copied.
    const incoming = path.join(partial, 'incoming')
    await mkdir(root, { recursive: true })
    await mkdir(incoming)
    const work: Work = { ...options, incoming, lost: [] }
    const counts = await writeRoot(root, at, work)
    await rm(incoming, { recursive: true, force: true })
    if (bag) await makeBag(partial, at)
    await rm(folder, { recursive: true, force: true })
    await rename(partial, folder)
    return { ...counts, lost: work.lost }
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}
