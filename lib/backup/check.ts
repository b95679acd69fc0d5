import type { MediaFile } from './database'
import { type BackupFolder, LIST } from './folder'
import { type Keys, keysIn } from './keys'
import type { Manifest } from './manifest'
import { readListed } from './media'
import { type Bytes, damaged, readPart, readSealed, type Sealing, unsealed } from './packing'

/** One whole backup in a folder, with what is needed to read it. */
export type ReadableBackup = { folder: BackupFolder; name: string; manifest: Manifest; sealing: Sealing }

/** The content of a part, such as `tables/Member`. Throws `BackupError` that names the file, at the latest at the end. */
export function partIn({ folder, name, manifest, sealing }: ReadableBackup, of: string): Bytes {
  const table = manifest.tables.find((one) => `tables/${one.name}` === of)
  const part = table?.part ?? (of === 'keys' ? manifest.keys : manifest.media.part)
  return readPart(folder.partOf(name, of, manifest), part, of === LIST ? unsealed : sealing)
}

/** The media files that a backup has: those that were damaged in the archive itself are left out. */
export async function* filesIn(backup: ReadableBackup): AsyncGenerator<MediaFile & { bytes: Bytes }> {
  const { folder, name, manifest, sealing } = backup
  const lost = new Set(manifest.damaged)
  const list = folder.partOf(name, LIST, manifest)
  let files = 0
  for await (const file of readListed(partIn(backup, LIST), list)) {
    files += 1
    if (lost.has(file.sha256)) continue
    const place = folder.mediaPath(file.sha256, manifest.recipients)
    yield { ...file, bytes: readSealed(place, file, sealing) }
  }
  if (files !== manifest.media.files) throw damaged(list, 'altered')
}

/** The keys in a backup. */
export const keysOf = (backup: ReadableBackup): Promise<Keys> =>
  keysIn(partIn(backup, 'keys'), backup.folder.partOf(backup.name, 'keys', backup.manifest))

/**
 * Reads all of a backup and compares it with its manifest. Changes nothing. Throws `BackupError` that names the first file that is missing, cut,
 * altered, not a file, or would unpack to more than the manifest states.
 */
export async function checkBackup(
  backup: ReadableBackup,
  onProgress: (progress: { of: 'table' | 'file'; count: number }) => void = () => {},
): Promise<void> {
  await keysOf(backup)
  let count = 0
  for (const { name } of backup.manifest.tables) {
    for await (const _ of partIn(backup, `tables/${name}`)) {
      // Reading compares.
    }
    count += 1
    onProgress({ of: 'table', count })
  }
  count = 0
  for await (const { bytes } of filesIn(backup)) {
    for await (const _ of bytes) {
      // Reading compares.
    }
    count += 1
    onProgress({ of: 'file', count })
  }
}
