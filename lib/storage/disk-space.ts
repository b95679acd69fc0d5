import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/env'

/** The space of the disk that a folder is on, in bytes. */
export type Space = { of: 'media' | 'backups' | 'database'; folder: string; free: number; size: number }

async function spaceOf(of: Space['of'], folder: string): Promise<Space[]> {
  const found = await statfs(folder).catch(() => null)
  return found ? [{ of, folder, free: found.bavail * found.bsize, size: found.blocks * found.bsize }] : []
}

/**
 * Returns the space for media files, for backups where they are configured, and for the embedded database where it is in use; none of a disk that
 * can't be read.
 */
export async function spaces(): Promise<Space[]> {
  const found = await Promise.all([
    spaceOf('media', path.resolve(env.MEDIA_DIR)),
    ...(env.STELE_BACKUP_DIR ? [spaceOf('backups', path.resolve(env.STELE_BACKUP_DIR))] : []),
    // The start says where it is (bin/database/open.ts).
    ...(process.env.STELE_DATABASE_FOLDER ? [spaceOf('database', process.env.STELE_DATABASE_FOLDER)] : []),
  ])
  return found.flat()
}
