import { spawn } from 'node:child_process'
import { pbkdf2 } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest'
import { type Cluster, startCluster } from '@/bin/database/cluster'
import { postgresAccount, postgresProgram } from '@/bin/database/postgres-program'
import { endLeftProcesses, readPostmaster, runningPostmaster } from '@/bin/database/postmaster'
import { haveEnded, identityOf } from '@/bin/start/processes.mjs'
import { connect } from '@/lib/db'
import { skipHere } from '@/tests/support/skipped'

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

const data = () => path.join(folder, 'cluster', 'data')
const running = async () => (await readPostmaster(data()))?.pid ?? 0

/** Skips a test where the system doesn't say in which folder the server works. Elsewhere nothing that it left is ended. */
async function skipUntold(context: TestContext) {
  if (!existsSync(`/proc/${await running()}/cwd`))
    skipHere(context, 'the system does not say which folder a process of the account postgres works in')
}

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
  const settings = path.join(data(), 'postgresql.auto.conf')
  const before = await readFile(settings, 'utf8')
  await appendFile(settings, 'no_such_setting = 1\n')
  const attempts = async () =>
    (await readFile(path.join(folder, 'cluster', 'log'), 'utf8')).split('no_such_setting').length - 1
  // While the threads of a process are busy, it closes files late: an attempt can end before.
  let isBusy = true
  const keepBusy = () => pbkdf2('a', 'b', 50_000, 32, 'sha512', () => isBusy && keepBusy())
  for (let thread = 0; thread < 6; thread += 1) keepBusy()
  process.kill(await running(), 'SIGKILL')
  // During the first attempt only: all of them together get half a minute.
  await expect.poll(attempts).toBeGreaterThan(0)
  isBusy = false
  await expect.poll(attempts).toBeGreaterThan(2)
  await writeFile(settings, before)
  await expect.poll(() => restarts.length).toBe(already + 1)
  expect(losses).toEqual([])
})

it('a killed database is started again though its process computes on', async (context) => {
  await skipUntold(context)
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

it('a running database with a wrong pid file is left alone', async (context) => {
  await skipUntold(context)
  const client = new pg.Client(cluster.url('postgres'))
  await client.connect()
  const pid = await running()
  const pidFile = path.join(data(), 'postmaster.pid')
  const before = await readFile(pidFile, 'utf8')
  process.kill(pid, 'SIGSTOP') // It would end when it reads another number.
  try {
    const ofContainer = before.replace(/^\d+/, '2147483646')
    await writeFile(pidFile, ofContainer)
    await expect(runningPostmaster(data())).rejects.toThrow('Another PostgreSQL works in')
    await endLeftProcesses(data())
    expect(await readFile(pidFile, 'utf8')).toBe(ofContainer)
  } finally {
    await writeFile(pidFile, before)
    process.kill(pid, 'SIGCONT')
  }
  const { rowCount } = await client.query('SELECT')
  expect(rowCount).toBe(1)
  await client.end()
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

it('a database in single-user mode is left alone, and no server starts', async () => {
  const account = postgresAccount()
  const program = await postgresProgram(account, path.join(folder, 'cluster'))
  const options = ['--single', '-D', data(), 'postgres']
  const single = spawn(path.join(program, 'bin', 'postgres'), options, {
    ...account,
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = new Promise((resolve) => single.once('exit', resolve))
  try {
    await new Promise((resolve) => single.stdout.once('data', resolve)) // its prompt
    const again = startCluster({ folder: path.join(folder, 'cluster'), password: 'stele' })
    await expect(again).rejects.toThrow('lock file "postmaster.pid" already exists')
    expect(identityOf(single.pid)).not.toBeNull()
  } finally {
    single.stdin.end()
  }
  expect(await ended).toBe(0)
})
