import 'server-only'
import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/env'
import { FILE, FOLDER } from './folder'

/** The folder of this machine for files that are being received, for what was made from stored files, and for the store itself unless it is elsewhere. */
export const localFolder = () => path.resolve(env.MEDIA_DIR)

/** A folder in it, which exists then. */
export async function localSubfolder(name: string): Promise<string> {
  const folder = path.join(localFolder(), name)
  await mkdir(folder, { recursive: true, mode: FOLDER })
  return folder
}

/**
 * Closes the media folder, its folders and files to other users of the machine: those from before this rule. Does nothing when the media folder
 * is closed already, and leaves out what belongs to another user.
 */
export async function closeMediaFolder(): Promise<void> {
  const root = localFolder()
  const { mode } = await stat(root).catch(() => ({ mode: FOLDER }))
  if ((mode & 0o077) === 0) return
  const close = (place: string, mode: number) =>
    chmod(place, mode).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPERM' && error.code !== 'ENOENT') throw error
    })
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await close(place, FOLDER)
    else if (entry.isFile()) await close(place, FILE)
  }
  // The last, so that a run that was interrupted begins again.
  await close(root, FOLDER)
}
