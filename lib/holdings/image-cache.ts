import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { FILE, FOLDER, imagesFolder, imagesOf } from './storage'

/** Bytes that the images take at most. Beyond it the ones that weren't asked for longest are removed. */
const MOST = 1024 ** 3
/** Bytes that are written between two looks at all images. */
const BETWEEN = 64 * 1024 ** 2

let written = BETWEEN

/**
 * What was kept of the file with this SHA-256 under this name, else the result of `make`, which is kept. The folder can be emptied at any
 * time. The caller has checked that the actor can read the copy.
 */
export async function cached(sha256: string, name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const place = path.join(imagesOf(sha256), name)
  const kept = await readFile(place).catch(() => null)
  if (kept) {
    const now = new Date()
    await utimes(place, now, now).catch(() => {})
    return kept
  }
  const made = await make()
  // A full disk doesn't stop anyone from seeing the page.
  await keep(place, made).catch((error) => console.error(error))
  return made
}

async function keep(place: string, bytes: Buffer) {
  await mkdir(path.dirname(place), { recursive: true, mode: FOLDER })
  const part = `${place}.${randomUUID()}.part`
  await writeFile(part, bytes, { mode: FILE })
  await rename(part, place)
  written += bytes.length
  if (written < BETWEEN) return
  written = 0
  await shrink(imagesFolder(), MOST)
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
