import '@/tests/support/database'
import { describe, expect, test } from 'vitest'
import { db, transaction } from '@/lib/db'
import { recordEvent, verifyLog } from '@/lib/events'

const tell = (subjectId: string) =>
  transaction((tx) =>
    recordEvent(tx, {
      actor: null,
      action: 'record.create',
      subjectType: 'record',
      subjectId,
      detail: { n: 1 },
    }),
  )

describe('the log', () => {
  test('events written at the same moment stand in one unbroken chain', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => tell(`r${index}`)))
    expect(await verifyLog()).toMatchObject({ ok: true, events: 20 })
  })

  test('an event whose transaction fails leaves no trace and no gap', async () => {
    const before = await db.event.count()
    await expect(
      transaction(async (tx) => {
        await recordEvent(tx, { actor: null, action: 'record.create', subjectType: 'record', subjectId: 'x' })
        throw new Error('the change failed')
      }),
    ).rejects.toThrow('the change failed')
    expect(await db.event.count()).toBe(before)
    await tell('after')
    expect(await verifyLog()).toMatchObject({ ok: true, events: before + 1 })
  })
})
