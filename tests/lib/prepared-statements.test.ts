import '@/tests/support/database'
import { expect, it } from 'vitest'
import { db, preparedNames } from '@/lib/db'

/** How often a connection's statements that hold these words are kept prepared, asked on that connection. */
const keptOf = (words: string) =>
  db.$transaction(async (tx) => {
    for (let round = 0; round < 3; round += 1) await tx.member.findFirst({ select: { id: true } })
    const [{ kept } = { kept: -1 }] = await tx.$queryRaw<{ kept: number }[]>`
      SELECT count(*)::int AS kept FROM pg_prepared_statements WHERE statement LIKE ${`%${words}%`}`
    return kept
  })

it('a statement that is asked again is read and planned once by a connection', async () => {
  expect(await keptOf('FROM "public"."Member"')).toBe(1)
})

it('statements of ever new lengths do not fill the memory of the database', () => {
  const nameOf = preparedNames(2)
  const names = ['SELECT 1', 'SELECT 1, 1', 'SELECT 1', 'SELECT 1, 1, 1'].map((sql) => nameOf({ sql }))
  expect(new Set(names.slice(0, 2)).size).toBe(2)
  expect(names).toEqual([names[0], names[1], names[0], ''])
})
