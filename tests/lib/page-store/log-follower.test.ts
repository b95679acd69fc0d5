import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { connect, transaction } from '@/lib/db'
import { type NewEvent, recordEvent } from '@/lib/events'
import type { Position } from '@/lib/page-store/disk'
import { type News, onNews } from '@/lib/page-store/known-changes'
import { LogFollower } from '@/lib/page-store/log-follower'
import { databaseUrl, ownerUrl } from '@/tests/support/database'
import { sabotage } from '@/tests/support/sabotage'

const published: NewEvent = { actor: null, action: 'record.publish', subjectType: 'record', subjectId: 'a' }
const publishedNews = { action: 'record.publish', subjectType: 'record', subjectId: 'a' }

/** What another process does: a client of its own, whose commits this process learns of from the log only. */
const other = connect(databaseUrl)
const elsewhere = (event: NewEvent) => other.$transaction((tx) => recordEvent(tx, event))
const here = (event: NewEvent) => transaction((tx) => recordEvent(tx, event))

let follower: LogFollower
const news: { at: number; news: News }[] = []
const deaf = onNews((heard) => news.push({ at: performance.now(), news: heard }))

beforeAll(() => here(published))
beforeEach(async () => {
  follower = new LogFollower(databaseUrl)
  follower.start()
  await expect.poll(() => follower.currency()).toBe('CURRENT')
  news.length = 0
})
afterEach(() => follower.stop())
afterAll(async () => {
  deaf()
  await other.$disconnect()
})

it('begins with everything unknown', async () => {
  const unread = new LogFollower(databaseUrl)
  expect(unread.currency()).toBe('UNREAD')
  unread.start()
  await expect.poll(() => unread.currency()).toBe('CURRENT')
  expect(news.map((told) => told.news)).toEqual(['ANYTHING'])
  expect(unread.lastEvent).toBe(follower.lastEvent)
  await unread.stop()
})

it('is not made current by a clock that is set', async () => {
  const now = { day: Date.now(), steady: performance.now() }
  expect(follower.currency({ day: now.day - 3_600_000, steady: now.steady + 10_000 })).toMatchObject({
    since: expect.any(Number),
  })
  const asleep = follower.currency({ day: now.day + 3_600_000, steady: now.steady })
  expect(asleep === 'CURRENT' || asleep === 'UNREAD' ? 0 : asleep.age).toBeGreaterThan(3_500_000)
  expect(follower.currency({ day: now.day - 3_600_000, steady: now.steady })).toBe('CURRENT')
})

it('learns within 250 ms of what another process committed', async () => {
  const waits: number[] = []
  for (let turn = 0; turn < 100; turn += 1) {
    await elsewhere(published)
    const committed = performance.now()
    await expect.poll(() => news.length, { interval: 1 }).toBe(turn + 1)
    waits.push((news[turn]?.at ?? 0) - committed)
  }
  expect(news.every((told) => told.news.length === 1)).toBe(true)
  expect(news[0]?.news).toMatchObject([publishedNews])
  waits.sort((a, b) => a - b)
  // Half of them, because a busy machine can hold up any. Without announcements it is as long as the time between two readings.
  expect(waits[50]).toBeLessThan(250)
})

it('passes on its own commits at once, and once', async () => {
  await here({ ...published, subjectId: 'own' })
  expect(news.map((told) => told.news)).toMatchObject([[{ subjectId: 'own' }]])
  await elsewhere({ ...published, subjectId: 'other' })
  await expect.poll(() => news.length).toBe(2)
  expect(news[1]?.news).toMatchObject([{ subjectId: 'other' }])
})

it('tells nothing of what failed or stays unseen', async () => {
  const failed = transaction(async (tx) => {
    await recordEvent(tx, published)
    throw new Error('not published')
  })
  await expect(failed).rejects.toThrow('not published')
  await here({ ...published, action: 'record.edit' })
  await elsewhere({ ...published, action: 'record.judge' })
  const last = follower.lastEvent
  await elsewhere({ ...published, subjectId: 'seen' })
  await expect.poll(() => news.length).toBe(1)
  expect(news[0]?.news).toMatchObject([{ subjectId: 'seen' }])
  expect(follower.lastEvent).toBeGreaterThan(last)
})

it('reads on by itself when its connection is lost', async () => {
  const connection = async () => {
    const { rows } = await follower.query<{ pid: number }>('SELECT pg_backend_pid() AS pid', [])
    return rows[0]?.pid ?? 0
  }
  const before = await connection()
  await sabotage('SELECT pg_terminate_backend($1)', [before])
  await elsewhere(published)
  await expect.poll(() => connection().catch(() => before)).not.toBe(before)
  await expect.poll(() => follower.currency()).toBe('CURRENT')
  expect(news.map((told) => told.news)).toMatchObject([[publishedNews]])
})

it('is not current before it has read over a new connection', async () => {
  await follower.stop()
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  // Not expect.poll: that lets faked time pass.
  const isSoon = async (isSo: () => boolean | Promise<boolean>) => {
    for (let turn = 0; turn < 1_000 && !(await isSo()); turn += 1) await owner.query('SELECT pg_sleep(0.01)')
    return isSo()
  }
  // It reads only when the test says so.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  follower = new LogFollower(databaseUrl)
  const isCurrent = () => follower.currency({ day: 0, steady: 0 }) === 'CURRENT'
  try {
    follower.start()
    expect(await isSoon(isCurrent)).toBe(true)
    const { rows } = await follower.query<{ pid: number }>('SELECT pg_backend_pid() AS pid', [])
    await owner.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
    expect(await isSoon(() => !isCurrent())).toBe(true)

    await owner.query('BEGIN')
    await owner.query('LOCK TABLE "Event" IN ACCESS EXCLUSIVE MODE')
    vi.advanceTimersByTime(1_000)
    const isWaiting = async () => {
      // A transaction sees the same activity each time.
      await owner.query('SELECT pg_stat_clear_snapshot()')
      const { rowCount } = await owner.query(`SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'stele log follower' AND wait_event_type = 'Lock'`)
      return rowCount === 1
    }
    expect(await isSoon(isWaiting)).toBe(true)
    expect(isCurrent()).toBe(false)
    await owner.query('ROLLBACK')
    expect(await isSoon(isCurrent)).toBe(true)
  } finally {
    vi.useRealTimers()
    await owner.end()
  }
})

it('is cut off where nothing is answered, not where it is refused', async () => {
  await follower.stop()
  const sockets: Socket[] = []
  const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const address = silent.address()
  const url = `postgresql://none@127.0.0.1:${address && typeof address === 'object' ? address.port : ''}/none`
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const pass = async (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  follower = new LogFollower(url)
  try {
    follower.start()
    await once(silent, 'connection')
    await pass(14_000)
    expect([follower.currency(), follower.isCutOff()]).toEqual(['UNREAD', false])
    await pass(4_000)
    expect(follower.isCutOff()).toBe(true)
    silent.close()
    for (const socket of sockets) socket.destroy()
    // Not expect.poll: that lets faked time pass.
    for (let turn = 0; turn < 100 && follower.isCutOff(); turn += 1) await pass(100)
    expect(follower.isCutOff()).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})

it('reads what was not announced', async () => {
  await sabotage(
    `INSERT INTO "Event" (id, at, action, "subjectType", "subjectId", "detailHash", previous, hash)
     SELECT id + 1, now(), 'record.publish', 'record', 'unannounced', repeat('a', 64), hash, repeat('b', 64)
     FROM "Event" ORDER BY id DESC LIMIT 1`,
  )
  await expect.poll(() => news.length).toBe(1)
  expect(news[0]?.news).toMatchObject([{ subjectId: 'unannounced' }])
})

it('reads on from where it had read to before a restart', async () => {
  let last: Position | null = null
  const confirm = (position: Position) => {
    last = position
  }
  const first = new LogFollower(databaseUrl, null, { last: null, confirm })
  first.start()
  await expect.poll(() => last).not.toBeNull()
  await first.stop()
  await elsewhere({ ...published, subjectId: 'meanwhile' })
  await expect.poll(() => news.length).toBe(2)
  news.length = 0
  const second = new LogFollower(databaseUrl, null, { last, confirm })
  second.start()
  await expect.poll(() => second.currency()).toBe('CURRENT')
  expect(news.map((told) => told.news)).toMatchObject([[{ subjectId: 'meanwhile' }]])
  await second.stop()
  news.length = 0
  const other = new LogFollower(databaseUrl, null, { last: { id: 1n, hash: 'other' }, confirm })
  other.start()
  await expect.poll(() => other.currency()).toBe('CURRENT')
  expect(news.map((told) => told.news)).toEqual(['ANYTHING'])
  await other.stop()
})

it('takes a restored log for another one', async () => {
  await sabotage('DELETE FROM "EventDetail" WHERE "eventId" = (SELECT max(id) FROM "Event")')
  await sabotage('DELETE FROM "Event" WHERE id = (SELECT max(id) FROM "Event")')
  await expect.poll(() => news.map((told) => told.news)).toEqual(['ANYTHING'])
  await sabotage(`UPDATE "Event" SET hash = repeat('c', 64) WHERE id = (SELECT max(id) FROM "Event")`)
  await expect.poll(() => news.length).toBe(2)
})
