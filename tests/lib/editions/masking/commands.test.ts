import '@/tests/support/database'
import { beforeAll, describe, expect, it, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { listMasks } from '@/lib/editions/masking/queries'
import type { MaskKind } from '@/lib/editions/masking/schema'
import { verifyLog } from '@/lib/events'
import type { Role } from '@/lib/generated/prisma/enums'
import { deleteHolding } from '@/lib/holdings/commands'
import { generation } from '@/lib/page-store/known-changes'
import { addCopyText } from '@/lib/relocation/copy-text'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'
import { keptOpen, waitingFor } from '@/tests/support/locks'

const roles = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'] as const
const actors: Partial<Record<Role, Actor>> = {}
const as = (role: Role): Actor => {
  const actor = actors[role]
  if (!actor) throw new Error(`No member is ${role}`)
  return actor
}
beforeAll(async () => {
  for (const role of roles) actors[role] = await makeMember({ role })
})

let copies = 0
async function makeText(text = 'A name 😀 is in this text') {
  copies += 1
  const source = await makeSource(as('EDITOR'))
  return makeHolding(as('EDITOR'), source, { text: `${text}. Copy ${copies}.` })
}

const maskOn = async (kind: MaskKind, { layer }: Awaited<ReturnType<typeof makeText>>, start = 2, end = 6) =>
  setMask(as('EDITOR'), { textLayerId: layer.id, start, end, kind, reason: 'A reason' })

describe('setting a mask', () => {
  test.each(roles.map((role) => [role, role !== 'CONTRIBUTOR'] as const))('%s: %s', async (role, allowed) => {
    const { layer } = await makeText()
    const set = setMask(as(role), {
      ...{ textLayerId: layer.id, start: 2, end: 6, reason: 'A reason' },
      kind: 'PRIVATE',
    })
    if (allowed) await expect(set).resolves.toMatchObject({ start: 2, end: 6 })
    else await expect(set).rejects.toThrow('errors.forbidden')
  })

  it('reaches a corrected text of the same file under another source', async () => {
    const copy = await makeText()
    const twin = await makeHolding(as('EDITOR'), await makeSource(as('EDITOR')), { text: copy.layer.text })
    const edit = { basisId: twin.layer.id, start: 0, end: 1, text: 'Any', language: 'en' }
    await addCopyText(as('EDITOR'), twin.id, edit)
    const { id } = await maskOn('PRIVATE', copy)
    const repeated = () =>
      db.mask.findMany({
        where: { textLayer: { holdingId: twin.id, id: { not: twin.layer.id } }, liftedAt: null },
        select: { start: true, end: true, repeatsId: true },
      })
    expect(await repeated()).toEqual([{ start: 4, end: 8, repeatsId: id }])
    await liftMask(as('PUBLISHER'), id, { reason: 'No need.' })
    expect(await repeated()).toEqual([])
  })

  it('writes one event, after which every process renders pages again', async () => {
    const copy = await makeText()
    const before = generation()
    const { id } = await maskOn('PRIVATE', copy)
    expect(generation()).toBeGreaterThan(before)
    const events = await db.event.findMany({
      where: { subjectId: copy.id, action: 'holding.mask' },
      include: { detail: true },
    })
    expect(events).toMatchObject([
      { detail: { detail: { maskId: id, textLayerId: copy.layer.id, start: 2, end: 6, kind: 'PRIVATE' } } },
    ])
    expect(
      JSON.stringify(events, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
    ).not.toContain('A reason')
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('needs a copy that the actor can read', async () => {
    const copy = await makeText()
    await maskOn('PRIVATE', copy)
    await db.holding.update({ where: { id: copy.id }, data: { access: 'RESTRICTED' } })
    await expect(maskOn('GRAPHIC', copy)).rejects.toThrow('errors.notFound')
    await expect(listMasks(as('EDITOR'), copy.layer.id)).rejects.toThrow('errors.notFound')
    expect(await listMasks(as('PUBLISHER'), copy.layer.id)).toMatchObject([
      { kind: 'PRIVATE', liftedBy: null },
    ])
  })

  it('waits for a publication that cites the source', async () => {
    const copy = await makeText()
    const publish = await keptOpen(
      (tx) => tx.$queryRaw`SELECT FROM "Source" WHERE id = ${copy.sourceId}::uuid FOR SHARE`,
    )
    const masked = maskOn('PRIVATE', copy)
    await waitingFor(1)
    await publish()
    await expect(masked).resolves.toMatchObject({ start: 2 })
  })

  it('takes whole characters without the spaces around them', async () => {
    const copy = await makeText()
    expect(await maskOn('PRIVATE', copy, 1, 8)).toMatchObject({ start: 2, end: 9 })
    expect(await maskOn('GRAPHIC', copy, 8, 10)).toMatchObject({ start: 7, end: 9 })
  })

  it('is refused without text, past the end, and where one applies', async () => {
    const copy = await makeText()
    await expect(maskOn('PRIVATE', copy, 6, 7)).rejects.toThrow('masks.errors.select')
    await expect(maskOn('PRIVATE', copy, 0, 9999)).rejects.toThrow('masks.errors.pastEnd')
    await maskOn('PRIVATE', copy)
    await expect(maskOn('PRIVATE', copy, 3, 5)).rejects.toThrow('masks.errors.masked')
    await expect(maskOn('GRAPHIC', copy, 3, 5)).resolves.toMatchObject({ start: 3 })
  })
})

describe('lifting a mask', () => {
  const table = [
    ['CONTRIBUTOR', false, false],
    ['EDITOR', true, false],
    ['REVIEWER', true, false],
    ['PUBLISHER', true, true],
    ['ADMIN', true, true],
  ] as const
  test.each(table)('%s: GRAPHIC %s, PRIVATE %s', async (role, graphic, hidden) => {
    const copy = await makeText()
    for (const [kind, allowed] of [['GRAPHIC', graphic] as const, ['PRIVATE', hidden] as const]) {
      const { id } = await maskOn(kind, copy)
      const lifted = liftMask(as(role), id, { reason: 'Set by mistake.' })
      if (allowed) await expect(lifted, kind).resolves.toBeUndefined()
      else await expect(lifted, kind).rejects.toThrow('errors.forbidden')
      expect(await db.event.count({ where: { subjectId: copy.id, action: 'holding.unmask' } })).toBe(
        Number(graphic) + Number(kind === 'PRIVATE' && hidden),
      )
    }
  })

  it('happens once, with a reason, and stays in the history', async () => {
    const copy = await makeText()
    const { id } = await maskOn('GRAPHIC', copy)
    await expect(liftMask(as('EDITOR'), id, { reason: ' ' })).rejects.toThrow('masks.errors.liftReason')
    await liftMask(as('EDITOR'), id, { reason: 'Set by mistake.' })
    await expect(liftMask(as('EDITOR'), id, { reason: 'Again.' })).rejects.toThrow('masks.errors.lifted')
    await maskOn('GRAPHIC', copy)
    expect(await db.mask.count({ where: { textLayerId: copy.layer.id } })).toBe(2)
  })
})

describe('the database', () => {
  it('keeps a mask as set and deletes it only with its text', async () => {
    const copy = await makeText()
    const { id } = await maskOn('PRIVATE', copy)
    for (const change of [
      '"end" = 3',
      `kind = 'GRAPHIC'`,
      `reason = 'Another'`,
      '"textSha256" = repeat(\'a\', 64)',
    ])
      await expect(
        db.$executeRawUnsafe(`UPDATE "Mask" SET ${change} WHERE id = '${id}'`),
        change,
      ).rejects.toThrow('is refused')
    await expect(db.mask.delete({ where: { id } })).rejects.toThrow('is refused')
    await liftMask(as('ADMIN'), id, { reason: 'Set by mistake.' })
    await expect(
      db.$executeRaw`UPDATE "Mask" SET "liftedAt" = NULL, "liftedById" = NULL, "liftReason" = '' WHERE id = ${id}::uuid`,
    ).rejects.toThrow('is refused')
    await deleteHolding(as('EDITOR'), copy.id)
    expect(await db.mask.count({ where: { id } })).toBe(0)
  })
})
