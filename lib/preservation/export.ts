import 'server-only'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { db } from '@/lib/db'
import { cslOf } from '@/lib/editions/evidence'
import { editionBySlug } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { publicRecord } from '@/lib/exchange/records'
import type { Addressing } from '@/lib/exchange/statements'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { proofFile } from '@/lib/public-log/proof'
import { makeBag } from './bag'
import { makeRoot, type Version, writeObject } from './ocfl'
import { PreservationError } from './preservation-error'

const PAGE = 100
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

type Line = { number: number; publishedAt: Date }
type Options = { addressOf: Addressing; t: Translator }

/** A version of a record: what readers see of the edition, and its proof. Of a withdrawn edition the proof alone. */
async function versionOf(
  record: { id: string; slug: string },
  line: Line,
  options: Options,
): Promise<Version> {
  const edition = await editionBySlug(record.slug, line.number)
  const proof = await proofFile(record.id, line.number)
  const files: Version['files'] = {}
  if (edition)
    files['edition.json'] = pretty(await publicRecord(edition, options.addressOf, new Map(), options.t))
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

/** The sources that editions cite, as far as readers see them. */
async function* citedSources({ addressOf }: Options) {
  for (let after: string | undefined; ; ) {
    const sources = await db.source.findMany({
      where: { mergedIntoId: null, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true },
    })
    for (const { id } of sources) {
      const found = await citedSource(id)
      if (!found) continue
      const { source, total, citing } = found
      yield {
        id,
        described: {
          url: addressOf(`/sources/${id}`),
          csl: cslOf(source),
          records: total,
          citing: citing.map(({ slug, earlier }) =>
            addressOf(earlier === null ? `/records/${slug}` : `/records/${slug}/editions/${earlier}`),
          ),
        },
      }
    }
    const last = sources.at(-1)
    if (sources.length < PAGE || !last) return
    after = last.id
  }
}

async function writeRoot(root: string, options: Options, at: Date) {
  await makeRoot(root)
  const counts = { records: 0, editions: 0, sources: 0 }
  for await (const { id, slug, editionList } of publishedRecords()) {
    const versions: Version[] = []
    for (const line of editionList) versions.push(await versionOf({ id, slug }, line, options))
    await writeObject(root, { id: `urn:uuid:${id}`, versions })
    counts.records += 1
    counts.editions += versions.length
  }
  for await (const { id, described } of citedSources(options)) {
    const version = {
      files: { 'source.json': pretty(described) },
      created: at.toISOString(),
      message: 'Source',
    }
    await writeObject(root, { id: `urn:uuid:${id}`, versions: [version] })
    counts.sources += 1
  }
  return counts
}

/**
 * Writes what readers see of the archive to a new folder, as an OCFL 1.1 storage root: an object for each record, with a version for each edition, and for each
 * source. With `bag`, the root is the content of a bag (BagIt). The folder gets its name when it is whole. Throws `PreservationError` when
 * there is something in it.
 */
export async function exportArchive(dir: string, { bag, ...options }: Options & { bag: boolean }) {
  const folder = path.resolve(dir)
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new PreservationError(message('commands.export.notEmpty', { folder }))
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  const at = new Date()
  const root = bag ? path.join(partial, 'data') : partial
  await mkdir(root, { recursive: true })
  const counts = await writeRoot(root, options, at)
  if (bag) await makeBag(partial, at)
  await rm(folder, { recursive: true, force: true })
  await rename(partial, folder)
  return counts
}
