import { runScript } from '../start/children'
import { Failure } from '../start/failure'
import { applyMigrations } from './migrations'
import { withConnection } from './open'

/**
 * Brings the database to this version: applies its migrations, then what SQL alone can't do (rekey-dismissals.ts). Safe to run again after
 * it was cut off. Returns the names of the applied migrations. Throws `Failure`.
 */
export async function upgradeDatabase(url: string): Promise<string[]> {
  const applied = await applyMigrations(url)
  if (await hasFormerDismissals(url)) {
    const args = ['--conditions=react-server', '--import', 'tsx', 'bin/database/rekey-dismissals.ts']
    const { exitCode, output } = await runScript(args, { ...process.env, DATABASE_URL: url })
    if (exitCode !== 0) throw new Failure(`The dismissed warnings couldn't be upgraded:\n${output.trim()}`)
  }
  return applied
}

/** Whether dismissals are left whose message is a sentence. */
const hasFormerDismissals = (url: string): Promise<boolean> =>
  withConnection(url, async (client) => {
    const { rowCount } = await client.query(
      `SELECT FROM "Dismissal" WHERE jsonb_typeof(message) = 'string' LIMIT 1`,
    )
    return rowCount === 1
  })
