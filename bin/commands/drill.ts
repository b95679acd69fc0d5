import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import getPort from 'get-port'
import { makeBackup } from '@/lib/backup/backup'
import { failureMessage } from '@/lib/backup/nightly'
import { env, envSchema } from '@/lib/env'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { noteRun } from '@/lib/verification/runs'
import { startCluster } from '../database/cluster'
import { type DatabaseUrls, ensureRole, withConnection } from '../database/connection'
import { runScript, startScript, stopScripts } from '../start/children'
import { webServer } from '../start/web-server'
import { type Command, CommandError, Misuse } from './command'
import { type Comparison, comparePages, type Site } from './compare-pages'

/** Ends the database that a drill which is interrupted leaves running. */
function stopAtOnce(dataFolder: string) {
  try {
    const [pid] = readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGQUIT')
  } catch {
    // It has ended already.
  }
}

/** Where an archive is restored for a drill: nothing of it is left when the process ends. */
async function throwawayPlace() {
  const folder = mkdtempSync(path.join(tmpdir(), 'stele-drill-'))
  chmodSync(folder, 0o711) // the account that runs the database passes through
  const cluster = await startCluster({
    folder: path.join(folder, 'postgres'),
    password: randomBytes(24).toString('hex'),
  }).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', () => {
    stopAtOnce(path.join(folder, 'postgres', 'data'))
    remove()
  })
  await withConnection(cluster.url('postgres'), (client) => client.query('CREATE DATABASE drill'))
  const url = Object.assign(new URL(cluster.url('drill')), { username: 'stele_app' }).href
  const urls: DatabaseUrls = { url, ownerUrl: cluster.url('drill') }
  await ensureRole(urls)
  return { folder, urls, stop: cluster.stop, remove }
}

type Place = Awaited<ReturnType<typeof throwawayPlace>>

const unlimited = Object.fromEntries(
  Object.keys(envSchema.shape).flatMap((name) => (name.startsWith('STELE_LIMIT_') ? [[name, '0']] : [])),
)

/** What the running archive uses outside of its database and its folder: the restored one writes to no one, and reads nothing that wasn't restored. */
const outside = [
  ...['DATABASE_REPLICA_URL', 'STELE_MEDIA_S3', 'STELE_SMTP_URL', 'STELE_BACKUP_DIR', 'STELE_BACKUP_TO'],
  ...['STELE_WITNESSES', 'STELE_TSA_URL'],
]

/** The environment of the archive that a drill restores. */
export const environmentOf = ({ folder, urls }: Pick<Place, 'folder' | 'urls'>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...unlimited,
  NODE_ENV: 'production',
  DATABASE_URL: urls.url,
  DATABASE_OWNER_URL: urls.ownerUrl,
  MEDIA_DIR: path.join(folder, 'media'),
  STELE_STATE: path.join(folder, 'state'),
  STELE_SIGNING_KEY: path.join(folder, 'signing-key.pem'),
  ...Object.fromEntries(outside.map((name) => [name, ''])),
})

const tether = new URL('../start/tether.mjs', import.meta.url).href

/** Restores and verifies as `npm run restore` does. Throws `CommandError` with what it printed. */
async function restoreInto(place: Place, dir: string, identity: string | undefined) {
  const command = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'bin/commands/run.ts',
    'restore',
    dir,
    '--yes',
  ]
  const args = identity === undefined ? command : [...command, '--identity', identity]
  const { exitCode, output } = await runScript(args, environmentOf(place))
  if (exitCode !== 0) throw new CommandError(message('commands.drill.notRestored', { output: output.trim() }))
}

/** Serves the restored archive. Throws `CommandError` when it doesn't answer. */
async function serve(place: Place): Promise<URL> {
  const port = await getPort({ host: '127.0.0.1' })
  mkdirSync(path.join(place.folder, 'media'), { recursive: true })
  const server = startScript(['--import', tether, ...webServer], {
    stdin: 'ignore',
    ipc: true,
    env: { ...environmentOf(place), DATABASE_OWNER_URL: '', PORT: String(port), STELE_HOST: '127.0.0.1' },
  })
  let output: string | null = null
  void server.ended.then((ended) => {
    output = ended.output
  })
  const url = new URL(`http://127.0.0.1:${port}`)
  for (const until = Date.now() + 180_000; Date.now() < until; ) {
    if (output !== null) break
    const answer = await fetch(new URL('/api/health', url)).catch(() => null)
    if (answer?.ok) return url
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new CommandError(message('commands.drill.notServed', { output: output ?? '' }))
}

/** The addresses from which all others are reached: of every edition that was ever public, also withdrawn ones. */
async function firstAddresses({ urls }: Place): Promise<string[]> {
  const { rows } = await withConnection(urls.ownerUrl, (client) =>
    client.query<{ slug: string; number: number }>(
      `SELECT r.slug, e.number FROM "Edition" e JOIN "Record" r ON r.id = e."recordId" WHERE r.slug IS NOT NULL`,
    ),
  )
  const addresses = rows.flatMap(({ slug, number }) =>
    [`/records/${slug}`, `/records/${slug}/editions`, `/records/${slug}/editions/${number}`].flatMap(
      (address) => [address, `/api/public${address}`],
    ),
  )
  const fixed = ['/', '/sitemap.xml', '/robots.txt', '/api/public/openapi.json', '/api/public/withdrawals']
  return [...new Set([...fixed, ...addresses])]
}

/** The running archive. Throws `CommandError` when it doesn't answer. */
async function runningSite(url: string): Promise<Site> {
  const answer = await fetch(new URL('/api/health', url)).catch(() => null)
  if (!answer?.ok) throw new CommandError(message('commands.drill.notRunning', { url }))
  return { url: new URL(url), host: new URL(env.NEXTAUTH_URL).host }
}

type Named = 'running' | 'backup' | 'restore' | 'serve' | 'compare'

/** Takes a step and prints a line of the table: what it is, its result and its time. */
async function step<Result>(
  name: Named,
  t: Translator,
  work: () => Promise<[result: Message, Result]>,
): Promise<Result> {
  const since = performance.now()
  const [result, value] = await work()
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  const label = t(`commands.drill.steps.${name}`)
  console.log(`  ${label.padEnd(12)}${t(result).padEnd(62)}${`${seconds} s`.padStart(8)}`)
  return value
}

type Given = { dir: string | undefined; identity: string | undefined; url: string; most: number }

async function drillIn(
  place: Place,
  { dir, identity, url, most }: Given,
  t: Translator,
): Promise<Comparison> {
  const running = await step('running', t, async () => [
    message('commands.drill.at', { url }),
    await runningSite(url),
  ])
  const backups = dir ?? path.join(place.folder, 'backup')
  await step('backup', t, async () => {
    if (dir) return [message('commands.drill.given', { folder: dir }), null]
    const { manifest } = await makeBackup({ dir: backups })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return [message('commands.drill.backedUp', { rows, files: manifest.media.files }), null]
  })
  await step('restore', t, async () => {
    await restoreInto(place, backups, identity)
    return [message('commands.drill.restored'), null]
  })
  const restored = await step('serve', t, async () => {
    const at = await serve(place)
    return [message('commands.drill.at', { url: at.href }), { url: at, host: running.host }]
  })
  return step('compare', t, async () => {
    const outcome = await comparePages(running, restored, await firstAddresses(place), most)
    const { pages, bytes, differing } = outcome
    return [
      message('commands.drill.compared', { pages, megabytes: bytes / 1e6, differing: differing.length }),
      outcome,
    ]
  })
}

async function drill(given: Given, t: Translator): Promise<Comparison> {
  const place = await throwawayPlace()
  try {
    return await drillIn(place, given, t)
  } finally {
    await stopScripts()
    await place.stop()
    place.remove()
  }
}

/**
 * `npm run drill` shows that a backup can be restored: it makes one, or takes the newest in a folder, restores it into a throw-away database,
 * verifies it, serves it, and compares every public page with the running archive. Returns 1 when anything differs or couldn't be tried.
 */
export const runDrill: Command = async (args, t) => {
  const { values, positionals } = parseArgs({
    args,
    options: {
      identity: { type: 'string' },
      url: { type: 'string', default: env.NEXTAUTH_URL },
      most: { type: 'string', default: 'Infinity' },
    },
    allowPositionals: true,
  })
  const [dir, more] = positionals
  const most = Number(values.most)
  if (more !== undefined || !URL.canParse(values.url) || !(most > 0)) throw new Misuse()
  const startedAt = new Date()
  const since = performance.now()
  try {
    const { pages, differing } = await drill({ dir, identity: values.identity, url: values.url, most }, t)
    const outcome = { pages, differing: differing.length }
    await noteRun({
      kind: 'DRILL',
      startedAt,
      succeeded: differing.length === 0,
      messages: [message('verification.runs.drilled', outcome)],
    })
    for (const found of differing) console.error(t('commands.drill.differs', found))
    const seconds = Math.round((performance.now() - since) / 1000)
    console.log(t('commands.drill.done', { differing: differing.length, seconds }))
    return differing.length > 0 ? 1 : 0
  } catch (error) {
    await noteRun({ kind: 'DRILL', startedAt, succeeded: false, messages: [failureMessage(error)] })
    throw error
  }
}
