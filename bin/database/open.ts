import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { identityFile } from '@/lib/verification/state-folder'
import { isEmbedded, secrets } from '../start/environment'
import { demandReachable, Failure } from '../start/failure'
import { type Cluster, runningPostmaster, startCluster } from './cluster'
import { ownDatabaseFolder } from './ownership'

const NAME = 'stele'
/** An empty table that exists while the demo archive is loaded. Every role that can create the archive's tables can create it. */
const LOADING = 'stele_demo_is_loading'

/** Runs work on a connection of its own. */
export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the next query reports a lost connection
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

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

/**
 * Returns the address of the archive's database: that of DATABASE_URL, or else that of the embedded one, which is started. `stop` stops
 * what was started. Throws `Failure`.
 */
export async function openDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!isEmbedded()) {
    const url = process.env.DATABASE_URL ?? ''
    await demandReachable(url)
    if (await isHalfLoaded(url))
      throw new Failure(
        'Another process is loading the demo archive into the database of DATABASE_URL, or was stopped before it finished. Wait until it has finished, or empty the database. Then start again.',
      )
    return { url, stop: async () => {} }
  }
  const { databaseFolder, databasePassword: password } = secrets()
  const folder = await ownDatabaseFolder(databaseFolder)
  const cluster = await startCluster({ folder, password })
  try {
    await createDatabase(cluster)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return { url: cluster.url(NAME), stop: cluster.stop }
}

/** Returns the address of the embedded database if it is running, or else null. */
export async function runningDatabase(): Promise<string | null> {
  const { databaseFolder, databasePassword } = secrets()
  const running = await runningPostmaster(path.join(databaseFolder, 'data'))
  return running && `postgresql://stele:${databasePassword}@127.0.0.1:${running.port}/${NAME}`
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

/** Marks the database as half loaded during the work, so that the next start notices when it was cut off. */
export async function whileLoading(url: string, work: () => Promise<void>): Promise<void> {
  await withConnection(url, (client) => client.query(`CREATE TABLE ${LOADING} ()`))
  await work()
  await withConnection(url, (client) => client.query(`DROP TABLE ${LOADING}`))
}
