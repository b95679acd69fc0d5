import '@/tests/support/database'
import { beforeEach, describe, expect, it } from 'vitest'
import { connect, db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { replicaReads } from '@/lib/logging/slow-queries'
import { message } from '@/lib/messages/message'
import { type Reading, readerOf, readingFrom } from '@/lib/replica'

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
})
