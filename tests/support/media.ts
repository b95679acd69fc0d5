import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

/** Gives this test file a media folder of its own. Import it before anything that imports lib/env. */
export const mediaDir = mkdtempSync(path.join(tmpdir(), 'stele-media-'))
process.env.MEDIA_DIR = mediaDir
afterAll(() => rmSync(mediaDir, { recursive: true, force: true }))

/** Every file in the media folder, by its path in there. */
export async function mediaFiles(): Promise<string[]> {
  const entries = await readdir(mediaDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(mediaDir, path.join(entry.parentPath, entry.name)))
    .sort()
}
