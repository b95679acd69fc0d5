import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { NotFound } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { changeRole, createMember, disableMember, enableMember, renameMember } from '@/lib/members/commands'
import { removeDemoMembers } from '@/lib/members/demo'
import { createResetLink, createSetupInvitation, invite } from '@/lib/members/invitations'
import { operator } from '@/lib/members/member-manager'
import { listMembers, memberByEmail } from '@/lib/members/queries'
import { roleSchema } from '@/lib/members/schema'
import { removeSecondFactor } from '@/lib/members/signing-in/second-factor'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { type Command, CommandError, Misuse } from './command'

type Input = { email: string; name: string; role: string | undefined; link: boolean }
type AskPassword = () => Promise<string>
type Act = (input: Input, askPassword: AskPassword) => Promise<Message | string>

const linkTo = (path: string) => new URL(path, env.NEXTAUTH_URL).href
const setupLink = ({ token }: { token: string }) => linkTo(`/setup?token=${token}`)
const roleOf = ({ role }: Input) => parseInput(roleSchema, role?.toUpperCase())

async function idOf({ email }: Input): Promise<string> {
  const member = await memberByEmail(operator, email)
  if (!member) throw new NotFound(message('commands.members.unknown', { email }))
  return member.id
}

const acts: Record<string, Act> = {
  add: async (input, askPassword) => {
    const { email, name, link } = input
    const role = roleOf(input)
    if (link) return linkTo(`/invitation/${(await invite(operator, { email, role })).token}`)
    const made = await createMember(operator, { email, name, role, password: await askPassword() })
    return message('commands.members.added', { name: made.name, role: made.role })
  },
  list: async () => {
    const lines: string[] = []
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const listing = await listMembers(operator, page)
      pages = listing.pages
      for (const { name, email, role, disabledAt } of listing.members)
        lines.push(`${role.padEnd(12)}${email.padEnd(36)}  ${name}${disabledAt ? '  DISABLED' : ''}`)
    }
    return lines.length > 0 ? lines.join('\n') : message('commands.members.none')
  },
  role: async (input) => {
    const role = roleOf(input)
    await changeRole(operator, await idOf(input), role)
    return message('commands.members.roleChanged', { email: input.email, role })
  },
  rename: async (input) => {
    await renameMember(operator, await idOf(input), input.name)
    return message('commands.members.renamed', { email: input.email })
  },
  disable: async (input) => {
    await disableMember(operator, await idOf(input))
    return message('commands.members.disabled', { email: input.email })
  },
  enable: async (input) => {
    await enableMember(operator, await idOf(input))
    return message('commands.members.enabled', { email: input.email })
  },
  reset: async (input) => linkTo(`/invitation/${(await createResetLink(operator, await idOf(input))).token}`),
  'remove-second-step': async (input) => {
    await removeSecondFactor(operator, await idOf(input))
    return message('commands.members.secondStepRemoved', { email: input.email })
  },
  'remove-demo': async () => {
    const count = await removeDemoMembers(operator)
    const setup = await createSetupInvitation()
    return message('commands.members.demoRemoved', {
      count,
      next: setup ? message('commands.members.setUp', { link: setupLink(setup) }) : '',
    })
  },
  setup: async () => {
    const setup = await createSetupInvitation()
    return setup ? setupLink(setup) : message('commands.members.hasAdmin')
  },
}

/** Runs one `npm run members` command and returns what to print. Throws `Misuse`, and the errors of the archive. */
export async function changeMembers(args: string[], askPassword: AskPassword): Promise<Message | string> {
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
  const [name = ''] = positionals
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (!act || positionals.length > 1) throw new Misuse()
  return act({ ...values, role: values.role }, askPassword)
}

const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() })

async function readLine(prompt: string): Promise<string> {
  const { stdin, stderr } = process
  if (stdin.isTTY) stderr.write(prompt)
  const lines = createInterface({ input: stdin, output: silent(), terminal: stdin.isTTY })
  try {
    for await (const typed of lines) return typed
    return ''
  } finally {
    lines.close()
    if (stdin.isTTY) stderr.write('\n')
  }
}

/** Returns a password that is typed twice on the terminal without being shown, or the first line of standard input. */
async function askPassword(t: Translator): Promise<string> {
  const password = await readLine(`${t('commands.members.password')} `)
  if (process.stdin.isTTY && (await readLine(`${t('commands.members.passwordAgain')} `)) !== password)
    throw new CommandError(message('commands.members.passwordsDiffer'))
  return password
}

/** `npm run members -- COMMAND` lists, adds and changes members from the machine itself. */
export const runMembers: Command = async (args, t) => {
  const result = await changeMembers(args, () => askPassword(t))
  console.log(typeof result === 'string' ? result : t(result))
  return 0
}
