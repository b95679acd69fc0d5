import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { NotFound } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { changeRole, createMember, setDisabled } from '@/lib/members/commands'
import { createResetLink, createSetupInvitation, invite } from '@/lib/members/invitations'
import { listMembers, memberByEmail } from '@/lib/members/queries'
import { roleSchema } from '@/lib/members/schema'
import { operator } from '@/lib/members/steward'

export const usage = `npm run members -- COMMAND
  add --email … --name … --role …   makes a member; the password is asked for, or read from standard input
  add --email … --role … --link     prints a one-time link with which they set name and password themselves
  list                              prints all members
  role --email … --role …           gives a member another role
  disable --email …                 lets a member sign in no more
  enable --email …                  lets them sign in again
  reset --email …                   prints a one-time link for a new password
  setup                             prints a one-time link for the first admin
Roles: contributor, editor, reviewer, publisher, admin.`

const linkTo = (path: string) => new URL(path, env.NEXTAUTH_URL).href

async function listed(): Promise<string> {
  const lines: string[] = []
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const listing = await listMembers(operator, page)
    pages = listing.pages
    for (const { name, email, role, disabledAt } of listing.members)
      lines.push(`${role.padEnd(12)}${email.padEnd(36)}  ${name}${disabledAt ? '  (disabled)' : ''}`)
  }
  return lines.join('\n') || 'There is no member yet.'
}

async function memberOf(email: string) {
  const member = await memberByEmail(operator, email)
  if (!member) throw new NotFound(`There is no member with the address ${email}.`)
  return member
}

/** Carries out one command line and gives what to print, or null when it is none of ours. Throws the archive's own errors. */
export async function runMembers(args: string[], askPassword: () => Promise<string>): Promise<string | null> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      email: { type: 'string', default: '' },
      name: { type: 'string', default: '' },
      role: { type: 'string' },
      link: { type: 'boolean', default: false },
    },
  })
  const { email, name, link } = values
  const role = () => parseInput(roleSchema, values.role?.toUpperCase())
  switch (positionals.join(' ')) {
    case 'add': {
      if (link) return linkTo(`/invitation/${(await invite(operator, { email, role: role() })).token}`)
      const given = { email, name, role: role(), password: await askPassword() }
      const made = await createMember(operator, given)
      return `${made.name} is a member now: ${made.role.toLowerCase()}.`
    }
    case 'list':
      return listed()
    case 'role':
      await changeRole(operator, (await memberOf(email)).id, role())
      return `${email} is ${role().toLowerCase()} now.`
    case 'disable':
      await setDisabled(operator, (await memberOf(email)).id, true)
      return `${email} can sign in no more.`
    case 'enable':
      await setDisabled(operator, (await memberOf(email)).id, false)
      return `${email} can sign in again.`
    case 'reset':
      return linkTo(`/invitation/${(await createResetLink(operator, (await memberOf(email)).id)).token}`)
    case 'setup': {
      const setup = await createSetupInvitation()
      return setup ? linkTo(`/setup?token=${setup.token}`) : 'There is an admin already.'
    }
    default:
      return null
  }
}
