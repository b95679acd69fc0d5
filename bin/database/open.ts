import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { identityFile, stateFolder, storedIdentity } from '@/lib/verification/state-folder'
import { isEmbedded, moveDatabase, secrets } from '../start/environment'
import { Failure } from '../start/failure'
import { folderIdentity } from '../start/processes.mjs'
import { type Cluster, type Supervision, startCluster } from './cluster'
import { type DatabaseUrls, demandReachable, ensureRole, setPassword, withConnection } from './connection'
import { isHalfLoaded } from './demo'
import { runningPostmaster } from './postmaster'

const NAME = 'stele'

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
async function ownDatabaseFolder(folder: string): Promise<string> {
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

/** Creates the embedded database when it does not exist, and again when a start was killed while it loaded the demo archive. */
async function createDatabase(cluster: Cluster) {
  await withConnection(cluster.url('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME])
    if (rowCount) {
      if (!(await isHalfLoaded(cluster.url(NAME)))) return
      rmSync(identityFile(), { force: true }) // the database that is created instead has a new identity
      await client.query(`DROP DATABASE ${NAME} WITH (FORCE)`)
    }
    await client.query(`CREATE DATABASE ${NAME}`)
  })
}

/** The addresses of one of the embedded cluster's databases. */
function embeddedUrls(port: number): DatabaseUrls {
  const { databasePassword, appPassword } = secrets()
  const at = (role: string, password: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/${NAME}`
  return { url: at('stele_app', appPassword), ownerUrl: at('stele', databasePassword) }
}

/** Connects to the database of DATABASE_URL, and first creates its role where DATABASE_OWNER_URL has another one. Throws `Failure`. */
async function openGivenDatabase(): Promise<DatabaseUrls> {
  const url = process.env.DATABASE_URL ?? ''
  const ownerUrl = process.env.DATABASE_OWNER_URL || url
  if (ownerUrl !== url) {
    await demandReachable(ownerUrl, 'DATABASE_OWNER_URL')
    await ensureRole({ url, ownerUrl })
  }
  await demandReachable(url)
  if (await isHalfLoaded(ownerUrl))
    throw new Failure(
      'Another process is loading the demo archive into the database of DATABASE_URL, or was stopped before it finished. Wait until it has finished, or empty the database. Then start again.',
    )
  return { url, ownerUrl }
}

/**
 * Returns the addresses of the archive's database: those of DATABASE_URL and DATABASE_OWNER_URL, or else those of the embedded one, which
 * is started, and started again when it ends by itself (`supervision`). `stop` stops what was started. Throws `Failure`.
 */
export async function openDatabase(
  supervision?: Supervision,
): Promise<DatabaseUrls & { stop: () => Promise<void> }> {
  if (!isEmbedded()) return { ...(await openGivenDatabase()), stop: async () => {} }
  const { databaseFolder, databasePassword: password } = secrets()
  const folder = await ownDatabaseFolder(databaseFolder)
  const cluster = await startCluster({ folder, password, ...(supervision && { supervision }) })
  try {
    await createDatabase(cluster)
    const urls = embeddedUrls(cluster.port)
    await ensureRole(urls)
    await setPassword(urls)
    // For the page that shows admins how full its disk is.
    process.env.STELE_DATABASE_FOLDER = folder
    return { ...urls, stop: cluster.stop }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** Returns the addresses of the embedded database if it is running, or else null. */
export async function runningDatabase(): Promise<DatabaseUrls | null> {
  const running = await runningPostmaster(path.join(secrets().databaseFolder, 'data'))
  return running && embeddedUrls(running.port)
}

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
