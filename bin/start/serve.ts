import { openDatabase } from '../database/database'
import { demoSignIns, hasNoAdmin, loadDemo, setupAddress } from '../database/demo-archive'
import { applyMigrations } from '../database/migrations'
import { build } from './build'
import { stopChildren } from './children'
import { loadEnvFiles, settleEnvironment } from './environment'
import { lineFor } from './failure'
import { generate } from './generate.mjs'
import { tell } from './install.mjs'
import { keepAddress } from './keep'
import { demandPort, serve } from './web-server'

let opening: ReturnType<typeof openDatabase> | undefined
let ending = false

/** Ends everything that was started, the server before the database that it uses. */
async function end(code: number, word?: string) {
  if (ending) return
  ending = true
  if (word) console.log(`\n  ${word}`)
  const since = performance.now()
  await stopChildren()
  const database = await opening?.catch(() => null) // also one that is just being started
  await database?.stop()
  if (word) tell('Stopped', 'server, then database', since)
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
  keepAddress(env.NEXTAUTH_URL)
  generate()

  let url = ''
  await step('Database', async () => {
    opening = openDatabase()
    url = (await opening).url
    return process.env.DATABASE_URL ? 'the one of DATABASE_URL' : 'the embedded PostgreSQL'
  })
  await step('Migrations', async () => {
    const applied = await applyMigrations(url)
    return applied.length ? `${applied.length} applied` : 'nothing to apply'
  })
  if (env.STELE_DEMO) await step('Demo', () => loadDemo(url))
  if (command === 'start') await step('Build', build)
  await step('Server', async () => {
    const server = await serve(command, env, url)
    server.once('exit', () => end(1, 'The web server has ended.'))
    return command === 'dev' ? 'with hot reload' : 'answers'
  })

  console.log(`\n  ${process.env.NEXTAUTH_URL}\n`)
  const signIns = await demoSignIns(url)
  if (signIns.length) console.log('  Demo members (e-mail address, password):')
  for (const { email, password } of signIns) console.log(`    ${email.padEnd(28)}${password}`)
  if (await hasNoAdmin(url)) {
    console.log('  There is no admin yet. The first admin is made here, once, by whoever opens it:')
    console.log(`    ${await setupAddress(url)}`)
  }
  console.log('\n  Ctrl-C stops it.')
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end(0, 'Stopping …'))
// The script that started this one is gone, perhaps killed: nobody could stop the archive any more.
process.on('disconnect', () => void end(0))

start(process.argv[2] === 'dev' ? 'dev' : 'start').catch(async (error) => {
  if (ending) return
  const line = lineFor(error)
  console.error(line === null ? error : `\n${line}`)
  await end(1)
})
