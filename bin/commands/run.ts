/**
 * `node --import tsx bin/commands/run.ts NAME …` runs bin/commands/NAME.ts with the archive's environment and its database: that of DATABASE_URL, else the
 * embedded one, which is started for as long as it takes when no start runs it.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { applyMigrations } from '../database/migrations'
import { openDatabase, runningDatabase } from '../database/open'
import { isEmbedded, loadEnvFiles, settleEnvironment } from '../start/environment'
import { Failure, lineFor } from '../start/failure'
import { generate } from '../start/generate.mjs'
import { takeLock } from '../start/lock.mjs'
import { stateFolder, storedAddress } from '../start/secrets'

async function database(): Promise<{ url: string; stop: () => Promise<void> }> {
  const own = isEmbedded()
  if (own) {
    const lock = await takeLock(path.join(stateFolder, 'start.lock'))
    if ('heldBy' in lock) {
      const url = await runningDatabase()
      if (url) return { url, stop: async () => {} }
      throw new Failure('Stele is just being started from this folder: try again when it answers.')
    }
    process.on('exit', lock.release)
  }
  // Where nothing was started yet there is no client. What a command prints may be read by another program, so nothing is said of it.
  generate({ quiet: true })
  const opened = await openDatabase()
  if (own) await applyMigrations(opened.url)
  return opened
}

async function run(name: string, args: string[]): Promise<number> {
  loadEnvFiles()
  // The links that are printed lead to the archive that runs, whatever port it was given.
  if (isEmbedded() && !process.env.PORT) process.env.NEXTAUTH_URL ||= storedAddress() ?? ''
  settleEnvironment()
  const { url, stop } = await database()
  const script = [
    '--conditions=react-server',
    '--import',
    'tsx',
    path.join('bin', 'commands', `${name}.ts`),
    ...args,
  ]
  const child = spawn(process.execPath, script, {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url },
  })
  // Ctrl-C reaches the child by itself; the database is stopped after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)))
  await stop()
  return code
}

const [name = '', ...args] = process.argv.slice(2)
run(name, args).then(
  (code) => process.exit(code),
  (error) => {
    console.error(lineFor(error) ?? error)
    process.exit(1)
  },
)
