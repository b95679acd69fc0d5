import { createServer } from 'node:net'
import type { Env } from '@/lib/env-schema'
import { canAlterTables, type DatabaseUrls, withConnection } from '../database/connection'
import { demoSignIns, loadDemo } from '../database/demo'
import { demandSameArchive, openDatabase } from '../database/open'
import { upgradeDatabase } from '../database/upgrade'
import { build, next } from './build'
import { runScript, type Script, startScript, stopScripts } from './children'
import { clockWarning, lastTimes } from './clock'
import { isLocal, loadEnvFiles, settleEnvironment, storeAddress, wantsDemo } from './environment'
import { Failure, lineFor } from './failure'
import { generate } from './generate.mjs'
import { nameOf } from './host-name'
import { tell } from './install.mjs'
import { webServer, webServerMemory } from './web-server'

/** Returns null when a server can listen there, else the code of the system's error (EADDRINUSE, EACCES …). */
function portProblem(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

/** Throws `Failure` when the archive can't listen on its port. */
async function demandPort({ PORT, STELE_HOST }: Env): Promise<void> {
  const problem = await portProblem(PORT, STELE_HOST)
  if (problem === 'EADDRINUSE')
    throw new Failure(
      `Port ${PORT} is in use. Stop the program that uses it, or choose another port: PORT=${PORT + 1} npm start`,
    )
  if (problem === 'EACCES') throw new Failure(`Permission denied for port ${PORT}. Choose a port above 1023.`)
  if (problem) throw new Failure(`Can't listen on STELE_HOST ${STELE_HOST}, port ${PORT}: ${problem}.`)
}

/** Starts the web server and waits until its health check passes. Throws `Failure` when that takes more than three minutes. */
async function serve(command: 'start' | 'dev', env: Env, databaseUrl: string): Promise<Script> {
  const tether = new URL('tether.mjs', import.meta.url).href
  const program =
    command === 'dev' ? [next, 'dev', '-p', String(env.PORT), '-H', nameOf(env.STELE_HOST)] : webServer
  // Makes "localhost" resolve to the kind of address asked for, whatever the machine's hosts file lists first.
  const order = `--dns-result-order=${env.STELE_HOST.includes(':') ? 'ipv6first' : 'ipv4first'}`
  const server = startScript([order, '--import', tether, ...program], {
    stdin: 'ignore',
    stdout: command === 'dev' ? 'inherit' : 'ignore',
    stderr: 'inherit',
    ipc: true, // closes in the server when this process is killed: tether.mjs
    env: {
      ...webServerMemory,
      ...process.env,
      NODE_ENV: command === 'dev' ? 'development' : 'production',
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: '', // the server doesn't migrate
    },
  })
  const host = /^(0\.0\.0\.0|::)$/.test(env.STELE_HOST) ? '127.0.0.1' : nameOf(env.STELE_HOST)
  const health = `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT}/api/health`
  let ended = false
  void server.ended.then(() => {
    ended = true
  })
  const until = performance.now() + 180_000
  while (performance.now() < until) {
    if (ended) {
      await demandPort(env)
      throw new Failure('The web server ended while it started. The reason is above.')
    }
    const answer = await fetch(health, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
    if (answer?.ok) return server
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Failure('The web server did not answer within three minutes.')
}

/** Returns whether the archive has no admin who can sign in. */
async function hasNoAdmin(url: string): Promise<boolean> {
  const admins = `SELECT 1 FROM "Member" WHERE role = 'ADMIN' AND "disabledAt" IS NULL LIMIT 1`
  return withConnection(url, async (client) => (await client.query(admins)).rowCount === 0)
}

/** Creates a one-time link for the first admin. Returns null when there is an admin already. Throws `Failure`. */
async function setupLink(url: string): Promise<string | null> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', 'members', 'setup']
  const { exitCode, output } = await runScript(args, { ...process.env, DATABASE_URL: url })
  if (exitCode !== 0) throw new Failure(`No link for the first admin could be created:\n${output.trim()}`)
  return /https?:\S+\/setup\?token=\S+/.exec(output)?.[0] ?? null
}

let opening: ReturnType<typeof openDatabase> | undefined
let ending = false

/** Stops the server, then the database that it uses, and ends with the exit code. */
async function end(code: number, notice?: string) {
  if (ending) return
  ending = true
  if (notice) console.log(`\n  ${notice}`)
  const since = performance.now()
  await stopScripts()
  const database = await opening?.catch(() => null) // may still be starting
  await database?.stop()
  if (notice) tell('Stopped', 'server, then database', since)
  process.exit(code)
}

function databaseRestarted(milliseconds: number) {
  const seconds = (milliseconds / 1000).toFixed(1)
  console.log(
    `  PostgreSQL ended unexpectedly and was started again within ${seconds} s. Nothing that was saved is lost.`,
  )
}

async function databaseLost(reason: string) {
  const failure = new Failure(`PostgreSQL ended unexpectedly and can't be started again: ${reason}`)
  console.error(`\n${lineFor(failure)}`)
  await end(1)
}

async function step(label: string, work: () => Promise<string>) {
  const since = performance.now()
  const outcome = await work()
  if (!ending) tell(label, outcome, since)
}

async function start(command: 'start' | 'dev') {
  loadEnvFiles()
  const env = settleEnvironment()
  await demandPort(env)
  storeAddress(env.NEXTAUTH_URL)
  generate()

  let urls: DatabaseUrls = { url: '', ownerUrl: '' }
  await step('Database', async () => {
    opening = openDatabase({ restarted: databaseRestarted, lost: (reason) => void databaseLost(reason) })
    urls = await opening
    return process.env.DATABASE_URL ? 'from DATABASE_URL' : 'embedded PostgreSQL'
  })
  await step('Migrations', async () => {
    const applied = await upgradeDatabase(urls)
    await demandSameArchive(urls.url)
    return applied.length ? `${applied.length} applied` : 'nothing to apply'
  })
  if (wantsDemo(env)) await step('Demo', () => loadDemo(urls))
  const { url } = urls
  // Before the server starts, as its daily jobs make entries of their own.
  const wrongClock = clockWarning(await lastTimes(url), new Date())
  if (command === 'start') await step('Build', build)
  await step('Server', async () => {
    const server = await serve(command, env, url)
    void server.ended.then(() => end(1, 'The web server ended unexpectedly.'))
    return command === 'dev' ? 'ready, with hot reload' : 'ready'
  })

  console.log(`\n  ${process.env.NEXTAUTH_URL}\n`)
  if (await canAlterTables(url)) {
    console.log(
      '  Warning: the role of DATABASE_URL owns the tables, so it can turn off what keeps the log and the editions.',
    )
    console.log(
      '    Set DATABASE_OWNER_URL for migrations, and another role in DATABASE_URL (docs/setup.md).',
    )
  }
  if (wrongClock) console.log(`  ${wrongClock}`)
  const signIns = await demoSignIns(url)
  if (signIns.length) console.log('  Demo members (e-mail, password):')
  for (const { email, password } of signIns) console.log(`    ${email.padEnd(28)}${password}`)
  if (signIns.length)
    console.log('  Your own archive begins empty, in another folder: STELE_DEMO=0 npm start')
  if (signIns.length && !isLocal(env)) {
    console.log(
      '  Warning: other machines can reach this archive, and these passwords are published. Disable the members:',
    )
    console.log('    npm run members -- remove-demo')
  }
  if (await hasNoAdmin(url)) {
    console.log('  There is no admin yet. Open this link to create the first one (it works once):')
    console.log(`    ${await setupLink(url)}`)
  }
  console.log('\n  Press Ctrl-C to stop.')
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end(0, 'Stopping …'))
// start.mjs has ended, perhaps killed. Without it no signal would reach this process.
process.on('disconnect', () => void end(0))

start(process.argv[2] === 'dev' ? 'dev' : 'start').catch(async (error) => {
  if (ending) return
  const line = lineFor(error)
  console.error(line === null ? error : `\n${line}`)
  await end(1)
})
