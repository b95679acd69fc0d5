/**
 * `npm run NAME -- …` runs bin/commands/NAME.ts with the environment of the archive and its database: that of DATABASE_URL, or else the
 * embedded one, which is started for the command when it isn't running.
 */
import path from 'node:path'
import { SteleError, summaryOf } from '@/lib/errors'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import { message } from '@/lib/messages/message'
import { actFromCommandLine } from '@/lib/via'
import type { DatabaseUrls } from '../database/connection'
import { demandSameArchive, openDatabase, runningDatabase } from '../database/open'
import { upgradeDatabase } from '../database/upgrade'
import { isEmbedded, loadEnvFiles, settleEnvironment, stateFolder, storedAddress } from '../start/environment'
import { Failure, lineFor } from '../start/failure'
import { generate } from '../start/generate.mjs'
import { takeLock } from '../start/processes.mjs'
import { type Command, isMisuse, Misuse } from './command'

/** `npm run migrate` applies the migrations to the database. */
const runMigrate: Command = async (args, t) => {
  if (args.length > 0) throw new Misuse()
  const { DATABASE_URL: url = '', DATABASE_OWNER_URL: ownerUrl = url } = process.env
  const names = await upgradeDatabase({ url, ownerUrl })
  console.log(
    t(
      names.length > 0 ? message('commands.migrate.applied', { names }) : message('commands.migrate.nothing'),
    ),
  )
  return 0
}

const commands = {
  backup: async () => (await import('./backup')).runBackup,
  drill: async () => (await import('./drill')).runDrill,
  export: async () => (await import('./export')).runExport,
  import: async () => (await import('./import')).runImport,
  log: async () => (await import('./log')).runLog,
  members: async () => (await import('./members')).runMembers,
  migrate: async () => runMigrate,
  migration: async () => (await import('./migration')).runMigration,
  rebuild: async () => (await import('./rebuild')).runRebuild,
  mirror: async () => (await import('./mirror')).runMirror,
  reextract: async () => (await import('./reextract')).runReextract,
  restore: async () => (await import('./restore')).runRestore,
  review: async () => (await import('./review')).runReview,
  verify: async () => (await import('./log')).runVerify,
} satisfies Record<string, () => Promise<Command>>
type Name = keyof typeof commands

const isName = (name: string): name is Name => Object.hasOwn(commands, name)

type Database = DatabaseUrls & { stop: () => Promise<void>; started: boolean }

async function database(): Promise<Database> {
  const started = isEmbedded()
  if (started) {
    const lock = await takeLock(path.join(stateFolder, 'start.lock'))
    if ('heldBy' in lock) {
      const urls = await runningDatabase()
      if (urls) return { ...urls, stop: async () => {}, started: false }
      throw new Failure('Stele is starting from this folder. Try again when it is ready.')
    }
    process.on('exit', lock.release)
  }
  return { ...(await openDatabase()), started }
}

let hasBegun = false

/** A drill that could not begin failed, too: the server notes it for the admins once the database answers. */
async function keepFailedDrill(startedAt: Date, error: unknown) {
  const { keepRun } = await import('@/lib/verification/kept-runs')
  const reason = lineFor(error) ?? (error instanceof Error ? error.message : String(error))
  const messages = [
    error instanceof SteleError ? error.text : message('verification.runs.failed', { reason }),
  ]
  await keepRun({ kind: 'DRILL', startedAt, endedAt: new Date(), messages })
}

async function runCommand(name: Name, args: string[]): Promise<number> {
  loadEnvFiles()
  // Links lead to the address at which the archive runs or last ran, whatever its port.
  if (isEmbedded() && !process.env.PORT) process.env.NEXTAUTH_URL ||= storedAddress() ?? ''
  settleEnvironment()
  // Before the first start there is no client. Another program may read the output, so nothing is printed.
  generate({ quiet: true })
  // An export is read without the archive that made it.
  if (name === 'rebuild') return (await commands.rebuild())(args, translatorOf(SOURCE_LANGUAGE))
  const { url, ownerUrl, stop, started } = await database()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop().then(() => process.exit(1)))
  process.env.DATABASE_URL = url
  process.env.DATABASE_OWNER_URL = ownerUrl
  try {
    // A backup is restored into a database that has no tables yet.
    const prepare = started && name !== 'restore'
    if (prepare && name !== 'migrate') await upgradeDatabase({ url, ownerUrl })
    if (prepare) await demandSameArchive(url)
    // The command is imported here because it reads the environment.
    const command = await commands[name]()
    actFromCommandLine()
    hasBegun = true
    return await command(args, translatorOf(SOURCE_LANGUAGE))
  } finally {
    await (await import('@/lib/db')).db.$disconnect()
    await stop()
  }
}

function report(error: unknown, name: Name): number {
  const t = translatorOf(SOURCE_LANGUAGE)
  if (isMisuse(error)) {
    console.error(t(`commands.${name}.usage`))
    return 2
  }
  console.error(error instanceof SteleError ? summaryOf(error, t) : (lineFor(error) ?? error))
  return 1
}

const [name = '', ...args] = process.argv.slice(2)
if (!isName(name)) {
  console.error(`Usage: npm run NAME -- …, with one of these names: ${Object.keys(commands).join(', ')}.`)
  process.exit(2)
}
const startedAt = new Date()
process.exitCode = await runCommand(name, args).catch(async (error: unknown) => {
  if (name === 'drill' && !hasBegun) await keepFailedDrill(startedAt, error)
  return report(error, name)
})
