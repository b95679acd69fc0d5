import '@/tests/support/database'
import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/db'
import { createToken } from '@/lib/members/api-tokens'
import { heldTables } from '@/lib/members/held-data'
import { ownData } from '@/lib/members/own-data'
import { startSession } from '@/lib/members/signing-in/sessions'
import { makeMember, makeRecord, makeSignIn } from '@/tests/support/factories'

/** Tables that name a member and aren't given to them, with the reason. */
const NOT_GIVEN: Record<string, string> = {
  MemberKey: 'a key alone',
  RecoveryCode: 'hashes alone',
}

const fileOf = async (response: Response) => z.record(z.string(), z.unknown()).parse(await response.json())
const rowsSchema = z.array(z.record(z.string(), z.unknown()))

test('every table that names a member is given to them', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const naming = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, table = '', body = '']) => {
    const by = [...body.matchAll(/Member\??\s+@relation\([^)]*fields: \[(\w+)\]/g)].map(([, name]) => name)
    return by.length > 0 && !(table in NOT_GIVEN) ? [[table, by]] : []
  })
  const given = heldTables.filter(({ table }) => table !== 'Member').map(({ table, by }) => [table, by])
  expect(given.toSorted()).toEqual(naming.toSorted())
})

test('a member gets what is held about them, and no secret', async () => {
  const [{ actor, email }, other] = [await makeSignIn(), await makeMember()]
  await startSession({ id: actor.id, sessionVersion: 1 }, 'Firefox')
  const token = await createToken(actor, { name: 'Sync', scope: 'OWN_DRAFTS', days: '7' })
  const own = await makeRecord(actor, { title: 'Own' })
  const others = await makeRecord(other, { title: 'Other' })
  const file = await fileOf(await ownData(actor))
  expect(file.Member).toMatchObject([{ id: actor.id, email, role: actor.role }])
  expect(file.Record).toMatchObject([{ id: own.id }])
  expect(file.Session).toHaveLength(1)
  expect(file.ApiToken).toMatchObject([{ name: 'Sync' }])
  expect(rowsSchema.parse(file.Event).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['member.add-token', 'member.export-own-data']),
  )
  const text = JSON.stringify(file)
  const { passwordHash } = await db.member.findUniqueOrThrow({ where: { id: actor.id } })
  const { tokenHash } = await db.apiToken.findFirstOrThrow({ where: { memberId: actor.id } })
  for (const secret of [passwordHash, tokenHash, token, others.id, other.name])
    expect(text).not.toContain(secret)
})

test('long tables are given whole', async () => {
  const member = await makeMember()
  const at = new Date()
  await db.notification.createMany({
    data: Array.from({ length: 1_203 }, () => ({ memberId: member.id, kind: 'MENTION', at }) as const),
  })
  const { id: recordId } = await makeRecord(member)
  await db.recordTag.createMany({
    data: Array.from({ length: 1_203 }, (_, at) => ({ recordId, tag: `t${at}`, addedById: member.id })),
  })
  const statements = vi.spyOn(db, '$queryRaw')
  const { Notification, RecordTag } = await fileOf(await ownData(member))
  const pages: unknown[][] = await Promise.all(statements.mock.results.map(({ value }) => value))
  statements.mockRestore()
  expect(Math.max(...pages.map(({ length }) => length))).toBe(50)
  expect(new Set(rowsSchema.parse(Notification).map(({ id }) => id)).size).toBe(1_203)
  expect(new Set(rowsSchema.parse(RecordTag).map(({ tag }) => tag)).size).toBe(1_203)
})

test('each table is read page by page, by its key', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  for (const { table, key } of heldTables) {
    const [, body = ''] = new RegExp(`^model ${table} \\{(.*?)^\\}`, 'ms').exec(schema) ?? []
    const [, many = /^ {2}(\w+) .*@id\b/m.exec(body)?.[1]] = /@@id\(\[([^\]]*)\]\)/.exec(body) ?? []
    expect([table, key.join(', ')]).toEqual([table, many])
  }
})

test('when others read what a member caused is not theirs', async () => {
  const [member, other] = [await makeMember(), await makeMember()]
  const both = [
    { memberId: member.id, byId: other.id },
    { memberId: other.id, byId: member.id },
  ]
  const at = new Date()
  await db.notification.createMany({
    data: both.map((ids) => ({ ...ids, kind: 'MENTION', at, seenAt: at, mailedAt: at }) as const),
  })
  const { Notification } = await fileOf(await ownData(member))
  const given = rowsSchema.parse(Notification).map((row) => ['seenAt' in row, 'mailedAt' in row])
  expect(given.toSorted()).toEqual([
    [false, false],
    [true, true],
  ])
})
