import '@/tests/support/database'
import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { recheck } from '@/lib/verification/recheck'
import { makeApproved, makeCited, makeStaff } from '@/tests/support/factories'
import { mediaPath } from '@/tests/support/media'
import { sabotage } from '@/tests/support/sabotage'

const DAY = 24 * 60 * 60 * 1000
const go = new AbortController().signal
const checks = () => db.fixityCheck.findMany({ orderBy: [{ checkedAt: 'asc' }, { key: 'asc' }] })
/** Lets a check look as if it had been so many days ago. */
const age = (key: string, days: number) =>
  db.fixityCheck.updateMany({ where: { key }, data: { checkedAt: new Date(Date.now() - days * DAY) } })

test('files and editions are checked, the longest unchecked first', async () => {
  const { editor, reviewer, publisher } = await makeStaff()
  const record = await makeApproved(editor, reviewer)
  await publish(publisher, record.id, { revisionId: record.revisionId })
  for (const word of ['first', 'second', 'third'])
    await makeCited(editor, `The ${word} text stands. It ends.`, `${word} text`)
  const stopped = AbortSignal.abort()
  await recheck(stopped)
  expect(await checks()).toEqual([])

  await recheck(go)
  const all = await checks()
  expect(all.map(({ subject }) => subject).sort()).toEqual(['EDITION', 'FILE', 'FILE', 'FILE', 'FILE'])
  const files = all.filter(({ subject }) => subject === 'FILE').map(({ key }) => key)
  const [one = '', two = '', three = ''] = files
  await age(one, 30)
  await age(two, 20)
  await recheck(go)
  const since = async (key: string) =>
    Date.now() - ((await db.fixityCheck.findFirst({ where: { key } }))?.checkedAt.getTime() ?? 0) < DAY
  expect([await since(one), await since(two)]).toEqual([true, false])

  for (const key of [one, two, three]) await age(key, 85)
  const bytes = await readFile(mediaPath(two))
  await writeFile(mediaPath(two), 'something else')
  await expect(recheck(go)).rejects.toThrow(two)
  expect([await since(one), await since(two), await since(three)]).toEqual([true, true, true])
  // A damage is reported until it is found repaired.
  await expect(recheck(go)).rejects.toThrow(two)
  await writeFile(mediaPath(two), bytes)
  await recheck(go)

  await sabotage(`UPDATE "Edition" SET snapshot = jsonb_set(snapshot, '{slug}', '"other"')`)
  const { id } = await db.edition.findFirstOrThrow()
  await age(id, 85)
  await expect(recheck(go)).rejects.toThrow(id)
  const run = await db.maintenanceRun.findFirstOrThrow({ orderBy: { endedAt: 'desc' } })
  expect(run).toMatchObject({ kind: 'FIXITY', succeeded: false })
})
