import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { saveDraft } from '@/lib/records/drafts'
import { notePresence } from '@/lib/records/presence'
import { contentOf, makeMember, makeRecord } from '@/tests/support/factories'

let first: Actor
let second: Actor
let record: Awaited<ReturnType<typeof makeRecord>>
beforeEach(async () => {
  first = await makeMember({ name: 'The first' })
  second = await makeMember({ name: 'The second' })
  record = await makeRecord(first)
})

/** A page of the editor, which sends signs. */
const openPage = (actor: Actor) => {
  const page = randomUUID()
  return (sign: 'WRITE' | 'TAKE' | 'READ' | 'LEAVE') => notePresence(actor, record.id, { page, sign })
}

describe('of members who have one draft open', () => {
  it('the first writes, and each sees the others', async () => {
    const [one, two] = [openPage(first), openPage(second)]
    expect(await one('WRITE')).toEqual({ others: [], writes: true, version: record.version })
    expect(await two('WRITE')).toMatchObject({
      others: [{ id: first.id, name: 'The first', writes: true }],
      writes: false,
    })
    expect(await one('WRITE')).toMatchObject({
      others: [{ id: second.id, name: 'The second', writes: false }],
      writes: true,
    })
  })

  it('one writes when two open it at the same moment', async () => {
    const found = await Promise.all([openPage(first)('WRITE'), openPage(second)('WRITE')])
    expect(found.filter(({ writes }) => writes)).toHaveLength(1)
  })

  it('another takes over, and the first reads that', async () => {
    const [one, two] = [openPage(first), openPage(second)]
    await one('WRITE')
    await two('WRITE')
    expect(await two('TAKE')).toMatchObject({ writes: true })
    expect(await one('WRITE')).toMatchObject({
      others: [{ name: 'The second', writes: true }],
      writes: false,
    })
  })

  it('the next writes once the first has closed it or is away', async () => {
    const [one, two] = [openPage(first), openPage(second)]
    await one('WRITE')
    await one('LEAVE')
    expect(await two('WRITE')).toMatchObject({ others: [], writes: true })
    await db.$executeRaw`UPDATE "EditorPage" SET "seenAt" = now() - interval '1 minute'`
    expect(await one('WRITE')).toMatchObject({ others: [], writes: true })
  })

  it('all pages of one member write', async () => {
    await openPage(first)('WRITE')
    expect(await openPage(first)('WRITE')).toMatchObject({ others: [], writes: true })
  })

  it('saving never depends on it', async () => {
    await openPage(first)('WRITE')
    const content = contentOf('account', { title: 'Saved all the same' })
    await saveDraft(second, record.id, { baseVersion: record.version, content })
    expect((await openPage(first)('READ')).version).toBe(record.version + 1)
  })
})

it('a page of someone else can’t be moved or closed', async () => {
  const page = randomUUID()
  await notePresence(first, record.id, { page, sign: 'WRITE' })
  await notePresence(second, record.id, { page, sign: 'TAKE' })
  await notePresence(second, record.id, { page, sign: 'LEAVE' })
  expect(await db.editorPage.findUnique({ where: { id: page } })).toMatchObject({ memberId: first.id })
})

it('is for members who can write the draft', async () => {
  const sign = { page: randomUUID(), sign: 'WRITE' as const }
  await expect(notePresence(await makeMember({ role: 'CONTRIBUTOR' }), record.id, sign)).rejects.toThrow(
    NotFound,
  )
})
