import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { FILE, FOLDER } from './folder'
import { localFolder } from './local-folder'

// What was made from stored files, such as page images, on this machine. It can be removed at any time.

/** Bytes that it takes at most. Beyond it the files that weren't asked for longest are removed. */
const MOST = 1024 ** 3
/** Bytes that are written between two looks at all files. */
const BETWEEN = 64 * 1024 ** 2

let written = BETWEEN

const root = () => path.join(localFolder(), 'images')
const folderOf = (sha256: string) => path.join(root(), sha256.slice(0, 2), sha256)

/**
 * What was kept of the file with this SHA-256 under this name, else the result of `make`, which is kept. The caller has checked that the actor can
 * read it.
 */
export async function cached(sha256: string, name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const place = path.join(folderOf(sha256), name)
  const kept = await readFile(place).catch(() => null)
  if (kept) {
    await markUsed(place)
    return kept
  }
  const made = await make()
  // A full disk doesn't stop anyone from seeing the page.
  await keep(place, (part) => writeFile(part, made, { mode: FILE })).catch((error) => console.error(error))
  return made
}

/** The path of the file that was kept under this name, else of the one that `make` writes. Fails where it can't be kept. */
export async function cachedFile(
  sha256: string,
  name: string,
  make: (part: string) => Promise<void>,
): Promise<string> {
  const place = path.join(folderOf(sha256), name)
  if (await stat(place).catch(() => null)) await markUsed(place)
  else await keep(place, make)
  return place
}

/** The SHA-256 of each file that something was made from. */
export async function* cachedHashes(): AsyncGenerator<string> {
  for (const beginning of await readdir(root()).catch(() => []))
    yield* await readdir(path.join(root(), beginning)).catch(() => [])
}

/** Removes all that was made from a file. */
export const forgetCached = (sha256: string): Promise<void> =>
  rm(folderOf(sha256), { recursive: true, force: true })

async function markUsed(place: string) {
  const now = new Date()
  await utimes(place, now, now).catch(() => {})
}

async function keep(place: string, make: (part: string) => Promise<void>) {
  await mkdir(path.dirname(place), { recursive: true, mode: FOLDER })
  const part = `${place}.${randomUUID()}.part`
  try {
    await make(part)
    written += (await stat(part)).size
    await rename(part, place)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  if (written < BETWEEN) return
  written = 0
  await shrink(root(), MOST)
}

/** Removes the files of a folder that are the longest unused, until the others take less than four fifths of `most` bytes. */
export async function shrink(folder: string, most: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const place = path.join(entry.parentPath, entry.name)
        const { size, mtimeMs } = await stat(place).catch(() => ({ size: 0, mtimeMs: 0 }))
        return { place, size, mtimeMs }
      }),
  )
  let total = files.reduce((sum, { size }) => sum + size, 0)
  if (total <= most) return
  for (const { place, size } of files.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total < most * 0.8) return
    await rm(place, { force: true })
    total -= size
  }
}
