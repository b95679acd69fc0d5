import { demoSignIns, hasNoAdmin, loadDemo, setupLink } from '../database/demo'
import { demandSameArchive } from '../database/identity'
import { openDatabase } from '../database/open'
import { canAlterTables, type DatabaseUrls } from '../database/roles'
import { upgradeDatabase } from '../database/upgrade'
import { build } from './build'
import { stopScripts } from './children'
import { isLocal, loadEnvFiles, settleEnvironment, storeAddress, wantsDemo } from './environment'
import { lineFor } from './failure'
import { generate } from './generate.mjs'
import { tell } from './install.mjs'
import { demandPort, serve } from './web-server'

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
    opening = openDatabase()
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
  const signIns = await demoSignIns(url)
  if (signIns.length) console.log('  Demo members (e-mail, password):')
  for (const { email, password } of signIns) console.log(`    ${email.padEnd(28)}${password}`)
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
