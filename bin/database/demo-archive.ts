import { demoMembers } from '@/prisma/demo/members'
import { endOf, startChild } from '../start/children'
import { Failure } from '../start/failure'
import { begin } from '../start/install.mjs'
import { isEmpty, whileLoading, withConnection } from './database'

/** Loads the demo archive into an empty database, all of it or none. Gives back what was done, in words. */
export async function loadDemo(url: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (!(await isEmpty(url))) return 'kept: the archive has something in it'
  begin('Demo')
  await whileLoading(url, async () => {
    const args = ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts']
    const loading = startChild(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, DATABASE_URL: url },
    })
    const { code, output } = await endOf(loading)
    if (code !== 0) throw new Failure(`The demo archive could not be loaded:\n${output.trim()}`)
  })
  return 'loaded into the empty archive'
}

/** The sign-ins of the demo members that this archive has. */
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

/** Whether there is nobody who can let others in. */
export async function hasNoAdmin(url: string): Promise<boolean> {
  const admins = `SELECT 1 FROM "Member" WHERE role = 'ADMIN' AND "disabledAt" IS NULL LIMIT 1`
  return withConnection(url, async (client) => (await client.query(admins)).rowCount === 0)
}

/** A one-time address at which the first admin is made; null when there is one already. */
export async function setupAddress(url: string): Promise<string | null> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/members.ts', 'setup']
  const env = { ...process.env, DATABASE_URL: url }
  const { code, output } = await endOf(
    startChild(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env }),
  )
  if (code !== 0) throw new Failure(`No address for the first admin could be made:\n${output.trim()}`)
  return /https?:\S+\/setup\?token=\S+/.exec(output)?.[0] ?? null
}
