import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Cluster, readPostmaster, startCluster } from '@/bin/database/cluster'
import { haveEnded, identityOf } from '@/bin/start/processes.mjs'
import { connect } from '@/lib/db'

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

it('a database that is stopped stays stopped', async () => {
  const pid = await running()
  await cluster.stop()
  expect(await haveEnded([pid], 10_000)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(identityOf(await running())).toBeNull()
  expect([restarts.length, losses]).toEqual([1, []])
})
