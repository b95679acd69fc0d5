import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { type Actor, demand } from '@/lib/access'
import { env } from '@/lib/env'

/** The space of the disk that a folder is on, in bytes; null where it can't be read. */
export type Space = { of: 'media' | 'backups'; folder: string; free: number; size: number } | null

async function spaceOf(of: 'media' | 'backups', folder: string): Promise<Space> {
  const found = await statfs(folder).catch(() => null)
  return found && { of, folder, free: found.bavail * found.bsize, size: found.blocks * found.bsize }
}

/** Returns the space for media files and, where backups are configured, for these. `Forbidden` for those who can't manage settings. */
export async function diskSpace(actor: Actor): Promise<NonNullable<Space>[]> {
  demand(actor, 'manageSettings')
  const spaces = await Promise.all([
    spaceOf('media', path.resolve(env.MEDIA_DIR)),
    ...(env.STELE_BACKUP_DIR ? [spaceOf('backups', path.resolve(env.STELE_BACKUP_DIR))] : []),
  ])
  return spaces.filter((space) => space !== null)
}
