import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { cancelJob, startJob } from '@/lib/jobs/commands'
import { type JobKind, jobKind, type Work } from '@/lib/jobs/kinds/kind'
import { countOpenJobs, jobsFor } from '@/lib/jobs/queries'
import { type Queue, startQueue } from '@/lib/jobs/queue'
import { runJob } from '@/lib/jobs/run'
import { message } from '@/lib/messages/message'
import { databaseUrl } from '@/tests/support/database'
import { english } from '@/tests/support/english'
import { makeMember, makeStaff } from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'
import { sabotage } from '@/tests/support/sabotage'
import { counting } from './counting'

let editor: Actor
let publisher: Actor
beforeAll(async () => {
  ;({ editor, publisher } = await makeStaff())
})

let queue: Queue | undefined
afterEach(async () => {
  await queue?.stop()
  queue = undefined
  await sabotage('DELETE FROM "Job"')
  await sabotage('DELETE FROM pgboss.job')
})
const run = async (kind: JobKind) => {
  queue = await startQueue({ daily: [], kinds: [kind], checkSeconds: 1 })
}

const file = () => path.join(tmpdir(), `stele-job-${randomUUID()}`)
const linesOf = async (name: string) =>
  (await readFile(name, 'utf8').catch(() => '')).split('\n').filter(Boolean)
const kindOf = (work: (work: Work, actor: Actor) => Promise<void>): JobKind =>
  jobKind({
    name: 'readAgain',
    needs: 'writeAll',
    oversees: 'manageSettings',
    input: z.strictObject({}),
    run: async (actor, _, running) => {
      await work(running, actor)
      return { messages: [] }
    },
  })
const start = (kind: JobKind, actor = editor, input: object = {}) =>
  startJob(actor, { kind: 'readAgain', input }, [kind]).then(({ id }) => id)
const stateOf = async (id: string) => (await db.job.findUniqueOrThrow({ where: { id } })).state
const ended = (id: string, state: string) => expect.poll(() => stateOf(id)).toBe(state)
const shown = async (id: string, actor = editor) =>
  (await jobsFor(actor, {}, english)).find((job) => job.id === id)

test('a job runs by itself and keeps its result', async () => {
  const name = file()
  const id = await start(counting, editor, { file: name, steps: 3 })
  expect(await shown(id)).toMatchObject({ state: 'WAITING', done: 0, total: null, startedBy: editor.name })
  expect(await countOpenJobs(editor)).toBe(1)
  await run(counting)
  await ended(id, 'FINISHED')
  expect(await linesOf(name)).toEqual(['1', '2', '3'])
  expect(await shown(id)).toMatchObject({
    ...{ state: 'FINISHED', done: 3, total: 3, href: '/desk' },
    messages: [english('jobs.readAgain.read', { count: 3 })],
  })
  expect(await countOpenJobs(editor)).toBe(0)
})

test('a job whose process is killed goes on where it was', async () => {
  const name = file()
  const id = await start(counting, editor, { file: name, steps: 60 })
  const server = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/lib/jobs/process.ts'],
    { env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: 'ignore' },
  )
  await expect.poll(async () => (await shown(id))?.done).toBeGreaterThan(3)
  server.kill('SIGKILL')
  await new Promise((resolve) => server.once('close', resolve))
  const before = (await linesOf(name)).length
  expect(before).toBeLessThan(60)
  expect(await shown(id)).toMatchObject({ state: 'RUNNING' })
  // As if it had been silent for long.
  await sabotage(`UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE id = $1`, [id])
  await run(counting)
  await ended(id, 'FINISHED')
  const lines = await linesOf(name)
  const again = lines.filter((line) => line.endsWith('again')).map((line) => Number.parseInt(line, 10))
  expect(again[0]).toBeGreaterThan(1)
  expect(again[0]).toBeLessThanOrEqual(before + 1)
  expect(again.at(-1)).toBe(60)
})

test('a running job is cancelled at its next step', async () => {
  const id = await start(counting, editor, { file: file(), steps: 2000 })
  await run(counting)
  await expect.poll(async () => (await shown(id))?.done).toBeGreaterThan(0)
  await cancelJob(editor, id, [counting])
  expect((await shown(id))?.isStopping).toBe(true)
  await ended(id, 'CANCELLED')
  expect((await shown(id))?.done).toBeLessThan(2000)
})

test('a cancelled job that waits never runs', async () => {
  let runs = 0
  const kind = kindOf(async () => {
    runs += 1
  })
  const [id, other] = [await start(kind), await start(kind)]
  await cancelJob(editor, id, [kind])
  expect(await shown(id)).toMatchObject({ state: 'CANCELLED', isStopping: false })
  await run(kind)
  await ended(other, 'FINISHED')
  expect([runs, await stateOf(id)]).toEqual([1, 'CANCELLED'])
})

test.each([true, false])('a job has a successor, cancelled before it ended: %s', async (isCancelled) => {
  const admin = await makeMember({ role: 'ADMIN' })
  const kind: JobKind = {
    ...kindOf(async () => {}),
    run: async (_, __, { jobId }) => {
      if (isCancelled) await cancelJob(admin, jobId, [kind])
      return { messages: [], later: { startAfter: new Date(Date.now() + 3_600_000), input: {} } }
    },
  }
  const id = await start(kind, admin)
  await runJob(id, new AbortController().signal, [kind])
  expect(await stateOf(id)).toBe(isCancelled ? 'CANCELLED' : 'FINISHED')
  expect(await db.job.count({ where: { state: 'WAITING' } })).toBe(isCancelled ? 0 : 1)
})

test('a failed job shows the reason of each kind of error', async () => {
  const errors = [
    new Conflict(message('relocation.text.changed')),
    new Invalid({ file: message('holdings.errors.emptyFile') }),
  ]
  const kind = kindOf(async () => {
    throw errors.shift()
  })
  const ids = [await start(kind), await start(kind)]
  await run(kind)
  for (const id of ids) await ended(id, 'FAILED')
  const reasons = await Promise.all(ids.map(async (id) => (await shown(id))?.messages))
  expect(reasons.toSorted()).toEqual(
    [[english('relocation.text.changed')], [english('holdings.errors.emptyFile')]].toSorted(),
  )
})

test('a job runs as the member is now', async () => {
  const roles: string[] = []
  const kind = kindOf(async (_, { role }) => {
    roles.push(role)
  })
  const [leaving, changing] = [await makeMember(), await makeMember()]
  const [gone, other] = [await start(kind, leaving), await start(kind, changing)]
  await sabotage('UPDATE "Member" SET "disabledAt" = now() WHERE id = $1', [leaving.id])
  await sabotage(`UPDATE "Member" SET role = 'CONTRIBUTOR' WHERE id = $1`, [changing.id])
  await run(kind)
  await ended(gone, 'FAILED')
  await ended(other, 'FINISHED')
  expect(roles).toEqual(['CONTRIBUTOR'])
})

test('a job that is interrupted again and again is shown as failed', async () => {
  const id = await start(counting, editor, { file: file(), steps: 3 })
  await sabotage(`UPDATE "Job" SET state = 'RUNNING' WHERE id = $1`, [id])
  await sabotage(`UPDATE pgboss.job SET state = 'failed' WHERE id = $1`, [id])
  expect(await shown(id)).toMatchObject({ state: 'FAILED', messages: [english('jobs.interrupted')] })
  // A running queue ends it, so that it doesn't keep out another one.
  await run(counting)
  await ended(id, 'FAILED')
})

test('jobs are seen and cancelled by their member and by overseers', async () => {
  const kind = kindOf(async () => {})
  expect(await rejection(start(kind, await makeMember({ role: 'CONTRIBUTOR' })))).toBeInstanceOf(Forbidden)
  const id = await start(kind)
  const other = await makeMember()
  expect(await shown(id, other)).toBeUndefined()
  expect(await rejection(cancelJob(other, id, [kind]))).toBeInstanceOf(NotFound)
  expect(await shown(id, publisher)).toBeDefined()
  expect(await rejection(cancelJob(publisher, id, [kind]))).toBeInstanceOf(NotFound)
  await cancelJob(await makeMember({ role: 'ADMIN' }), id, [kind])
  expect(await stateOf(id)).toBe('CANCELLED')
})
