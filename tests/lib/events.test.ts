import '@/tests/support/database'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db'
import { ERASE, recordEvent, verifyLog } from '@/lib/events'
import { asOwner } from '@/tests/support/sabotage'

const event = (subjectId: string) =>
  ({
    actor: null,
    action: 'record.create',
    subjectType: 'record',
    subjectId,
    detail: { said: subjectId },
  }) as const
const tell = (subjectId: string) => transaction((tx) => recordEvent(tx, event(subjectId)))

beforeEach(async () => {
  await asOwner(async (tx) => {
    await tx.$executeRaw`DELETE FROM "EventDetail"`
    await tx.$executeRaw`DELETE FROM "Event"`
  })
})

describe('the log', () => {
  test('an empty log is valid', async () => {
    expect(await verifyLog()).toEqual({ ok: true, events: 0, head: '0'.repeat(64) })
  })

  test('concurrent events form one chain', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => tell(`r${index}`)))
    expect(await verifyLog()).toMatchObject({ ok: true, events: 20 })
    const ids = (await db.event.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => Number(id))
    expect(ids).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  test('a failed transaction leaves no event and no gap', async () => {
    await tell('before')
    const failing = transaction(async (tx) => {
      await recordEvent(tx, event('never'))
      throw new Error('the change failed')
    })
    await expect(failing).rejects.toThrow('the change failed')
    await tell('after')
    expect(await verifyLog()).toMatchObject({ ok: true, events: 2 })
  })

  test('a log longer than one page is verified to its end', async () => {
    for (let part = 0; part < 7; part += 1)
      await transaction(async (tx) => {
        for (let index = 0; index < 143; index += 1) await recordEvent(tx, event(`r${part} ${index}`))
      })
    expect(await verifyLog()).toMatchObject({ ok: true, events: 1001 })
    await asOwner((tx) => tx.$executeRaw`UPDATE "Event" SET "action" = 'x' WHERE id = 1001`)
    expect(await verifyLog()).toEqual({ ok: false, event: 1001n, fault: 'ALTERED' })
  })
})

describe('verification finds', () => {
  const untouched = { ok: true, events: 5 }
  beforeEach(async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five']) await tell(name)
    expect(await verifyLog()).toMatchObject(untouched)
  })

  test.each([
    ['action', `"action" = 'record.publish'`],
    ['subject', `"subjectId" = 'another'`],
    ['kind of subject', `"subjectType" = 'source'`],
    ['time', `"at" = "at" + interval '1 second'`],
    ['hash of its details', `"detailHash" = repeat('a', 64)`],
    ['own hash', `"hash" = repeat('b', 64)`],
  ])('an altered %s', async (_, change) => {
    await asOwner((tx) => tx.$executeRawUnsafe(`UPDATE "Event" SET ${change} WHERE id = 3`))
    expect(await verifyLog()).toMatchObject({ ok: false, event: 3n })
  })

  test('a changed actor', async () => {
    const { id } = await db.member.create({
      data: { email: 'a@example.org', name: 'A', role: 'EDITOR', passwordHash: 'none' },
    })
    await asOwner((tx) => tx.$executeRaw`UPDATE "Event" SET "actorId" = ${id}::uuid WHERE id = 2`)
    expect(await verifyLog()).toEqual({ ok: false, event: 2n, fault: 'ALTERED' })
  })

  test('altered details', async () => {
    await asOwner(
      (tx) => tx.$executeRaw`UPDATE "EventDetail" SET "detail" = '{"said":"x"}' WHERE "eventId" = 4`,
    )
    expect(await verifyLog()).toEqual({ ok: false, event: 4n, fault: 'DETAILS_ALTERED' })
  })

  test('a removed event', async () => {
    await asOwner(async (tx) => {
      await tx.$executeRaw`DELETE FROM "EventDetail" WHERE "eventId" = 3`
      await tx.$executeRaw`DELETE FROM "Event" WHERE id = 3`
    })
    expect(await verifyLog()).toEqual({ ok: false, event: 3n, fault: 'MISSING' })
  })

  test('a removed event whose successors were renumbered', async () => {
    await asOwner(async (tx) => {
      await tx.$executeRaw`DELETE FROM "Event" WHERE id = 3`
      await tx.$executeRaw`UPDATE "Event" SET id = 3 WHERE id = 4`
      await tx.$executeRaw`UPDATE "Event" SET id = 4 WHERE id = 5`
    })
    expect(await verifyLog()).toMatchObject({ ok: false, event: 3n })
  })

  test('a log that was cut short, by an earlier head', async () => {
    const report = await verifyLog()
    const head = report.ok ? report.head : ''
    await tell('six')
    expect(await verifyLog(head)).toMatchObject({ ok: true, events: 6 })
    await asOwner((tx) => tx.$executeRaw`DELETE FROM "Event" WHERE id >= 5`)
    expect(await verifyLog()).toMatchObject({ ok: true, events: 4 })
    expect(await verifyLog(head)).toMatchObject({ ok: false, event: 5n })
  })

  test('missing details that no event lists as erased', async () => {
    const erase = (id: number) =>
      transaction(async (tx) => {
        await tx.$executeRaw`SET LOCAL stele.erasure = 'on'`
        await tx.$executeRaw`DELETE FROM "EventDetail" WHERE "eventId" = ${id}`
      })
    await erase(2)
    expect(await verifyLog()).toEqual({ ok: false, event: 2n, fault: 'DETAILS_LOST' })
    await transaction((tx) => recordEvent(tx, { ...event('one'), action: ERASE, detail: { events: [2] } }))
    expect(await verifyLog()).toMatchObject({ ok: true, events: 6 })
    await erase(3)
    expect(await verifyLog()).toEqual({ ok: false, event: 3n, fault: 'DETAILS_LOST' })
  })
})
