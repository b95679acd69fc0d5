import '@/tests/support/database'
import { expect, it } from 'vitest'
import { connect, preparedNames } from '@/lib/db'

it('a repeated statement is parsed and planned once per connection', async () => {
  const own = connect()
  const kept = await own.$transaction(async (tx) => {
    for (let round = 0; round < 3; round += 1) await tx.member.findFirst({ select: { id: true } })
    return tx.$queryRaw`
      SELECT count(*)::int AS count FROM pg_prepared_statements WHERE statement LIKE ${'%FROM "public"."Member"%'}`
  })
  await own.$disconnect()
  expect(kept).toEqual([{ count: 1 }])
})

it('statements of many lengths do not fill the database’s memory', () => {
  const nameOf = preparedNames(2)
  const [one, two, more] = ['$1', '$1, $2', '$1, $2, $3'].map(
    (values) =>
      `SELECT "public"."Member"."id" FROM "public"."Member" WHERE "public"."Member"."id" IN (${values})`,
  )
  const names = [one, two, one, more].map((sql = '') => nameOf({ sql }))
  expect(new Set(names.slice(0, 2)).size).toBe(2)
  expect(names).toEqual([names[0], names[1], names[0], ''])
})

it('a statement written by hand can be kept, too', () => {
  const nameOf = preparedNames(2)
  expect(nameOf({ sql: 'SELECT id FROM "QueueItem" WHERE title LIKE $1' })).toBe('')
  expect(nameOf({ sql: '\n    /* by key */ SELECT title FROM "Draft" WHERE "recordId" = $1' })).not.toBe('')
})
