import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Store, StoredEntry } from './store'

/** Only the archive's own user reads its files. */
export const FILE = 0o600
export const FOLDER = 0o700

/** A store in a folder of this machine, which it makes when it is first needed. Key and path are the same. */
export function folderStore(root: string): Store {
  const pathOf = (key: string) => path.join(root, key)
  const head = async (key: string) => {
    const found = await stat(pathOf(key)).catch(() => null)
    return found?.isFile() ? { size: found.size, modifiedAt: found.mtime } : null
  }
  return {
    pathOf,
    head,
    send: async (key, file) => {
      await mkdir(path.dirname(pathOf(key)), { recursive: true, mode: FOLDER })
      const copy = `${file}.${randomUUID()}.part`
      // A second name costs nothing. Not every disk has them.
      await link(file, copy).catch(() => copyFile(file, copy))
      await rename(copy, pathOf(key))
      // Renaming does nothing where both are names of the same bytes.
      await rm(copy, { force: true })
    },
    get: async (key, range) => {
      const found = await head(key)
      return found && { size: found.size, stream: createReadStream(pathOf(key), range) }
    },
    delete: (key) => rm(pathOf(key), { force: true }),
    async *list(folder): AsyncGenerator<StoredEntry> {
      const entries = await readdir(pathOf(folder), { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        if (!entry.isFile()) continue
        const key = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
        const found = await head(key)
        if (found) yield { key, ...found }
      }
    },
  }
}
