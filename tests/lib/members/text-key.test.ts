import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { textKeyOf } from '@/lib/members/text-key'
import { makeMember } from '@/tests/support/factories'

describe('the key of a member', () => {
  test('is made once, also when two pages ask at the same time', async () => {
    const member = await makeMember()
    const keys = await Promise.all(Array.from({ length: 6 }, () => textKeyOf(member)))
    expect(new Set(keys).size).toBe(1)
    expect(Buffer.from(keys[0] ?? '', 'base64')).toHaveLength(32)
    expect(await textKeyOf(await makeMember())).not.toBe(keys[0])
  })

  test('is stored only encrypted', async () => {
    const member = await makeMember()
    const key = Buffer.from(await textKeyOf(member), 'base64')
    const { wrapped } = await db.memberKey.findUniqueOrThrow({ where: { memberId: member.id } })
    expect(Buffer.from(wrapped, 'base64').includes(key)).toBe(false)
  })

  test('of another member is not accepted in its place', async () => {
    const [member, other] = [await makeMember(), await makeMember()]
    const [own, theirs] = [await textKeyOf(member), await textKeyOf(other)]
    const { wrapped } = await db.memberKey.findUniqueOrThrow({ where: { memberId: other.id } })
    await db.memberKey.update({ where: { memberId: member.id }, data: { wrapped } })
    const renewed = await textKeyOf(member)
    expect([own, theirs]).not.toContain(renewed)
    expect(await textKeyOf(member)).toBe(renewed)
  })
})
