import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import checkProof from '@/lib/public-log/check-proof'
import { Beside } from './beside'
import {
  copyTextSchema,
  type Edition,
  editionSchema,
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

type Proof = { root: string; parts: ShownPart[]; key: string }

/** Verifies the proof of a version, with its place in the log that was signed; null where there is none. Throws `PreservationError`. */
async function provenIn(id: string, number: number, file: StoredFile | undefined): Promise<Proof | null> {
  if (file === undefined) return null
  const text = textIn(file)
  const checked = await checkProof({ text, witnessKeys: [] })
  const proven = checked.failed === null ? checked.proven : null
  if (!proven || `urn:uuid:${proven.record}` !== id || proven.number !== number)
    throw new PreservationError(message('commands.rebuild.notProven', { id, number }))
  const { entry, parts } = proofSchema.parse(JSON.parse(text))
  return { root: entrySchema.parse(JSON.parse(entry)).root, parts, key: proven.key }
}

function editionIn(id: string, number: number, file: StoredFile | undefined): Edition | null {
  if (file === undefined) return null
  const edition = parsedIn(editionSchema, file)
  if (edition?.edition.number !== number)
    throw new PreservationError(message('commands.rebuild.notProven', { id, number }))
  return edition
}

type Rebuilt = {
  editions: number
  withdrawn: number
  sources: number
  /** Images, recordings and documents. */
  files: number
  /** The root of each edition that has a proof, by the id of its record and its number. */
  roots: ReadonlyMap<string, string>
  /** The addresses of editions to read that have no proof. */
  unproven: readonly string[]
  /** The keys that signed the proofs: an export can't say whose they are. */
  keys: readonly string[]
}

/** Throws `PreservationError` where an edition states a proof that isn't there, or another root than it proves. */
function demandStatedProof(id: string, edition: Edition | null, root: string | null): void {
  const { number, hash } = edition?.edition ?? {}
  if (!hash || number === undefined) return
  if (root === null && hash.proof !== null) {
    const file = `${id}, edition ${number}: proof.json`
    throw new PreservationError(message('commands.rebuild.refused', { file, reason: 'missing' }))
  }
  if (root !== null && hash.root !== root)
    throw new PreservationError(message('commands.rebuild.notProven', { id, number }))
}

async function readVersion(
  id: string,
  number: number,
  { files }: Version,
): Promise<{ proof: Proof | null; shown: Shown | null }> {
  const proof = await provenIn(id, number, files['proof.json'])
  const edition = editionIn(id, number, files['edition.json'])
  const root = proof?.root ?? null
  demandStatedProof(id, edition, root)
  const compared =
    edition && proof
      ? comparedWithProof(edition, proof.parts)
      : { pieces: edition ? [{ text: edition.text, isWarning: false }] : [] }
  if ('contradicted' in compared) {
    const { contradicted: member } = compared
    throw new PreservationError(message('commands.rebuild.contradicted', { id, number, member }))
  }
  return { proof, shown: edition && { edition, root, pieces: compared.pieces } }
}

/**
 * Makes pages that can be read without any software of the archive from an export alone (OCFL): one for each edition that is not withdrawn, each
 * source and each copy, with their images and recordings, and an index. Every file is compared with its inventory and with what the data states,
 * every proof is verified, and the text that it shows is compared with that of the data first; an edition without a proof says so. What an export
 * states is shown as text only. Throws `PreservationError` that names the file, and then writes nothing.
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
  const unproven: string[] = []
  const keys = new Set<string>()
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
      const { proof, shown } = await readVersion(id, index + 1, version)
      if (proof) {
        roots.set(`${id.replace('urn:uuid:', '')}/${index + 1}`, proof.root)
        keys.add(proof.key)
      }
      if (!shown) {
        withdrawn += 1
        continue
      }
      editions += 1
      const { edition } = shown
      if (!proof) unproven.push(`${edition.slug}/${index + 1}`)
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
  const counts = { editions, withdrawn, sources: sources.length, files: beside.size }
  return { ...counts, roots, unproven, keys: [...keys] }
}
