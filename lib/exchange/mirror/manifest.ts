import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Subject } from '@/lib/page-store/subjects'

/** The list of all files of a mirror with their SHA-256, for everyone. */
export const MANIFEST = 'manifest.json'
/** What the next run needs: addresses, links, and the last event that the mirror shows. */
export const STATE = '.mirror.json'

const pageSchema = z.object({
  links: z.array(z.string()),
  /** Those of its links that lead to the archive, as they could not be shown when the page was written. */
  missing: z.array(z.string()),
  subjects: z.array(z.custom<Subject>((value) => typeof value === 'string')),
  isDaily: z.boolean(),
  /** For a file: how the archive names its bytes (ETag), so that they are sent once. */
  tag: z.string().nullable(),
  /** For a proof: what it says of its head (proofs.ts). */
  attested: z.object({ index: z.int(), size: z.int(), others: z.int() }).nullable(),
})
export type MirroredPage = z.output<typeof pageSchema>

const stateSchema = z.object({
  /** The build that made the pages. After a new build, all pages are asked for again. */
  build: z.string(),
  event: z.object({ id: z.string(), hash: z.string() }),
  day: z.string(),
  pages: z.record(z.string(), pageSchema),
})
export type MirrorState = z.output<typeof stateSchema>

const manifestSchema = z.object({
  archive: z.string(),
  event: z.string(),
  files: z.record(z.string(), z.string()),
})
export type Manifest = z.output<typeof manifestSchema>

export const sha256Of = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

const read = (folder: string, name: string) =>
  readFile(path.join(folder, name), 'utf8').then((text): unknown => JSON.parse(text))

/** What an earlier run left; null for none, or one that can't be read. */
export const readState = (folder: string): Promise<MirrorState | null> =>
  read(folder, STATE).then(
    (found) => stateSchema.safeParse(found).data ?? null,
    () => null,
  )

export const readManifest = (folder: string): Promise<Manifest | null> =>
  read(folder, MANIFEST).then(
    (found) => manifestSchema.safeParse(found).data ?? null,
    () => null,
  )

/** Writes a file as a whole or not at all. */
export async function writeWhole(folder: string, file: string, bytes: Uint8Array | string): Promise<void> {
  const whole = path.join(folder, file)
  await mkdir(path.dirname(whole), { recursive: true })
  await writeFile(`${whole}.part`, bytes)
  await rename(`${whole}.part`, whole)
}

/**
 * Writes a file as it comes, as a whole or not at all, and returns its SHA-256. Only the part that has come is in memory. A file with the hash `known` is
 * left as it is.
 */
export async function writeStream(
  folder: string,
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  known: string | undefined,
): Promise<string> {
  const whole = path.join(folder, file)
  const part = `${whole}.part`
  const hash = createHash('sha256')
  await mkdir(path.dirname(whole), { recursive: true })
  try {
    await pipeline(bytes, (chunks) => hashed(chunks, hash), createWriteStream(part))
    const sha256 = hash.digest('hex')
    if (sha256 !== known) await rename(part, whole)
    return sha256
  } finally {
    await rm(part, { force: true })
  }
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

/** The SHA-256 of a file, read in parts; null where it can't be read. */
async function sha256OfFile(file: string): Promise<string | null> {
  const hash = createHash('sha256')
  return pipeline(createReadStream(file), hash).then(
    () => hash.digest('hex'),
    () => null,
  )
}

/** All files below a folder, with "/" between their parts. */
export const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))

/** Removes a file and the folders that are empty without it. */
export async function removeFile(folder: string, file: string): Promise<void> {
  await rm(path.join(folder, file), { force: true })
  let parent = path.dirname(file)
  while (parent !== '.') {
    const isEmpty = await rmdir(path.join(folder, parent)).then(
      () => true,
      () => false,
    )
    if (!isEmpty) return
    parent = path.dirname(parent)
  }
}

type MirrorFault = { file: string; fault: 'MISSING' | 'ALTERED' | 'UNLISTED' }

/** Compares the files of a mirror with its manifest; null when it has none. */
export async function verifyMirror(folder: string): Promise<{ files: number; faults: MirrorFault[] } | null> {
  const manifest = await readManifest(folder)
  if (!manifest) return null
  const faults: MirrorFault[] = []
  for (const [file, hash] of Object.entries(manifest.files)) {
    const found = await sha256OfFile(path.join(folder, file))
    if (found === null) faults.push({ file, fault: 'MISSING' })
    else if (found !== hash) faults.push({ file, fault: 'ALTERED' })
  }
  for (const file of await filesIn(folder))
    if (file !== MANIFEST && file !== STATE && !Object.hasOwn(manifest.files, file))
      faults.push({ file, fault: 'UNLISTED' })
  return { files: Object.keys(manifest.files).length, faults }
}

/** The files that are missing or altered; with one of the index for searching, all of it. */
export async function damagedIn(folder: string): Promise<ReadonlySet<string>> {
  const faults = (await verifyMirror(folder))?.faults ?? []
  const damaged = new Set(faults.map(({ file }) => file))
  const ofSearch = (file: string) => file.startsWith('pagefind/')
  if ([...damaged].some(ofSearch))
    for (const file of Object.keys((await readManifest(folder))?.files ?? {}))
      if (ofSearch(file)) damaged.add(file)
  return damaged
}
