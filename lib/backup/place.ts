import 'server-only'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/env'
import { keyPrint } from '@/lib/exchange/statement'
import { message } from '@/lib/messages/message'
import { fileKey } from '@/lib/storage/keys'
import { fileStore, stage } from '@/lib/storage/stored-files'
import { formerHeadsFile, formerKeyFile } from '@/lib/verification/former-keys'
import { headsFile } from '@/lib/verification/heads'
import { ed25519 } from '@/lib/verification/signing-key'
import { identityFile, stateFolder } from '@/lib/verification/state-folder'
import { BackupError } from './backup-error'
import { filesIn, type ReadableBackup } from './check'
import type { Keys } from './keys'
import { checked, damaged } from './packing'

/** Undoes what was done so far. */
export type Undo = () => Promise<void>

/** The nearest folder that exists, from this one up. */
function existing(folder: string): string {
  return existsSync(folder) || path.dirname(folder) === folder ? folder : existing(path.dirname(folder))
}

/** Throws `BackupError` when the disk has less free space than the backup says that it needs. */
export async function demandSpace({ folder, manifest }: ReadableBackup): Promise<void> {
  const needed = manifest.tables.reduce((sum, { part }) => sum + part.size, manifest.media.bytes)
  const { bavail, bsize } = await statfs(existing(path.resolve(env.MEDIA_DIR)))
  if (needed > bavail * bsize)
    throw new BackupError(
      message('commands.restore.noSpace', {
        folder: folder.root,
        needed: Math.ceil(needed / 1e6),
        free: Math.floor((bavail * bsize) / 1e6),
      }),
    )
}

/**
 * Puts the media files of a backup into the media folder, each under its name when it is whole. Leaves a file that is there and sound. Returns what
 * removes those that were added. Throws `BackupError`, with none added.
 */
export async function placeMedia(
  backup: ReadableBackup,
  onProgress: (progress: { of: 'file'; count: number }) => void,
): Promise<Undo> {
  const added: string[] = []
  const undo = async () => {
    for (const key of added) await fileStore.delete(key)
  }
  let count = 0
  try {
    for await (const { bytes, ...file } of filesIn(backup)) {
      const key = fileKey(file.sha256)
      count += 1
      onProgress({ of: 'file', count })
      if (await isSound(key, file)) continue
      const staged = await stage(bytes, Number.POSITIVE_INFINITY)
      try {
        await staged.send(key)
        added.push(key)
      } finally {
        await staged.discard()
      }
    }
  } catch (error) {
    await undo()
    throw error
  }
  return undo
}

async function isSound(key: string, file: { sha256: string; size: number }): Promise<boolean> {
  const found = await fileStore.get(key)
  if (!found) return false
  try {
    for await (const _ of checked(found.stream, file, key)) {
      // Reading compares.
    }
    return true
  } catch (error) {
    if (error instanceof BackupError) return false
    throw error
  }
}

function keyIn(pem: string, file: string): KeyObject {
  try {
    return ed25519(createPrivateKey(pem), file)
  } catch {
    throw damaged(file, 'altered')
  }
}

/** Throws `BackupError` when the file of STELE_SIGNING_KEY has another key than the backup: signed heads would count as forged. */
export function demandSameKey({ signingKey }: Keys, file: string): void {
  const key = keyIn(signingKey, file)
  const named = env.STELE_SIGNING_KEY
  if (named && existsSync(named) && keyPrint(createPrivateKey(readFileSync(named))) !== keyPrint(key))
    throw new BackupError(message('commands.restore.otherKey', { file: named }))
}

/**
 * Puts the signing key and the former ones, the heads that they signed and the identity of the archive into its folder, and keeps files that were
 * there under another name. Returns what undoes it.
 */
export function placeKeys({ signingKey, heads, former }: Keys, archive: string, folder = stateFolder): Undo {
  const steps: (() => void)[] = []
  const place = (file: string, content: string) => {
    if (existsSync(file) && readFileSync(file, 'utf8') === content) return
    mkdirSync(path.dirname(file), { recursive: true, mode: file.startsWith(folder) ? 0o711 : 0o700 })
    const aside = `${file}.before-restore`
    const hadOne = existsSync(file)
    if (hadOne) renameSync(file, aside)
    steps.unshift(() => (hadOne ? renameSync(aside, file) : rmSync(file, { force: true })))
    writeFileSync(`${file}.part`, content, { mode: 0o600 })
    renameSync(`${file}.part`, file)
  }
  place(env.STELE_SIGNING_KEY ?? path.join(folder, 'signing-key.pem'), signingKey)
  if (heads) place(headsFile(archive, folder), heads)
  for (const one of former) {
    place(formerKeyFile(one.mark, folder), one.signingKey)
    if (one.heads) place(formerHeadsFile(archive, one.mark, folder), one.heads)
  }
  place(identityFile(folder), `${archive}\n`)
  return async () => {
    for (const step of steps) step()
  }
}
