import { rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileKey } from '@/lib/storage/keys'

/** A media folder for the tests of a file, which finds it empty (fresh.ts). Import it before anything that imports lib/env. */
export const mediaDir = path.join(tmpdir(), `stele-test-media-${process.pid}`)
process.env.MEDIA_DIR = mediaDir
process.once('exit', removeMedia)

export function removeMedia() {
  rmSync(mediaDir, { recursive: true, force: true })
}

/** Every file in the media folder, by its path in there. */
export async function mediaFiles(): Promise<string[]> {
  const entries = await readdir(mediaDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(mediaDir, path.join(entry.parentPath, entry.name)))
    .sort()
}

/** The path of the stored bytes with this SHA-256. */
export const mediaPath = (sha256: string) => path.join(mediaDir, fileKey(sha256))
