import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { identityFile, stateFolder, storedIdentity } from '@/lib/verification/state-folder'
import { isEmbedded } from '../start/environment'
import { Failure } from '../start/failure'
import { withConnection } from './connection'

/**
 * Makes sure that the database and this folder belong to the same archive. At the first start, and after an upgrade from a version without
 * identities, the folder takes that of the database. Throws `Failure` when they differ.
 */
export async function demandSameArchive(url: string, folder = stateFolder): Promise<void> {
  const { rows } = await withConnection(url, (client) =>
    client.query<{ id: string }>('SELECT id FROM "Archive"'),
  )
  const id = rows[0]?.id ?? ''
  const stored = storedIdentity(folder)
  const file = identityFile(folder)
  if (stored === id) return
  if (stored)
    throw new Failure(
      `The database${isEmbedded() ? '' : ' of DATABASE_URL'} belongs to another archive than the folder ${folder}. Start each archive from a folder of its own. If the folder is meant for this database from now on, delete ${file}.`,
    )
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  writeFileSync(`${file}.new`, `${id}\n`)
  renameSync(`${file}.new`, file)
}
