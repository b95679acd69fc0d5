import '@/tests/support/database'
import { afterEach, expect, it, vi } from 'vitest'
import { db } from '@/lib/db'
import { limits } from '@/lib/review/layers/queries'
import { reviewOf } from '@/lib/review/queries'
import { makeHeld, makeMember, makeSubmitted } from '@/tests/support/factories'

afterEach(() => vi.restoreAllMocks())

it('a text layer that is altered stops its record, also where it is too long to be looked through', async () => {
  vi.spyOn(limits, 'text', 'get').mockReturnValue(1)
  const [editor, reviewer] = [await makeMember(), await makeMember({ role: 'REVIEWER' })]
  const held = await makeHeld(editor)
  const { id } = await makeSubmitted(editor, { held })
  const blocking = async () => {
    const { judged } = await reviewOf(reviewer, id)
    return judged?.report.findings.filter(({ level }) => level === 'BLOCK').map(({ check }) => check)
  }
  expect(await blocking()).toEqual([])
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`UPDATE "TextLayer" SET text = text || ' More.' WHERE "holdingId" IN (SELECT id FROM "Holding" WHERE "sourceId" = ${held.source.id}::uuid)`,
  ])
  expect(new Set(await blocking())).toEqual(new Set(['altered-copy']))
})
