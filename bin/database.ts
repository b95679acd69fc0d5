import path from 'node:path'
import pg from 'pg'
import { type Cluster, startCluster } from './cluster'
import { isEmbedded } from './environment'
import { demandReachable, Failure } from './failure'
import { secrets } from './keep'
import { runningPostmaster } from './postmaster'

const NAME = 'stele'
const LOADING = 'Stele: the demo archive is being loaded'

/** Runs work on one connection. */
export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function commentOn(client: pg.Client, name: string): Promise<string | null> {
  const { rows } = await client.query(
    "SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = $1",
    [name],
  )
  return rows[0]?.comment ?? null
}

/** The embedded database, made when it does not exist, and made anew when a start was killed while it loaded the demo archive. */
async function makeDatabase(cluster: Cluster) {
  await withConnection(cluster.url('postgres'), async (client) => {
    if ((await commentOn(client, NAME)) === LOADING) await client.query(`DROP DATABASE ${NAME} WITH (FORCE)`)
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`)
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
    const comment = await withConnection(url, (client) => commentOn(client, new URL(url).pathname.slice(1)))
    if (comment === LOADING)
      throw new Failure(
        'A start was stopped while it loaded the demo archive into the database of DATABASE_URL: empty it and start again.',
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
  const mark = (text: string | null) =>
    withConnection(url, (client) => {
      const name = client.escapeIdentifier(new URL(url).pathname.slice(1))
      return client.query(
        `COMMENT ON DATABASE ${name} IS ${text === null ? 'NULL' : client.escapeLiteral(text)}`,
      )
    })
  await mark(LOADING)
  await work()
  await mark(null)
}
