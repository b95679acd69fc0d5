import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import getPort from 'get-port'
import { makeBackup } from '@/lib/backup/backup'
import { drillPass } from '@/lib/backup/drill-pass'
import { failureMessage } from '@/lib/backup/nightly'
import { env } from '@/lib/env'
import { tileAddresses } from '@/lib/exchange/log-tiles'
import { noteCommandRun } from '@/lib/jobs/failures'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { publicLog } from '@/lib/public-log/entries'
import { withConnection } from '../database/connection'
import { runScript, startScript, stopScripts } from '../start/children'
import { webServer } from '../start/web-server'
import { type Command, CommandError, Misuse } from './command'
import { type Comparison, comparePages, type Site } from './compare-pages'
import { environmentOf, type Place, throwawayPlace } from './drill-place'
import { progressTo } from './progress'

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

/**
 * The addresses from which all others are reached: of every edition that was ever public, also withdrawn ones, with its proof, and the public log.
 */
async function firstAddresses({ urls }: Place): Promise<string[]> {
  const { rows } = await withConnection(urls.ownerUrl, (client) =>
    client.query<{ id: string; slug: string; number: number }>(
      `SELECT r.id, r.slug, e.number FROM "Edition" e JOIN "Record" r ON r.id = e."recordId" WHERE r.slug IS NOT NULL`,
    ),
  )
  const addresses = rows.flatMap(({ id, slug, number }) => [
    ...[`/records/${slug}`, `/records/${slug}/editions`, `/records/${slug}/editions/${number}`].flatMap(
      (address) => [address, `/api/public${address}`],
    ),
    `/api/public/proofs/${id}/${number}`,
  ])
  const fixed = ['/', '/sitemap.xml', '/robots.txt', '/api/public/openapi.json', '/api/public/withdrawals']
  const { tree } = await publicLog()
  const log = ['checkpoint', 'key', ...tileAddresses(tree.size).map((tile) => `tile/${tile}`)]
  return [...new Set([...fixed, ...log.map((part) => `/log/${part}`), ...addresses])]
}

/** The running archive. Throws `CommandError` when it doesn't answer. */
async function runningSite(url: string): Promise<Site> {
  const answer = await fetch(new URL('/api/health', url)).catch(() => null)
  if (!answer?.ok) throw new CommandError(message('commands.drill.notRunning', { url }))
  return { url: new URL(url), host: new URL(env.NEXTAUTH_URL).host, pass: drillPass() }
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
  running: Site,
  { dir, identity, most }: Given,
  t: Translator,
): Promise<Comparison> {
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
    const tell = progressTo(t, 'drill')
    const outcome = await comparePages(running, restored, await firstAddresses(place), most, (count) =>
      tell({ of: 'page', count }),
    )
    const { pages, kinds, bytes, differing } = outcome
    return [
      message('commands.drill.compared', {
        pages,
        kinds,
        megabytes: bytes / 1e6,
        differing: differing.length,
      }),
      outcome,
    ]
  })
}

async function drill(given: Given, t: Translator): Promise<Comparison> {
  const { url } = given
  const running = await step('running', t, async () => [
    message('commands.drill.at', { url }),
    await runningSite(url),
  ])
  const place = await throwawayPlace()
  try {
    return await drillIn(place, running, given, t)
  } finally {
    await stopScripts()
    await place.stop()
    place.remove()
  }
}

/**
 * Runs a drill, notes its result for admins and readers, writes to admins about a failure, and prints it. One that compared only a part of the
 * pages without a difference is not noted: it shows less than a drill. Returns 1 when anything differs. Throws what the drill throws, noted as a
 * failure; where the database is gone, the server notes it once it is back.
 */
export async function noted(work: () => Promise<Comparison>, t: Translator): Promise<number> {
  const startedAt = new Date()
  const since = performance.now()
  const note = (succeeded: boolean, found: Message) =>
    noteCommandRun({ kind: 'DRILL', startedAt, succeeded, messages: [found] })
  try {
    const { pages, differing, isWhole } = await work()
    const succeeded = differing.length === 0
    if (isWhole || !succeeded)
      await note(succeeded, message('verification.runs.drilled', { pages, differing: differing.length }))
    for (const found of differing) console.error(t('commands.drill.differs', found))
    const seconds = Math.round((performance.now() - since) / 1000)
    console.log(t('commands.drill.done', { differing: differing.length, seconds }))
    if (!isWhole) console.log(t('commands.drill.part'))
    return succeeded ? 0 : 1
  } catch (error) {
    await note(false, failureMessage(error))
    throw error
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
  return noted(() => drill({ dir, identity: values.identity, url: values.url, most }, t), t)
}
