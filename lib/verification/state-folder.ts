import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The folder for what the archive keeps outside its database, beside the archive copies: its identity, secrets, key and heads of the log. A drill
 * names another one with STELE_STATE, for an archive that it restores beside the running one.
 */
export const stateFolder = path.resolve(/* turbopackIgnore: true */ process.env.STELE_STATE || '.stele')

export const identityFile = (folder = stateFolder) => path.join(folder, 'archive-id')

/** Returns the identity of the archive that this folder belongs to; null before its first start. */
export function storedIdentity(folder = stateFolder): string | null {
  try {
    return readFileSync(identityFile(folder), 'utf8').trim() || null
  } catch {
    return null
  }
}
