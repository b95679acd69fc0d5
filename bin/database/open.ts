import { rmSync } from 'node:fs'
import path from 'node:path'
import { identityFile } from '@/lib/verification/state-folder'
import { isEmbedded, secrets } from '../start/environment'
import { demandReachable, Failure } from '../start/failure'
import { type Cluster, runningPostmaster, startCluster } from './cluster'
import { withConnection } from './connection'
import { ownDatabaseFolder } from './ownership'
import { type DatabaseUrls, ensureRole, setPassword } from './roles'

const NAME = 'stele'
/** An empty table that exists while the demo archive is loaded. Every role that can create the archive's tables can create it. */
const LOADING = 'stele_demo_is_loading'

async function isHalfLoaded(url: string): Promise<boolean> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS marked', [LOADING])
    return rows[0]?.marked === true
  })
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
async function openOwnDatabase(): Promise<DatabaseUrls> {
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
 * is started. `stop` stops what was started. Throws `Failure`.
 */
export async function openDatabase(): Promise<DatabaseUrls & { stop: () => Promise<void> }> {
  if (!isEmbedded()) return { ...(await openOwnDatabase()), stop: async () => {} }
  const { databaseFolder, databasePassword: password } = secrets()
  const folder = await ownDatabaseFolder(databaseFolder)
  const cluster = await startCluster({ folder, password })
  try {
    await createDatabase(cluster)
    const urls = embeddedUrls(cluster.port)
    await ensureRole(urls)
    await setPassword(urls)
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

/** Returns whether no table has a row, apart from the table of migrations and the rows that migrations make. */
export function isEmpty(url: string): Promise<boolean> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT IN ('_prisma_migrations', 'Archive', 'Settings')",
    )
    for (const { name } of rows)
      if ((await client.query(`SELECT 1 FROM ${name} LIMIT 1`)).rowCount) return false
    return true
  })
}

/** Marks the database as half loaded during the work, as its owner, so that the next start notices when it was cut off. */
export async function whileLoading(url: string, work: () => Promise<void>): Promise<void> {
  await withConnection(url, (client) => client.query(`CREATE TABLE ${LOADING} ()`))
  await work()
  await withConnection(url, (client) => client.query(`DROP TABLE ${LOADING}`))
}
