/**
 * `npm run trial -- --minutes 30`: two web servers, a primary and a streaming replica of the embedded PostgreSQL, and an S3 server, all on this machine.
 * While readers read, editors save, copies are uploaded and records are published and withdrawn, each part is killed in turn and started again. Prints a
 * table: no acknowledged write may be lost, no reader may get an error for a kept page, and no page may have a record whose withdrawal is
 * complete. Ends with 1 when one of them is not so, and when the trial could not run.
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import getPort from 'get-port'
import pg from 'pg'
import { loadDemo } from '@/bin/database/demo'
import { build } from '@/bin/start/build'
import { fileKey } from '@/lib/storage/keys'
import { s3Store } from '@/lib/storage/s3'
import { demoMembers } from '@/prisma/demo/members'
import { startMaker } from '@/tests/e2e/support/making'
import { environmentFor, makeDatabase, serverProcess } from '@/tests/e2e/support/server'
import { urlsOf } from '@/tests/support/app-role'
import { type Killable, startReplicated } from '@/tests/support/replicated-postgres'
import { signedIn } from '@/tests/support/signed-in'
import { publish, read, save, type Trial, upload } from './load'
import { askOne, balancedOf, pause } from './servers'
import { faultsOf, noFigures, tableOf } from './table'

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } })
const milliseconds = Number(values.minutes) * 60_000
if (!(milliseconds > 0)) throw new Error('--minutes takes a number of minutes.')

/** A killed part is away for so long, and the next one is killed so long after it answers again. */
const [AWAY, BETWEEN] = [3_000, 4_000]
const RECOVERING = 60_000
const [READERS, EDITORS] = [3, 2]
const BUCKET = 'trial'

const above = mkdtempSync(path.join(tmpdir(), 'stele-trial-'))
const figures = noFigures(['first server', 'replica', 'store', 'primary', 'second server'])

type Part = {
  kill: () => Promise<void>
  /** Null for a part that is started again by itself. */
  start: (() => Promise<void>) | null
  answers: () => Promise<boolean>
}
/** What must be ended, the last first. */
const ends: (() => unknown)[] = [() => rmSync(above, { recursive: true, force: true })]

const databaseAnswers = async (url: string) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** A program that is started again on the same port. */
async function program(begin: () => Promise<ChildProcess>, answers: () => Promise<boolean>): Promise<Part> {
  let child = await begin()
  ends.push(() => child.kill('SIGTERM'))
  return {
    answers,
    kill: async () => void child.kill('SIGKILL'),
    start: async () => {
      child = await begin()
    },
  }
}

const database = (server: Killable): Part => ({
  kill: server.kill,
  start: null,
  answers: () => databaseAnswers(server.url('postgres')),
})

async function startStore() {
  const port = await getPort({ host: '127.0.0.1' })
  const endpoint = `http://127.0.0.1:${port}`
  const begin = async () => {
    const child = fork('tests/trial/store.ts', [path.join(above, 'store'), String(port), BUCKET], {
      execArgv: ['--import', 'tsx'],
    })
    await new Promise((resolve, reject) => child.once('message', resolve).once('exit', reject))
    return child
  }
  const part = await program(begin, async () => (await askOne(endpoint, '/')) !== null)
  const access = { endpoint, region: 'us-east-1', keyId: 'S3RVER', secret: 'S3RVER' }
  const env = {
    ...{ STELE_MEDIA_S3: `s3://${BUCKET}/files`, STELE_S3_ENDPOINT: endpoint },
    ...{ STELE_S3_KEY: 'S3RVER', STELE_S3_SECRET: 'S3RVER' },
  }
  return { part, env, files: s3Store({ bucket: BUCKET, prefix: 'files/' }, access) }
}
type Files = Awaited<ReturnType<typeof startStore>>['files']

/** Runs a query on a connection of its own, and again while the database is away. */
const queryOf =
  (url: string): Trial['query'] =>
  async <Row>(text: string, given: unknown[]) => {
    for (const until = Date.now() + RECOVERING; ; await pause(200)) {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
      client.on('error', () => {})
      try {
        await client.connect()
        const { rows } = await client.query(text, given)
        return rows as Row[]
      } catch (error) {
        if (Date.now() > until) throw error
      } finally {
        await client.end().catch(() => {})
      }
    }
  }

async function untilAnswers({ answers }: Part, name: string): Promise<void> {
  const until = Date.now() + RECOVERING
  while (!(await answers())) {
    if (Date.now() > until) throw new Error(`${name} did not answer again.`)
    await pause(50)
  }
}

/** Kills each part in turn, until the time is over and each was killed at least once. */
async function killInTurn(parts: Record<string, Part>, ready: () => Promise<boolean>, until: number) {
  for (let round = 0; round === 0 || Date.now() < until; round += 1)
    for (const [name, part] of Object.entries(parts)) {
      if (round > 0 && Date.now() > until) return
      await pause(BETWEEN)
      console.log(`  ${new Date().toISOString().slice(11, 19)} killed: ${name}`)
      const since = performance.now()
      await part.kill()
      if (part.start) {
        await pause(AWAY)
        await part.start()
      }
      await untilAnswers(part, name)
      await untilAnswers({ ...part, answers: ready }, 'The web servers')
      figures.kills[name]?.push(performance.now() - since)
    }
}

/** Files in the store that are neither the archive's nor on its list of loose files. */
async function strayFiles(files: Files, query: Trial['query']): Promise<number> {
  const keys: string[] = []
  // One folder after the other: s3rver can't list more than a thousand objects at once.
  for (let folder = 0; folder < 256; folder += 1)
    for await (const { key } of files.list(`${folder.toString(16).padStart(2, '0')}/`)) keys.push(key)
  const known = await query<{ sha256: string }>(
    'SELECT sha256 FROM "MediaFile" UNION SELECT sha256 FROM "LooseFile"',
    [],
  )
  const named = new Set(known.map(({ sha256 }) => fileKey(sha256)))
  return keys.filter((key) => !named.has(key)).length
}

async function replicaReads(server: string): Promise<number> {
  const metrics = await askOne(server, '/api/metrics')
  return Number(/^stele_replica_reads_total (\d+)/m.exec(metrics?.text ?? '')?.[1] ?? 0)
}

async function trial() {
  console.log(`  Build: ${await build()}`)
  const store = await startStore()
  Object.assign(process.env, store.env)
  let ownerUrl = ''
  const fill = async (name: string) => {
    const filling = await environmentFor(ownerUrl, path.join(above, name))
    await loadDemo(urlsOf(ownerUrl), { ...filling, ...store.env })
  }
  const { primary, replica } = await startReplicated(above, {
    prepare: async (made) => {
      ownerUrl = await makeDatabase(made.url('postgres'), 'trial')
      await fill('filling')
    },
    supervision: {
      restarted: (milliseconds) => figures.restarts.push(milliseconds),
      lost: (reason) => figures.failures.push(`PostgreSQL did not start again: ${reason}`),
    },
  })
  ends.push(primary.stop, replica.stop)
  ownerUrl = primary.url('trial')
  const query = queryOf(ownerUrl)

  const origin = 'http://trial.example'
  const settings = {
    ...{ ...store.env, NEXTAUTH_URL: origin, DATABASE_REPLICA_URL: urlsOf(replica.url('trial')).url },
    ...{ STELE_METRICS: '1', STELE_OFFLINE_SECONDS: '30', STELE_PAGES_ON_DISK: '1' },
  }
  // What fails while a part is away is expected.
  const log = openSync(path.join(above, 'failures'), 'a')
  const servers: string[] = []
  const web: Part[] = []
  for (const name of ['first', 'second']) {
    const env = {
      ...(await environmentFor(ownerUrl, path.join(above, `${name}-media`))),
      ...{ ...settings, STELE_STATE: path.join(above, `${name}-state`) },
    }
    const server = `http://127.0.0.1:${env.PORT}`
    servers.push(server)
    const isReady = async () => (await askOne(server, '/api/health'))?.status === 200
    web.push(await program(() => serverProcess(env, log), isReady))
  }
  const [first, second] = web
  if (!first || !second) throw new Error('The servers did not start.')

  Object.assign(process.env, {
    ...{ JOURNEYS_DATABASE_URL: ownerUrl, JOURNEYS_URL: origin },
    JOURNEYS_MEDIA_DIR: path.join(above, 'making'),
  })
  const maker = await startMaker()
  ends.push(maker.end)

  const proxy = await balancedOf(servers)
  ends.push(proxy.stop)
  const until = Date.now() + milliseconds
  let isOver = false
  const about: Trial = {
    ...{ ask: proxy.ask, servers, make: maker.make, figures, query },
    isOver: () => isOver,
  }
  const records = await query<{ slug: string }>('SELECT slug FROM "Record" WHERE "liveId" IS NOT NULL', [])
  const kept = records.map(({ slug }) => `/records/${slug}`)
  for (const server of servers) for (const page of kept) await askOne(server, page)

  const editorAddress = demoMembers.find(({ key }) => key === 'editor')?.email
  const [member] = await query<{ id: string }>('SELECT id FROM "Member" WHERE email = $1', [editorAddress])
  const memberId = member?.id ?? ''
  const rows = async <Row extends pg.QueryResultRow>(text: string, given: unknown[] = []) => ({
    rows: await query<Row>(text, given),
  })
  const secret = 'a-secret-that-only-the-tests-know-of'
  const { headers } = await signedIn({ query: rows } as Pick<pg.Client, 'query'>, memberId, {
    secret,
    origin,
  })
  const drafts = await Promise.all(
    Array.from({ length: EDITORS }, async (_, index) => {
      const { id, version } = await maker.make('draft', { title: `A draft of the trial ${index}` })
      const [draft] = await query<{ content: object }>('SELECT content FROM "Draft" WHERE "recordId" = $1', [
        id,
      ])
      return { memberId, headers, recordId: id, version, content: draft?.content ?? {} }
    }),
  )
  const { source } = await maker.make('evidence', { title: 'Copies of the trial' })
  const bytesOf = async (sha256: string) => {
    const found = await store.files.get(fileKey(sha256))
    return found && buffer(found.stream)
  }

  const saving = drafts.map((draft) => save(about, draft))
  const uploading = upload(about, source.id, headers, bytesOf)
  const publishing = publish(about)
  const reading = Array.from({ length: READERS }, () => read(about, kept))
  const work = [...saving, uploading, publishing, ...reading]
  const parts = {
    ...{ 'first server': first, replica: database(replica), store: store.part },
    ...{ primary: database(primary), 'second server': second },
  }
  const ready = async () => (await first.answers()) && (await second.answers())
  const failed = new Promise<never>((_, reject) => Promise.all(work).catch(reject))
  await Promise.race([killInTurn(parts, ready, until), failed])
  await pause(BETWEEN)
  isOver = true
  await Promise.all(work)

  for (const one of saving) figures.writes.saves.lost += await (await one)()
  figures.writes.uploads.lost = await (await uploading)()
  const [publications, withdrawals] = await (await publishing)()
  figures.writes.publications.lost = publications
  figures.writes.withdrawals.lost = withdrawals
  figures.strayFiles = await strayFiles(store.files, query)
  for (const server of servers) figures.replicaReads += await replicaReads(server)
  const verified = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', 'verify'],
    {
      encoding: 'utf8',
      env: {
        ...(await environmentFor(ownerUrl, path.join(above, 'verifying'))),
        ...{ ...store.env, STELE_STATE: path.join(above, 'first-state') },
      },
    },
  )
  if (verified.status !== 0) figures.failures.push(`npm run verify: ${verified.stdout}${verified.stderr}`)
}

console.log(`\nTrial of ${values.minutes} minutes`)
await trial().catch((error) => figures.failures.push(`The trial could not run: ${error?.stack ?? error}`))
console.log(`\n${tableOf(figures)}\n`)
const faults = faultsOf(figures)
console.log(faults.length === 0 ? 'Every promise was kept.' : faults.join('\n'))
for (const end of ends.toReversed()) await Promise.resolve(end()).catch(() => {})
process.exit(faults.length === 0 ? 0 : 1)
