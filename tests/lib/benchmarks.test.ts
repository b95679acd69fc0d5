import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '@/lib/editions/commands'
import { liveEdition } from '@/lib/editions/queries'
import { queueOf } from '@/lib/review/queue/queue'
import { search, searchSchema } from '@/lib/search/queries'
import { multiply } from '@/tests/bench/multiply'
import { fill } from '@/tests/bench/queue/fill'
import { ownerUrl } from '@/tests/support/database'
import { makeApproved, makeMember } from '@/tests/support/factories'

// A small version of the rows that the benchmarks write directly, so that a changed table fails here and not at the next measurement.

const client = new pg.Client(ownerUrl)
beforeAll(() => client.connect())
afterAll(() => client.end())

test('the measured archive has the requested number of readable records', async () => {
  const [editor, reviewer] = [await makeMember({ role: 'EDITOR' }), await makeMember({ role: 'REVIEWER' })]
  const { id, revisionId, slug } = await makeApproved(editor, reviewer)
  await publish(await makeMember({ role: 'PUBLISHER' }), id, { revisionId })
  const copies = await multiply(client, 12, { isLinked: true })
  expect(copies).toHaveLength(12)
  expect((await search(searchSchema.parse({}))).total).toBe(13)
  const original = await liveEdition(slug)
  for (const copy of copies)
    expect(await liveEdition(copy)).toMatchObject({ slug: copy, content: original?.content, number: 1 })
  const { rows } = await client.query(
    'SELECT count(*)::int AS count FROM "Reference" WHERE "revisionId" IS NOT NULL GROUP BY "recordId"',
  )
  expect(new Set(rows.map(({ count }) => count)).size).toBe(1)
  expect(rows).toHaveLength(13)
})

test('the measured queue has waiting and returned records, and changed sources', async () => {
  const [reader, author] = [await makeMember({ role: 'REVIEWER' }), await makeMember({ role: 'REVIEWER' })]
  await fill(client, reader.id, author.id, { records: 60, waiting: 20, returned: 10, sources: 50 })
  const { counts, marks, records } = await queueOf(reader, { show: 'review', whose: 'all' })
  expect(counts).toMatchObject({ review: 20, returned: 10 })
  expect(records).toHaveLength(20)
  expect(marks.source).toBeGreaterThan(0)
  expect(marks.new + marks.edited).toBe(20)
  expect((await queueOf(reader, { show: 'returned', whose: 'all' })).records).toHaveLength(10)
})
