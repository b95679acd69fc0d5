import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { sha256 } from '@/lib/hashing'
import { message } from '@/lib/messages/message'
import { BackupError } from './backup-error'
import { FORMAT, type Manifest, MOST_BYTES, readManifest, VERSION } from './manifest'
import { damaged, type Sealing } from './packing'

const markerSchema = z.object({ format: z.literal(FORMAT), version: z.int(), archive: z.uuid() })

export const MARKER = 'stele-backup.json'
const PARTIAL = '.partial'
/** The part with the list of media files. */
export const LIST = 'media'
/** When a backup began, as the name of its folder: 2026-11-29T161000.123Z. */
const BACKUP = /^\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z$/

export const isBackupName = (name: string): boolean => BACKUP.test(name)

/** The archive that a marker names. Throws `BackupError` that names the file when it is none, or is of a later version. */
export function markerIn(text: string, file: string): string {
  const refuse = (reason: 'notBackup' | 'newer') =>
    new BackupError(message('commands.restore.manifest', { file, reason, place: '' }))
  try {
    const { archive, version } = markerSchema.parse(JSON.parse(text))
    if (version > VERSION) throw refuse('newer')
    return archive
  } catch (error) {
    throw error instanceof BackupError ? error : refuse('notBackup')
  }
}

/**
 * A folder with backups of one archive:
 *
 *     stele-backup.json                       which archive
 *     media/aa/bb/SHA-256                     files of archive copies, which all backups share
 *     backups/2026-11-29T161000.123Z/         one backup: its manifest, written last, and its packed parts
 *
 * What is being written has another name until it is whole.
 */
export class BackupFolder {
  private constructor(
    /** Its real path, so that a link below it is noticed. */
    readonly root: string,
    readonly archive: string,
  ) {}

  /** Opens a folder for writing; makes it where it is missing or empty. Throws `BackupError` for one with anything else. */
  static async forWriting(dir: string, archive: string): Promise<BackupFolder> {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const root = await realpath(dir)
    const names = await readdir(root)
    if (names.length === 0) {
      const marker = { format: FORMAT, version: VERSION, archive }
      await writeText(path.join(root, MARKER), `${JSON.stringify(marker)}\n`)
    }
    const folder = await BackupFolder.forReading(root)
    if (folder.archive !== archive)
      throw new BackupError(message('commands.backup.otherArchive', { folder: root }))
    for (const part of ['media', 'backups'])
      await mkdir(path.join(/* turbopackIgnore: true */ root, part), { recursive: true, mode: 0o700 })
    return folder
  }

  /** Opens a folder with backups. Throws `BackupError` when it has none, or those of a later version. */
  static async forReading(dir: string): Promise<BackupFolder> {
    const root = await realpath(dir).catch(() => {
      throw new BackupError(message('commands.fileMissing', { file: dir }))
    })
    const marker = path.join(root, MARKER)
    const text = await readText(marker).catch(() => null)
    if (text === null) throw new BackupError(message('commands.backup.foreign', { folder: root }))
    return new BackupFolder(root, markerIn(text, marker))
  }

  /** The names of the whole backups, oldest first. */
  async backups(): Promise<string[]> {
    const names = await readdir(path.join(this.root, 'backups')).catch(() => [])
    return names.filter((name) => BACKUP.test(name)).sort()
  }

  /** Removes what an interrupted backup left. Media files that it finished stay, and aren't copied again. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.#at('backups')))
      if (name.endsWith(PARTIAL)) await rm(this.#at('backups', name), { recursive: true, force: true })
  }

  /** Begins a backup; `finish` gives it its name. */
  begin(startedAt: Date) {
    return this.beginAs(startedAt.toISOString().replaceAll(':', ''))
  }

  /** Begins a copy of a backup that was made elsewhere under this name. */
  async beginAs(name: string) {
    const partial = this.#at('backups', `${name}${PARTIAL}`)
    await mkdir(path.join(partial, 'tables'), { recursive: true, mode: 0o700 })
    return {
      name,
      /** The name of a part by its path. */
      nameOf: (file: string) => path.relative(partial, file).split(path.sep).join('/'),
      partPath: (part: string, sealing: Sealing) => path.join(partial, partName(part, sealing.recipients)),
      /** The list of media files is never encrypted. */
      listPath: path.join(partial, partName(LIST, [])),
      finish: async (manifest: Manifest) => {
        await writeText(path.join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
        await rename(partial, this.#at('backups', name))
      },
    }
  }

  /** Returns the manifest of a backup. Throws `BackupError` that names the file. */
  async manifestOf(backup: string): Promise<Manifest> {
    if (!BACKUP.test(backup))
      throw new BackupError(message('commands.restore.noSuchBackup', { name: backup, folder: this.root }))
    const file = this.#at('backups', backup, 'manifest.json')
    const manifest = readManifest(await readText(file), file)
    if (manifest.archive !== this.archive)
      throw new BackupError(
        message('commands.restore.manifest', { file, reason: 'faulty', place: 'archive' }),
      )
    return manifest
  }

  /** The path of a part, such as `tables/Member`. */
  partOf(backup: string, part: string, { recipients }: Manifest): string {
    return this.#at('backups', backup, partName(part, part === LIST ? [] : recipients))
  }

  /** The path of a media file as it is encrypted for these public keys. */
  mediaPath(file: string, recipients: readonly string[]): string {
    return this.#at('media', file.slice(0, 2), file.slice(2, 4), mediaName(file, recipients))
  }

  /** The path of a backup. */
  pathOf(backup: string): string {
    return this.#at('backups', backup)
  }

  /** The path of a file in the folder, from the folder on, with slashes on every system. */
  keyOf(file: string): string {
    return path.relative(this.root, file).split(path.sep).join('/')
  }

  /** Removes a backup: its manifest first, so that what is left isn't taken for a whole one. */
  async remove(backup: string): Promise<void> {
    const folder = this.#at('backups', backup)
    await rename(folder, `${folder}${PARTIAL}`)
    await rm(`${folder}${PARTIAL}`, { recursive: true, force: true })
  }

  /** The paths of the media files in the folder, in the order of their names. */
  async *mediaFiles(): AsyncGenerator<string> {
    const foldersIn = async (folder: string) =>
      (await readdir(folder)).sort().map((name) => path.join(folder, name))
    for (const first of await foldersIn(this.#at('media')))
      for (const second of await foldersIn(first)) yield* await foldersIn(second)
  }

  #at(...names: string[]): string {
    return path.join(this.root, ...names)
  }
}

/**
 * The name of a media file: its SHA-256, and which keys it is encrypted for. After a change of the keys it is copied again, so that the new key reads
 * all of a new backup.
 */
export function mediaName(file: string, recipients: readonly string[]): string {
  if (recipients.length === 0) return file
  return `${file}.${sha256(recipients.toSorted().join(' ')).slice(0, 16)}.age`
}

const partName = (part: string, recipients: readonly string[]) =>
  `${part}.gz${recipients.length > 0 ? '.age' : ''}`

async function readText(file: string): Promise<string> {
  if ((await realpath(file).catch(() => null)) === null) throw damaged(file, 'missing')
  const found = await stat(file)
  if ((await realpath(file)) !== file || !found.isFile() || found.size > MOST_BYTES)
    throw damaged(file, 'notFile')
  return readFile(file, 'utf8')
}

async function writeText(file: string, text: string): Promise<void> {
  const draft = `${file}.part`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
}
