/**
 * `npm run members -- add --email … --name … --role …` makes a member (the password is asked for, or read from standard input), `reset
 * --email …` gives a new password, `setup` prints a one-time link for the first admin.
 */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { SteleError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { createMember, resetPassword } from '@/lib/members/commands'
import { createSetupInvitation } from '@/lib/members/invitations'
import { roleSchema } from '@/lib/members/schema'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } },
})

/** One line without echo. */
async function askPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (at least 12 characters, not shown): ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY })
  const password = await lines.question('')
  lines.close()
  if (process.stdin.isTTY) process.stderr.write('\n')
  return password
}

async function run(): Promise<string> {
  const [command] = positionals
  const { email = '', name = '', role } = values
  if (command === 'add') {
    const member = await createMember(null, {
      email,
      name,
      role: parseInput(roleSchema, role?.toUpperCase()),
      password: await askPassword(),
    })
    return `${member.name} is a member now: ${member.role}.`
  }
  if (command === 'reset') {
    await resetPassword(email, await askPassword())
    return 'The password is changed and all sessions have ended.'
  }
  if (command === 'setup') {
    const setup = await createSetupInvitation()
    return setup
      ? new URL(`/setup?token=${setup.token}`, env.NEXTAUTH_URL).href
      : 'There is an admin already.'
  }
  throw new Error('Usage: npm run members -- add --email … --name … --role … | reset --email … | setup')
}

try {
  console.log(await run())
} catch (error) {
  console.error(
    error instanceof SteleError || error instanceof Error ? error.message : 'Something went wrong.',
  )
  process.exitCode = 1
}
await db.$disconnect()
