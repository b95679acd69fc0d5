import { runScript } from '../start/children'
import { Failure } from '../start/failure'
import { withConnection } from './connection'
import { applyMigrations, locked } from './migrations'
import { type DatabaseUrls, grantPermissions } from './roles'

type Step = { script: string; isDue: string; failure: string }

/** Upgrades that SQL alone can't do, run after the migrations: a script, and a query that returns a row while it is due. */
const steps: Step[] = [
  {
    script: 'bin/database/rekey-dismissals.ts',
    isDue: `SELECT FROM "Dismissal" WHERE jsonb_typeof(message) = 'string' LIMIT 1`,
    failure: "The dismissed warnings couldn't be upgraded",
  },
  {
    script: 'bin/database/record-baseline.ts',
    isDue: `SELECT FROM (SELECT max(generation) AS newest FROM "BaselineRow") one WHERE newest IS NOT NULL AND newest NOT IN (
      SELECT coalesce((detail ->> 'generation')::int, 1) FROM "Event" JOIN "EventDetail" ON "eventId" = id
      WHERE "subjectType" = 'archive' AND "subjectId" = 'baseline')`,
    failure: "The rows of the earlier version couldn't be recorded in the log",
  },
]

/**
 * Brings the database to this version as the owner of its tables: applies its migrations, gives the role of the archive its permissions, then
 * takes the steps above. Safe to run again after it was cut off. Returns the names of the applied migrations. Throws `Failure`.
 */
export async function upgradeDatabase(urls: DatabaseUrls): Promise<string[]> {
  const url = urls.ownerUrl
  const applied = await applyMigrations(url)
  await withConnection(url, (client) => locked(client, () => grantPermissions(client, urls)))
  for (const { script, isDue, failure } of steps) {
    const { rowCount } = await withConnection(url, (client) => client.query(isDue))
    if (!rowCount) continue
    const args = ['--conditions=react-server', '--import', 'tsx', script]
    const { exitCode, output } = await runScript(args, { ...process.env, DATABASE_URL: url })
    if (exitCode !== 0) throw new Failure(`${failure}:\n${output.trim()}`)
  }
  return applied
}
