import { demoMembers } from '@/prisma/demo/members'
import { runScript } from '../start/children'
import { Failure } from '../start/failure'
import { begin } from '../start/install.mjs'
import { withConnection } from './connection'
import { isEmpty, whileLoading } from './open'
import type { DatabaseUrls } from './roles'

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

/** Returns whether the archive has no admin who can sign in. */
export async function hasNoAdmin(url: string): Promise<boolean> {
  const admins = `SELECT 1 FROM "Member" WHERE role = 'ADMIN' AND "disabledAt" IS NULL LIMIT 1`
  return withConnection(url, async (client) => (await client.query(admins)).rowCount === 0)
}

/** Creates a one-time link for the first admin. Returns null when there is an admin already. Throws `Failure`. */
export async function setupLink(url: string): Promise<string | null> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', 'members', 'setup']
  const { exitCode, output } = await runScript(args, { ...process.env, DATABASE_URL: url })
  if (exitCode !== 0) throw new Failure(`No link for the first admin could be created:\n${output.trim()}`)
  return /https?:\S+\/setup\?token=\S+/.exec(output)?.[0] ?? null
}
