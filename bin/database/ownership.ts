import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { renameSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { moveDatabase, stateFolder } from '../start/environment'
import { Failure } from '../start/failure'
import { folderIdentity } from '../start/processes.mjs'
import { runningPostmaster } from './cluster'

const ownerSchema = z.object({ folder: z.string(), identity: z.string() })
type Owner = z.output<typeof ownerSchema>

const ownerFile = (databaseFolder: string) => path.join(databaseFolder, 'owner.json')

async function ownerOf(databaseFolder: string): Promise<Owner | null> {
  const text = await readFile(ownerFile(databaseFolder), 'utf8').catch(() => null)
  return text === null ? null : ownerSchema.parse(JSON.parse(text))
}

async function own(databaseFolder: string) {
  await mkdir(databaseFolder, { recursive: true, mode: 0o700 })
  const owner: Owner = { folder: stateFolder, identity: folderIdentity(stateFolder) ?? '' }
  await writeFile(ownerFile(databaseFolder), JSON.stringify(owner), { mode: 0o600 })
}

/** Copies a database that isn't running to a new folder beside it, with the owners of its files, and returns that folder. */
function copyDatabase(from: string): string {
  const to = path.join(path.dirname(from), randomBytes(6).toString('hex'))
  // Only root has a database outside `.stele/`, on systems with this program. Node's own copy doesn't keep the owners.
  execFileSync('cp', ['-a', from, `${to}.new`])
  renameSync(`${to}.new`, to)
  return to
}

/**
 * Returns the folder of this archive's embedded database. A database outside `.stele/` is not copied with it. When `.stele/` is a copy and
 * the original still exists, the copy gets a copy of the database, and never uses or stops that of the original. Throws `Failure` while
 * the original is running.
 */
export async function ownDatabaseFolder(folder: string): Promise<string> {
  if (!path.relative(stateFolder, folder).startsWith('..')) return folder
  const owner = await ownerOf(folder)
  const isOwn = !owner || owner.identity === folderIdentity(stateFolder)
  if (isOwn || folderIdentity(owner.folder) !== owner.identity) {
    await own(folder)
    return folder
  }
  if (await runningPostmaster(path.join(folder, 'data')))
    throw new Failure(
      `This folder is a copy of the archive in ${path.dirname(owner.folder)}, whose database is outside it. Stop that archive, then start this one: it copies the database.`,
    )
  const copy = copyDatabase(folder)
  await own(copy)
  moveDatabase(copy)
  return copy
}
