import { demoMembers } from '@/prisma/demo/members'
import { runScript } from '../start/children'
import { Failure } from '../start/failure'
import { begin } from '../start/install.mjs'
import { type DatabaseUrls, withConnection } from './connection'

/** An empty table that exists while the demo archive is loaded. Every role that can create the archive's tables can create it. */
const LOADING = 'stele_demo_is_loading'

/** Returns whether a start is loading the demo archive into this database, or was stopped before it finished. */
export async function isHalfLoaded(url: string): Promise<boolean> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS marked', [LOADING])
    return rows[0]?.marked === true
  })
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

/** Loads the demo archive into an empty database, all of it or nothing. Returns what was done. Throws `Failure`. */
export async function loadDemo(
  { url, ownerUrl }: DatabaseUrls,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  if (!(await isEmpty(url))) return 'skipped: the archive is not empty'
  begin('Demo')
  await whileLoading(ownerUrl, async () => {
    const args = ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts']
    const { exitCode, output } = await runScript(args, { ...env, DATABASE_URL: url })
    if (exitCode !== 0) throw new Failure(`The demo archive could not be loaded:\n${output.trim()}`)
  })
  return 'loaded'
}

/** Returns the sign-ins of the demo members in this archive. */
export async function demoSignIns(url: string) {
  const there = await withConnection(url, (client) =>
    client.query<{ email: string }>(
      'SELECT email FROM "Member" WHERE email = ANY($1) AND "disabledAt" IS NULL',
      [demoMembers.map(({ email }) => email)],
    ),
  )
  const emails = new Set(there.rows.map(({ email }) => email))
  return demoMembers.filter(({ email }) => emails.has(email))
}
