import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/db'
import { liveEdition } from '@/lib/editions/queries'
import { tombstoneOf } from '@/lib/editions/tombstone'
import { Invalid } from '@/lib/errors'
import { livePage } from '@/lib/pages/queries'
import { rejection } from '@/tests/support/rejection'

describe('a value that PostgreSQL refuses', () => {
  const queries = {
    'NUL in a text': () => db.record.findUnique({ where: { slug: 'a\0b' } }),
    'NUL in a statement of our own': () => db.$queryRaw`SELECT ${'\0'}::text`,
    'NUL in JSON': () => db.$queryRaw`SELECT ${'{"a":"\\u0000"}'}::jsonb`,
    'half a character in JSON': () => db.$queryRaw`SELECT ${'{"a":"\\ud800"}'}::jsonb`,
    'a number out of range': () => db.$queryRaw`SELECT ${String(2 ** 31)}::int`,
    'a year without a place': () => db.$queryRaw`SELECT ${'0000-01-01T00:00:00Z'}::timestamptz`,
    'no id': () => db.$executeRaw`DELETE FROM "Record" WHERE id = ${'x'}::uuid`,
  }
  it.each(Object.entries(queries))('is Invalid: %s', async (_, query) => {
    expect(await rejection(query())).toBeInstanceOf(Invalid)
  })

  it('is Invalid in a transaction, which changes nothing', async () => {
    const id = randomUUID()
    const work = transaction(async (tx) => {
      await tx.authority.create({ data: { id, kind: 'PLACE', name: 'A town' } })
      await tx.authority.update({ where: { id }, data: { name: 'A\0B' } })
    })
    expect(await rejection(work)).toBeInstanceOf(Invalid)
    expect(await db.authority.findUnique({ where: { id } })).toBeNull()
  })
})

describe('a slug that can be no slug', () => {
  it.each(['\0', 'a\u0007', 'A', 'ä', '../x', 'a'.repeat(121)])('names nothing: %j', async (slug) => {
    expect(await liveEdition(slug)).toBeNull()
    expect(await tombstoneOf(slug)).toBeNull()
    expect(await livePage(slug)).toBeNull()
  })
})
