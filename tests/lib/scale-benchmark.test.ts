import '@/tests/support/database'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { verifyArchive } from '@/lib/verification/verify'
import { fillScale } from '@/tests/bench/scale/fill'
import { lineOf, tooMuchIn } from '@/tests/bench/scale/growth'
import { ownerUrl } from '@/tests/support/database'
import { makeApproved, makeStaff } from '@/tests/support/factories'

// A small version of the rows that `npm run bench:scale` writes directly, so that a changed table fails here and not at the next measurement.
test('the archive that is measured has its size and a sound log', async () => {
  const { editor, reviewer, publisher } = await makeStaff()
  const { id, revisionId } = await makeApproved(editor, reviewer)
  await publish(publisher, id, { revisionId })
  const client = new pg.Client(ownerUrl)
  await client.connect()
  await fillScale(client, { records: 20, revisions: 60, events: 100, passages: 30 })
  await client.end()
  expect(await db.record.count()).toBe(21)
  expect(await db.record.count({ where: { liveId: { not: null } } })).toBe(11)
  expect(await db.revision.count()).toBeGreaterThanOrEqual(60)
  expect(await db.passage.count()).toBe(30)
  const folder = mkdtempSync(path.join(tmpdir(), 'stele-test-scale-'))
  const found: string[] = []
  const { events } = await verifyArchive({ folder, onDifference: ({ key }) => found.push(key) })
  rmSync(folder, { recursive: true })
  expect(found.filter((key) => /event|log|recorded/i.test(key))).toEqual([])
  expect(events).toBeGreaterThan(100)
})

test('a figure that grows more than it can is named', () => {
  const of = (milliseconds: number, megabytes = 200) => ({ milliseconds, megabytes })
  expect(tooMuchIn('search', of(30), of(50))).toEqual([])
  expect(tooMuchIn('search', of(30), of(70))).toEqual(['search: 2.3 times as long'])
  expect(tooMuchIn('search', of(3), of(9))).toEqual([])
  expect(tooMuchIn('verify', of(100), of(1_200))).toEqual([])
  expect(tooMuchIn('verify', of(100), of(10_000))).toEqual(['verify: 100.0 times as long'])
  expect(tooMuchIn('backup', of(100), of(900, 500))).toEqual(['backup: 2.5 times the memory'])
  expect(lineOf('verify', of(100), of(1_000))).toContain('10.0× (at most 15×, because it must read all')
})
