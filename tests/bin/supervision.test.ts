import { pbkdf2 } from 'node:crypto'
import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cluster, startCluster } from '@/bin/database/cluster'
import { readPostmaster } from '@/bin/database/postmaster'
import { haveEnded, identityOf } from '@/bin/start/processes.mjs'
import { connect } from '@/lib/db'
import { skippedWhen } from '@/tests/support/skipped'

let folder: string
let cluster: Cluster
const restarts: number[] = []
const losses: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-supervised-'))
  await chmod(folder, 0o755)
  cluster = await startCluster({
    folder: path.join(folder, 'cluster'),
    password: 'stele',
    supervision: {
      restarted: (milliseconds) => restarts.push(milliseconds),
      lost: (reason) => losses.push(reason),
    },
  })
})
afterAll(async () => {
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
})

const running = async () => (await readPostmaster(path.join(folder, 'cluster', 'data')))?.pid ?? 0

it('a killed database is started again and loses nothing', async () => {
  const client = connect(cluster.url('postgres'))
  await client.$executeRaw`CREATE TABLE saved (row int)`
  const [saved, refused]: number[][] = [[], []]
  const save = (row: number) =>
    client.$executeRaw`INSERT INTO saved VALUES (${row})`.then(
      () => saved?.push(row),
      () => refused?.push(row),
    )
  let row = 0
  while (row < 50) await save(row++)
  const killed = await running()
  process.kill(killed, 'SIGKILL')
  while (restarts.length === 0) await save(row++)
  for (let more = 0; more < 50; more += 1) await save(row++)
  const kept = await client.$queryRaw<{ row: number }[]>`SELECT row FROM saved ORDER BY row`
  const rows = new Set(kept.map((one) => one.row))
  expect(saved?.filter((one) => !rows.has(one))).toEqual([])
  expect(saved?.length).toBeGreaterThan(90)
  expect(refused?.length).toBeGreaterThan(0)
  expect(await running()).not.toBe(killed)
  expect([restarts.length, losses]).toEqual([1, []])
  await client.$disconnect()
})

it('a killed database is started again after attempts that fail at once', async () => {
  const already = restarts.length
  const settings = path.join(folder, 'cluster', 'data', 'postgresql.auto.conf')
  const before = await readFile(settings, 'utf8')
  await appendFile(settings, 'no_such_setting = 1\n')
  const attempts = async () =>
    (await readFile(path.join(folder, 'cluster', 'log'), 'utf8')).split('no_such_setting').length - 1
  // While the threads of a process are busy, it closes files late: an attempt can end before.
  let isBusy = true
  const keepBusy = () => pbkdf2('a', 'b', 100_000, 32, 'sha512', () => isBusy && keepBusy())
  for (let thread = 0; thread < 6; thread += 1) keepBusy()
  process.kill(await running(), 'SIGKILL')
  await expect.poll(attempts).toBeGreaterThan(3)
  isBusy = false
  await writeFile(settings, before)
  await expect.poll(() => restarts.length).toBe(already + 1)
  expect(losses).toEqual([])
})

const unknown = skippedWhen(process.platform !== 'linux', 'only Linux says which folder a process works in')
it('a killed database is started again though its process computes on', unknown, async () => {
  const already = restarts.length
  const [client, busy] = [connect(cluster.url('postgres')), new pg.Client(cluster.url('postgres'))]
  busy.on('error', () => {})
  await busy.connect()
  const { rows } = await busy.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = rows[0]?.pid ?? 0
  // It never waits, so it doesn't notice that its server is gone.
  const computing = busy.query('DO $$ BEGIN LOOP END LOOP; END $$').catch(() => {})
  const isComputing = () =>
    client.$queryRaw`SELECT 1 FROM pg_stat_activity WHERE pid = ${pid} AND query LIKE 'DO%'`
  await expect.poll(isComputing).toHaveLength(1)
  process.kill(await running(), 'SIGKILL')
  await expect.poll(() => restarts.length).toBe(already + 1)
  expect(identityOf(pid)).toBeNull()
  await computing
  await client.$disconnect()
})

it('a database that is stopped stays stopped', async () => {
  const already = restarts.length
  const pid = await running()
  await cluster.stop()
  expect(await haveEnded([pid], 10_000)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(identityOf(await running())).toBeNull()
  expect([restarts.length, losses]).toEqual([already, []])
})
