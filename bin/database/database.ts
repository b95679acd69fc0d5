import path from 'node:path'
import pg from 'pg'
import { isEmbedded } from '../start/environment'
import { demandReachable, Failure } from '../start/failure'
import { secrets } from '../start/keep'
import { type Cluster, startCluster } from './cluster'
import { runningPostmaster } from './postmaster'

const NAME = 'stele'
/** An empty table that stands while the demo archive is loaded: a mark that whoever may make the archive's tables may set. */
const LOADING = 'stele_demo_is_loading'

/** Runs work on one connection. */
export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // a connection that was lost is told by the next query
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

/** The embedded database, made when it does not exist, and made anew when a start was killed while it loaded the demo archive. */
async function makeDatabase(cluster: Cluster) {
  await withConnection(cluster.url('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME])
    if (rowCount && !(await isHalfLoaded(cluster.url(NAME)))) return
    await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${NAME}`)
  })
}

/**
 * The archive's database, ready to be used: the one DATABASE_URL names, else the embedded one, which is started. `stop` ends what was
 * started here. Throws Failure.
 */
export async function openDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!isEmbedded()) {
    const url = process.env.DATABASE_URL ?? ''
    await demandReachable(url)
    if (await isHalfLoaded(url))
      throw new Failure(
        'Another start is loading the demo archive into the database of DATABASE_URL, or was stopped while it did: wait for it, or empty the database, and start again.',
      )
    return { url, stop: async () => {} }
  }
  const { databaseFolder: folder, databasePassword: password } = secrets()
  const cluster = await startCluster({ folder, password })
  try {
    await makeDatabase(cluster)
  } catch (error) {
    await cluster.stop()
    throw error
  }
  return { url: cluster.url(NAME), stop: cluster.stop }
}

/** The address of the embedded database when a start runs it now. */
export async function runningDatabase(): Promise<string | null> {
  const { databaseFolder, databasePassword } = secrets()
  const running = await runningPostmaster(path.join(databaseFolder, 'data'))
  return running && `postgresql://stele:${databasePassword}@127.0.0.1:${running.port}/${NAME}`
}

/** Whether no table has a row, the log of migrations aside. */
export function isEmpty(url: string): Promise<boolean> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'",
    )
    for (const { name } of rows)
      if ((await client.query(`SELECT 1 FROM ${name} LIMIT 1`)).rowCount) return false
    return true
  })
}

/** Marks the database as half loaded while the work goes on, so that a kill in the middle is known at the next start. */
export async function whileLoading(url: string, work: () => Promise<void>): Promise<void> {
  await withConnection(url, (client) => client.query(`CREATE TABLE ${LOADING} ()`))
  await work()
  await withConnection(url, (client) => client.query(`DROP TABLE ${LOADING}`))
}
