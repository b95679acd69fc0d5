import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import checkProof from '@/lib/public-log/check-proof'
import {
  copyTextSchema,
  type Edition,
  editionSchema,
  type NamedFile,
  type Source,
  sourceSchema,
  titleOf,
} from './exported-data'
import { readRoot, type Version } from './ocfl'
import { PreservationError } from './preservation-error'
import { comparedWithProof, type ShownPart } from './proven-text'
import {
  copyPage,
  editionPage,
  pageOfCopy,
  pageOfEdition,
  pageOfIndex,
  pageOfSource,
  type Shown,
  sourcePage,
} from './rebuilt-pages'

const proofSchema = z.object({
  entry: z.string(),
  parts: z.array(
    z.object({
      path: z.string().default(''),
      hash: z.string(),
      salt: z.string().optional(),
      value: z.unknown().optional(),
    }),
  ),
})
type StoredFile = Version['files'][string]

/** The text of a file of metadata; empty for another file. */
const textIn = (file: StoredFile): string =>
  typeof file === 'string' || file instanceof Uint8Array ? Buffer.from(file).toString('utf8') : ''

/** What a file of metadata says; null when it isn't of this shape. */
function parsedIn<Shape>(schema: z.ZodType<Shape>, file: StoredFile | undefined): Shape | null {
  try {
    return file === undefined ? null : schema.parse(JSON.parse(textIn(file)))
  } catch {
    return null
  }
}

const entrySchema = z.object({ root: z.string() })

type Proof = { root: string; parts: ShownPart[] }

/** Verifies the proof of a version, with its place in the log that was signed; null where there is none. Throws `PreservationError`. */
async function provenIn(id: string, number: number, file: StoredFile | undefined): Promise<Proof | null> {
  if (file === undefined) return null
  const text = textIn(file)
  const checked = await checkProof({ text, witnessKeys: [] })
  const isOfThis =
    checked.failed === null && `urn:uuid:${checked.proven.record}` === id && checked.proven.number === number
  if (!isOfThis) throw new PreservationError(message('commands.rebuild.notProven', { id, number }))
  const { entry, parts } = proofSchema.parse(JSON.parse(text))
  return { root: entrySchema.parse(JSON.parse(entry)).root, parts }
}

function editionIn(id: string, number: number, file: StoredFile | undefined): Edition | null {
  if (file === undefined) return null
  const edition = parsedIn(editionSchema, file)
  if (edition?.edition.number !== number)
    throw new PreservationError(message('commands.rebuild.notProven', { id, number }))
  return edition
}

export type Rebuilt = {
  editions: number
  withdrawn: number
  sources: number
  /** Images, recordings and documents. */
  files: number
  /** The root of each edition that has a proof, by the id of its record and its number. */
  roots: ReadonlyMap<string, string>
}

async function readVersion(
  id: string,
  number: number,
  { files }: Version,
): Promise<{ root: string | null; shown: Shown | null }> {
  const proof = await provenIn(id, number, files['proof.json'])
  const edition = editionIn(id, number, files['edition.json'])
  const root = proof?.root ?? null
  const compared =
    edition && proof
      ? comparedWithProof(edition, proof.parts)
      : { pieces: edition ? [{ text: edition.text, isWarning: false }] : [] }
  if ('contradicted' in compared) {
    const { contradicted: member } = compared
    throw new PreservationError(message('commands.rebuild.contradicted', { id, number, member }))
  }
  return { root, shown: edition && { edition, root, pieces: compared.pieces } }
}

/**
 * Makes pages that can be read without any software of the archive from an export alone (OCFL): one for each edition that is not withdrawn, each
 * source and each copy, with their images and recordings, and an index. Every file is compared with its inventory and with what the data states,
 * every proof is verified, and the text that it shows is compared with that of the data first; what an export states is shown as text only. Throws
 * `PreservationError` that names the file, and then writes nothing.
 */
export async function rebuildPages(ocfl: string, dir: string, t: Translator): Promise<Rebuilt> {
  const folder = path.resolve(dir)
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new PreservationError(message('commands.export.notEmpty', { folder }))
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  try {
    const rebuilt = await writePages(ocfl, partial, t)
    await rm(folder, { recursive: true, force: true })
    await rename(partial, folder)
    return rebuilt
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

/** Copies files of exported objects beside the pages, each once. */
class Beside {
  readonly #folder: string
  readonly #sums = new Map<string, string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  get size(): number {
    return this.#sums.size
  }

  /** Throws `PreservationError` that names the first that is missing or has another SHA-256 than stated. */
  async add(id: string, stated: readonly NamedFile[], { files }: Version): Promise<void> {
    for (const { path: name, sha256 } of stated) {
      const file = files[name]
      const refuse = (reason: 'missing' | 'altered') =>
        new PreservationError(message('commands.rebuild.refused', { file: `${id}: ${name}`, reason }))
      if (file === undefined) throw refuse('missing')
      const known = this.#sums.get(name)
      // The text of a copy has a page of its own.
      if (typeof file === 'string' || file instanceof Uint8Array) {
        if (createHash('sha256').update(file).digest('hex') !== sha256) throw refuse('altered')
        continue
      }
      if (known === undefined) {
        const to = path.join(this.#folder, name)
        await mkdir(path.dirname(to), { recursive: true })
        await copyFile(file.path, to)
        const hash = createHash('sha256')
        for await (const chunk of createReadStream(to)) hash.update(chunk)
        this.#sums.set(name, hash.digest('hex'))
      }
      if (this.#sums.get(name) !== sha256) throw refuse('altered')
    }
  }
}

const altered = (file: string) =>
  new PreservationError(message('commands.rebuild.refused', { file, reason: 'altered' }))

/** A source with its id, which becomes a name. Throws `PreservationError`. */
function sourceIn(object: string, file: StoredFile): { id: string; source: Source } {
  const id = z.uuid().safeParse(object.replace(/^urn:uuid:/, '')).data
  const source = parsedIn(sourceSchema, file)
  if (!id || !source) throw altered(`${object}: source.json`)
  return { id, source }
}

/** Writes the pages of the copies of a source. */
async function writeCopies(id: string, source: Source, { files }: Version, folder: string, t: Translator) {
  for (const copy of source.copies) {
    const text = parsedIn(copyTextSchema, files[copy.text])
    if (!text) throw altered(`${id}: ${copy.text}`)
    await mkdir(path.join(folder, 'copies'), { recursive: true })
    await writeFile(path.join(folder, copyPage(copy.id)), pageOfCopy(source, copy, text, t))
  }
}

async function writePages(ocfl: string, folder: string, t: Translator): Promise<Rebuilt> {
  const roots = new Map<string, string>()
  const records = new Map<string, { name: string; title: string }>()
  const owners = new Map<string, string>()
  const sources: { id: string; source: Source }[] = []
  const beside = new Beside(folder)
  let editions = 0
  let withdrawn = 0
  for await (const { id, versions } of readRoot(ocfl)) {
    const last = versions.at(-1)
    const described = last?.files['source.json']
    if (last && described !== undefined) {
      const found = sourceIn(id, described)
      await beside.add(id, found.source.exportedFiles, last)
      await writeCopies(id, found.source, last, folder, t)
      sources.push(found)
      continue
    }
    for (const [index, version] of versions.entries()) {
      const { root, shown } = await readVersion(id, index + 1, version)
      if (root !== null) roots.set(`${id.replace('urn:uuid:', '')}/${index + 1}`, root)
      if (!shown) {
        withdrawn += 1
        continue
      }
      editions += 1
      const { edition } = shown
      // Two records with one address would have one page.
      if ((owners.get(edition.slug) ?? id) !== id) throw altered(`${id}: edition.json`)
      owners.set(edition.slug, id)
      await beside.add(id, edition.exportedFiles, version)
      await writeFile(path.join(folder, editionPage(edition)), pageOfEdition(shown, t))
      records.set(edition.slug, { name: editionPage(edition), title: edition.title })
    }
  }
  if (sources.length > 0) await mkdir(path.join(folder, 'sources'))
  for (const { id, source } of sources)
    for (const one of [id, ...source.merged])
      await writeFile(path.join(folder, sourcePage(one)), pageOfSource(source, records, t))
  const listed = sources.map(({ id, source }) => ({ name: sourcePage(id), title: titleOf(source) }))
  await writeFile(path.join(folder, 'index.html'), pageOfIndex([...records.values()], listed, t))
  return { editions, withdrawn, sources: sources.length, files: beside.size, roots }
}
