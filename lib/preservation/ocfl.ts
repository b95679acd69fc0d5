import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { message } from '@/lib/messages/message'
import { PreservationError } from './preservation-error'

// The Oxford Common File Layout 1.1 (ocfl.io/1.1/spec).

const sha512 = (bytes: string | Uint8Array) => createHash('sha512').update(bytes).digest('hex')

/** A file on the disk with its digest: one that is moved into an object, or that is in one. */
export type FileOnDisk = { path: string; sha512: string }
/** One version of an object: its files by name, what it is, and when it was made. */
export type Version = {
  files: Record<string, string | Uint8Array | FileOnDisk>
  created: string
  message: string
}
type StoredObject = { id: string; versions: readonly Version[] }

const ROOT = '0=ocfl_1.1'
const OBJECT = '0=ocfl_object_1.1'
const INVENTORY = 'inventory.json'
const SIDECAR = `${INVENTORY}.sha512`
const TYPE = 'https://ocfl.io/1.1/spec/#inventory'
/** Larger files of metadata aren't read. Files with other endings are never read as a whole. */
const MOST_BYTES = 64 * 1024 * 1024

const byName = (one: readonly [string, unknown], other: readonly [string, unknown]) =>
  one[0] < other[0] ? -1 : 1

/** Makes an empty storage root in a folder that is there and empty. */
export const makeRoot = (folder: string): Promise<void> =>
  writeFile(path.join(folder, ROOT), `${ROOT.slice(2)}\n`)

/** Puts a file of a version in its place. */
async function place(content: string, file: string | Uint8Array | FileOnDisk) {
  await mkdir(path.dirname(content), { recursive: true })
  if (isOnDisk(file)) await rename(file.path, content)
  else await writeFile(content, file)
}

const isOnDisk = (file: string | Uint8Array | FileOnDisk): file is FileOnDisk =>
  typeof file !== 'string' && !(file instanceof Uint8Array)

/** Writes an object with all its versions. Equal files are stored once. Files on the disk are moved into it. */
export async function writeObject(root: string, { id, versions }: StoredObject): Promise<void> {
  const name = sha512(id)
  const folder = path.join(root, name.slice(0, 2), name.slice(2, 4), id.replaceAll(':', '-'))
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, OBJECT), `${OBJECT.slice(2)}\n`)
  const manifest: Record<string, string[]> = {}
  const described: Record<string, unknown> = {}
  for (const [index, { files, created, message: text }] of versions.entries()) {
    const version = `v${index + 1}`
    const state: Record<string, string[]> = {}
    for (const [file, bytes] of Object.entries(files).toSorted(byName)) {
      const digest = isOnDisk(bytes) ? bytes.sha512 : sha512(bytes)
      state[digest] = [...(state[digest] ?? []), file]
      if (manifest[digest]) {
        if (isOnDisk(bytes)) await rm(bytes.path, { force: true })
        continue
      }
      const content = `${version}/content/${file}`
      await place(path.join(folder, content), bytes)
      manifest[digest] = [content]
    }
    described[version] = { created, message: text, state }
    const inventory = `${JSON.stringify({ id, type: TYPE, digestAlgorithm: 'sha512', head: version, manifest, versions: described }, null, 2)}\n`
    await mkdir(path.join(folder, version), { recursive: true })
    for (const place of [path.join(folder, version), folder]) {
      await writeFile(path.join(place, INVENTORY), inventory)
      await writeFile(path.join(place, SIDECAR), `${sha512(inventory)} ${INVENTORY}\n`)
    }
  }
}

const digest = z.string().regex(/^[0-9a-f]{128}$/)
/** A path inside of an object: no empty part, no dots only, and no sign that leads elsewhere. */
const inside = z
  .string()
  .max(500)
  .regex(/^[\w.-]+(?:\/[\w.-]+)*$/)
  .refine((text) => text.split('/').every((part) => !/^(\.+|__proto__)$/.test(part)))
const inventorySchema = z.object({
  id: z.string().min(1).max(500),
  type: z.literal(TYPE),
  digestAlgorithm: z.literal('sha512'),
  head: z.string().regex(/^v[1-9]\d{0,5}$/),
  manifest: z.record(digest, z.array(inside.regex(/^v[1-9]\d*\/content\//)).min(1)),
  versions: z.record(
    z.string().regex(/^v[1-9]\d{0,5}$/),
    z.object({
      created: z.string(),
      message: z.string().default(''),
      state: z.record(digest, z.array(inside)),
    }),
  ),
})

const refuse = (file: string, reason: 'notRoot' | 'notObject' | 'stray' | 'link' | 'altered' | 'missing') =>
  new PreservationError(message('commands.rebuild.refused', { file, reason }))

/** The size of a file, by its real path. Throws `PreservationError` that names it when it is missing or a link. */
async function sizeOf(file: string): Promise<number> {
  const real = await realpath(file).catch(() => null)
  if (real === null) throw refuse(file, 'missing')
  const found = await stat(file)
  if (real !== file || !found.isFile()) throw refuse(file, 'link')
  return found.size
}

/** The content of a file of at most 64 MB. Throws as `sizeOf` does. */
async function contentOf(file: string): Promise<Buffer> {
  if ((await sizeOf(file)) > MOST_BYTES) throw refuse(file, 'link')
  return readFile(file)
}

/** A file of an object whose digest is this: its content where it is metadata, else where it is. Throws `PreservationError` that names it. */
async function verified(file: string, digest: string): Promise<Buffer | FileOnDisk> {
  if (file.endsWith('.json')) {
    const content = await contentOf(file)
    if (sha512(content) !== digest) throw refuse(file, 'altered')
    return content
  }
  await sizeOf(file)
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  if (hash.digest('hex') !== digest) throw refuse(file, 'altered')
  return { path: file, sha512: digest }
}

async function readObject(folder: string): Promise<StoredObject> {
  const file = path.join(folder, INVENTORY)
  const bytes = await contentOf(file)
  const [sum] = (await contentOf(path.join(folder, SIDECAR))).toString('utf8').split(/\s/)
  if (sum !== sha512(bytes)) throw refuse(file, 'altered')
  let inventory: z.output<typeof inventorySchema>
  try {
    inventory = inventorySchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw refuse(file, 'notObject')
  }
  const contents = new Map<string, Buffer | FileOnDisk>()
  for (const [sum, places] of Object.entries(inventory.manifest))
    for (const place of places) contents.set(sum, await verified(path.join(folder, place), sum))
  const head = Number(inventory.head.slice(1))
  const versions = Array.from({ length: head }, (_, index): Version => {
    const version = inventory.versions[`v${index + 1}`]
    if (!version) throw refuse(file, 'notObject')
    const files: Version['files'] = {}
    for (const [sum, names] of Object.entries(version.state))
      for (const name of names) {
        const content = contents.get(sum)
        if (!content) throw refuse(file, 'notObject')
        files[name] = content
      }
    return { files, created: version.created, message: version.message }
  })
  return { id: inventory.id, versions }
}

/**
 * Reads the objects of a storage root, one at a time, and compares every file with its inventory. Throws `PreservationError` that names the file when
 * something is missing, altered, a link, or no part of a storage root, and when an object is there twice or its marker is missing.
 */
export async function* readRoot(given: string): AsyncGenerator<StoredObject> {
  const root = await realpath(given).catch(() => {
    throw refuse(given, 'missing')
  })
  // Of an older or newer version, which has a marker of its own.
  const other = (await readdir(root).catch(() => [])).find((name) => /^0=ocfl_/.test(name) && name !== ROOT)
  if (other !== undefined) throw refuse(path.join(root, other), 'notRoot')
  const marker = path.join(root, ROOT)
  if ((await contentOf(marker)).toString('utf8') !== `${ROOT.slice(2)}\n`) throw refuse(marker, 'notRoot')
  const ids = new Set<string>()
  for await (const { folder, object } of objectsIn(root, 0)) {
    if (ids.has(object.id)) throw refuse(path.join(folder, INVENTORY), 'notObject')
    ids.add(object.id)
    yield object
  }
}

/** Objects are no deeper. */
const DEEPEST = 4
/** What OCFL allows beside the objects of a root. */
const EXTENSIONS = 'extensions'

type Found = { folder: string; object: StoredObject }

async function* objectsIn(folder: string, depth: number): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true })
  if (entries.some(({ name }) => name === OBJECT)) {
    yield { folder, object: await readObject(folder) }
    return
  }
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const place = path.join(folder, entry.name)
    if (entry.isSymbolicLink()) throw refuse(place, 'link')
    if (depth === 0 && (!entry.isDirectory() || entry.name === EXTENSIONS)) continue
    // A file outside of objects: one that lost its marker would be left out unnoticed.
    if (!entry.isDirectory() || depth === DEEPEST) throw refuse(place, 'stray')
    yield* objectsIn(place, depth + 1)
  }
}
