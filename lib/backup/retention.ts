import { rm } from 'node:fs/promises'
import path from 'node:path'
import { DAY_MS } from '@/lib/durations'
import { partIn } from './check'
import { type BackupFolder, LIST, mediaName } from './folder'
import { readListed } from './media'
import { unsealed } from './packing'

/** So many backups stay, however old they are. */
const LEAST = 3

/** When a backup began, by its name. */
const beganAt = (name: string) =>
  Date.parse(
    name.replace(/T(\d\d)(\d\d)(\d\d)/, (_, hours, minutes, seconds) => `T${hours}:${minutes}:${seconds}`),
  )

/** The backups that were removed, by name, and the number of media files. */
export type Pruned = { backups: string[]; files: number }

/** The names among these, oldest first, of backups that are older than so many days, except for the newest three. */
export const oldAmong = (all: readonly string[], days: number, now: Date): string[] =>
  all.slice(0, -LEAST).filter((name) => now.getTime() - beganAt(name) > days * DAY_MS)

/**
 * Removes the backups that are older than so many days, except for the newest three, and then the media files that no backup needs. Uses bounded
 * memory. Throws `BackupError`, before any file is removed, when a backup that stays
 * can't be read.
 */
export async function prune(folder: BackupFolder, days: number, now = new Date()): Promise<Pruned> {
  const all = await folder.backups()
  const old = oldAmong(all, days, now)
  const kept = all.filter((name) => !old.includes(name))
  // Read whole before anything is removed.
  for (const name of kept) for await (const _ of neededBy(folder, name));
  for (const name of old) await folder.remove(name)
  let files = 0
  const needed = new Needed(kept.map((name) => neededBy(folder, name)))
  for await (const file of folder.mediaFiles())
    if (!(await needed.has(path.basename(file)))) {
      await rm(file, { force: true })
      files += 1
    }
  return { backups: old, files }
}

async function* neededBy(folder: BackupFolder, name: string): AsyncGenerator<string> {
  const manifest = await folder.manifestOf(name)
  const list = partIn({ folder, name, manifest, sealing: unsealed }, LIST)
  for await (const { sha256 } of readListed(list, folder.partOf(name, LIST, manifest)))
    yield mediaName(sha256, manifest.recipients)
}

/** Sorted lists that are read side by side. */
export class Needed {
  readonly #lists: { list: AsyncGenerator<string>; next: string | null }[]
  constructor(lists: readonly AsyncGenerator<string>[]) {
    this.#lists = lists.map((list) => ({ list, next: '' }))
  }

  /** Returns whether one of the lists has this name. Asked for names in their order only. */
  async has(name: string): Promise<boolean> {
    let found = false
    for (const one of this.#lists) {
      while (one.next !== null && one.next < name) one.next = (await one.list.next()).value ?? null
      found ||= one.next === name
    }
    return found
  }
}
