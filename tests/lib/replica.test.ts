import '@/tests/support/database'
import { beforeEach, describe, expect, it } from 'vitest'
import { publicCollections } from '@/lib/collections/reading'
import { connect, db, type Tx } from '@/lib/db'
import { unverified } from '@/lib/editions/archive'
import { publish } from '@/lib/editions/commands'
import { otherFigures } from '@/lib/editions/figures'
import { harvest, withdrawals } from '@/lib/editions/harvest'
import { homePage } from '@/lib/editions/home'
import { editionBySlug, editionsOf, liveEdition } from '@/lib/editions/queries'
import { citedSource } from '@/lib/editions/sources'
import { env } from '@/lib/env'
import { NotFound } from '@/lib/errors'
import { replicaReads } from '@/lib/logging/slow-queries'
import { message } from '@/lib/messages/message'
import { type Reading, readerOf, readingFrom } from '@/lib/replica'
import { newestEditions, newestSchema } from '@/lib/search/newest'
import { mappedPlaces } from '@/lib/search/places'
import { search, searchSchema } from '@/lib/search/queries'
import { relatedRecords } from '@/lib/search/related'
import { onThisDay } from '@/lib/search/this-day'
import { timelineOf, timelineSchema } from '@/lib/search/timeline'
import { databaseUrl } from '@/tests/support/database'
import { figure, makeApproved, makeStaff } from '@/tests/support/factories'

const kept = globalThis as typeof globalThis & { steleReplica?: ReturnType<typeof connect> }
let clock: number
/** The last event of each, and what was read where. */
let at: { primary: bigint; replica: bigint }
let log: string[]
beforeEach(() => {
  clock = 0
  at = { primary: 5n, replica: 5n }
  log = []
})

const database = (name: 'primary' | 'replica'): Reading => ({
  last: async () => at[name],
  run: (work) => {
    log.push(name)
    return work(Object.create(null) as Tx)
  },
})
const reader = (replica: Reading | null = database('replica'), catchesUp = false) =>
  readerOf({
    primary: database('primary'),
    replica,
    now: () => clock,
    pause: async () => {
      if (catchesUp) at.replica += 1n
    },
  })
const read = (publicRead: ReturnType<typeof readerOf>) => publicRead(async () => log.at(-1))

describe('public reads', () => {
  it('come from the primary where there is no replica', async () => {
    expect(await read(reader(null))).toBe('primary')
  })

  it('come from a replica that has the last event', async () => {
    const { read: before } = replicaReads
    expect(await read(reader())).toBe('replica')
    expect(replicaReads.read).toBe(before + 1)
  })

  it('wait for a replica that is a little behind', async () => {
    at.replica = 3n
    expect(await read(reader(database('replica'), true))).toBe('replica')
    expect(at.replica).toBe(5n)
  })

  it('come from the primary while the replica is behind', async () => {
    const publicRead = reader()
    at.primary = 9n
    expect(await read(publicRead)).toBe('primary')
    at.replica = 9n
    expect(await read(publicRead)).toBe('primary')
    clock = 501
    expect(await read(publicRead)).toBe('replica')
  })

  it('come from the primary when the replica fails', async () => {
    const lost = { ...database('replica'), run: () => Promise.reject(new Error('ECONNREFUSED')) }
    const publicRead = reader(lost)
    expect(await read(publicRead)).toBe('primary')
    clock = 4_999
    expect(await read(publicRead)).toBe('primary')
    expect(log).toEqual(['primary', 'primary'])
  })

  it('are not asked twice for what does not exist', async () => {
    const publicRead = reader()
    const missing = publicRead(async () => {
      throw new NotFound(message('holdings.errors.bytesMissing'))
    })
    await expect(missing).rejects.toBeInstanceOf(NotFound)
    expect(log).toEqual(['replica'])
  })

  it('work with clients of a real database', async () => {
    const other = connect()
    const publicRead = readerOf({ primary: readingFrom(db), replica: readingFrom(other) })
    const { read: before } = replicaReads
    expect(await publicRead((tx) => tx.member.count())).toBe(await db.member.count())
    expect(replicaReads.read).toBe(before + 1)
    await other.$disconnect()
  })

  it('are the pages, lists, feeds and data of readers', async () => {
    const { editor, reviewer, publisher } = await makeStaff()
    const record = await makeApproved(editor, reviewer, { title: 'Read from a replica' })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    const { slug } = record
    const reads: Record<string, () => Promise<unknown>> = {
      record: () => liveEdition(slug),
      edition: () => editionBySlug(slug, 1),
      editions: () => editionsOf(slug),
      related: () => relatedRecords(record.id),
      figures: () => otherFigures({ recordId: record.id, content: { figures: [figure([])] } }),
      source: () => citedSource(record.cited.source.id),
      home: () => homePage('2026-05-03', 'en'),
      newest: () => newestEditions(newestSchema.parse({})),
      timeline: () => timelineOf(timelineSchema.parse({}), 'en'),
      thisDay: () => onThisDay('05-03'),
      places: () => mappedPlaces(),
      unverified: () => unverified(),
      collections: () => publicCollections(),
      harvest: () => harvest({ isPublic: false }, 10),
      withdrawals: () => withdrawals(undefined, 10),
      search: () => search(searchSchema.parse({ q: 'replica' })),
    }
    const given = env.DATABASE_REPLICA_URL
    const alone = await Promise.all(Object.values(reads).map((read) => read()))
    // The database as its own replica.
    env.DATABASE_REPLICA_URL = databaseUrl
    try {
      const answers: unknown[] = []
      for (const [name, read] of Object.entries(reads)) {
        const { read: before, passedOver } = replicaReads
        answers.push(await read())
        expect(replicaReads.read, name).toBeGreaterThan(before)
        expect(replicaReads.passedOver, name).toBe(passedOver)
      }
      expect(answers).toEqual(alone)
    } finally {
      env.DATABASE_REPLICA_URL = given
      await kept.steleReplica?.$disconnect()
      delete kept.steleReplica
    }
  })
})
