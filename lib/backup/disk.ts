import { type Actor, demand } from '@/lib/access'
import { type Space, spaces } from '@/lib/storage/disk-space'

/** Returns the space for media files and backups. `Forbidden` for those who can't manage settings. */
export async function diskSpace(actor: Actor): Promise<Space[]> {
  demand(actor, 'manageSettings')
  return spaces()
}
