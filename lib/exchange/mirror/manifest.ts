import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
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

export type MirrorFault = { file: string; fault: 'MISSING' | 'ALTERED' | 'UNLISTED' }

/** Compares the files of a mirror with its manifest; null when it has none. */
export async function verifyMirror(folder: string): Promise<{ files: number; faults: MirrorFault[] } | null> {
  const manifest = await readManifest(folder)
  if (!manifest) return null
  const faults: MirrorFault[] = []
  for (const [file, hash] of Object.entries(manifest.files)) {
    const bytes = await readFile(path.join(folder, file)).catch(() => null)
    if (bytes === null) faults.push({ file, fault: 'MISSING' })
    else if (sha256Of(bytes) !== hash) faults.push({ file, fault: 'ALTERED' })
  }
  for (const file of await filesIn(folder))
    if (file !== MANIFEST && file !== STATE && !Object.hasOwn(manifest.files, file))
      faults.push({ file, fault: 'UNLISTED' })
  return { files: Object.keys(manifest.files).length, faults }
}
