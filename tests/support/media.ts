import { rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

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
