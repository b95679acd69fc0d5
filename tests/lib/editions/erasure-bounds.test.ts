import '@/tests/support/database'
import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { remainsFor } from '@/lib/editions/erasure/remains'
import { soughtNames } from '@/lib/folding/find-names'
import { keepRevision } from '@/lib/records/revisions/commands'
import { makeMember, makeRecord } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

/** A client of the database that keeps the most rows that a query of this table gave. */
function counting(table: string) {
  const most = { rows: 0 }
  const ask = async (sql: TemplateStringsArray, ...values: unknown[]) => {
    const rows = await db.$queryRaw<unknown[]>(sql, ...values)
    if (sql.join('').includes(table)) most.rows = Math.max(most.rows, rows.length)
    return rows
  }
  const client = new Proxy(db, {
    get: (target, name) => (name === '$queryRaw' ? ask : Reflect.get(target, name)),
  })
  return { client, most }
}

it('the search for an erased name reads few revisions at once', async () => {
  const editor = await makeMember({ role: 'EDITOR' })
  const [erased, other] = [
    await makeRecord(editor),
    await makeRecord(editor, { title: 'A record with many' }),
  ]
  await keepRevision(editor, other.id, 'The first')
  // Ninety revisions; one in the middle has the name, in its message.
  await sabotage(`
    INSERT INTO "Revision" (id, "recordId", number, "schemaVersion", content, "contentHash", contributors, message, "authorId")
    SELECT gen_random_uuid(), "recordId", number + n, "schemaVersion", content, "contentHash", contributors,
      CASE WHEN n = 50 THEN 'Told by Zeyneb Qaraxanova' ELSE message END, "authorId"
    FROM "Revision", generate_series(1, 90) n WHERE "recordId" = '${other.id}'`)
  const sought = soughtNames(['Zeyneb Qaraxanova'], [])
  const { client, most } = counting('FROM "Revision"')
  expect(await remainsFor(client, erased.id, sought)).toMatchObject([
    { kind: 'RECORD', id: other.id, title: 'A record with many', isFull: true },
  ])
  expect(most.rows).toBe(10)
})
