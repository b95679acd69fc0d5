import '@/tests/support/database'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { verifyLog } from '@/lib/events'
import type { HoldingKind } from '@/lib/generated/prisma/enums'
import { readableAmong, shownToReadersSql } from '@/lib/holdings/access'
import { thisCopy, withoutOpening } from '@/lib/holdings/narrowing'
import { mergeSources } from '@/lib/merging/sources'
import { saveDraft } from '@/lib/records/drafts'
import { recall } from '@/lib/review/workflow/transitions'
import { differences } from '@/tests/support/differences'
import {
  bodyOn,
  copyText,
  doc,
  makeEdition,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  passageText,
} from '@/tests/support/factories'
import { keptOpen, waitingFor } from '@/tests/support/locks'

let editor: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
})

const open = {
  ...{ tier: 'OPEN', nameDisplay: 'NAMED', legalName: 'Ada Example', pseudonym: '', note: '' },
  ...{ transcriptApprovedOn: null, withdrawnOn: null, embargoUntil: null },
} as const

let copies = 0
async function copyOf(kind: HoldingKind) {
  const source = await makeSource(editor)
  copies += 1
  const holding = await makeHolding(editor, source, { text: `${copyText} Copy ${copies}.`, kind })
  return { source, holding, passage: await makePassage(editor, holding.layer, passageText) }
}
type Copy = Awaited<ReturnType<typeof copyOf>>

/** A testimony with this consent, whose draft cites this copy. */
async function testimonyOn(copy: Copy, terms: object) {
  const testimony = await makeRecord(editor, { kind: 'testimony', content: { body: bodyOn(copy) } })
  await saveConsent(publisher, testimony.id, { ...open, ...terms, version: 1 })
  return testimony
}
const closedTestimony = (copy: Copy) => testimonyOn(copy, { tier: 'CLOSED' })

const quoting = async (copy: Copy) =>
  makeEdition(editor, await makeRecord(editor, { content: { body: bodyOn(copy) } }))
const narrowed = ({ holding }: Copy) =>
  db.narrowedCopy.count({ where: { holdingId: holding.id, shown: 'NOTHING' } })
const isReadable = async (actor: Actor, { holding }: Copy) =>
  (await readableAmong(db, actor, [holding.id])).has(holding.id)

it('two who open a copy at once open no edition', async () => {
  const copy = await copyOf('TRANSCRIPT')
  await quoting(copy)
  const testimony = await closedTestimony(copy)
  const { id } = copy.holding
  await db.holding.update({ where: { id }, data: { access: 'STAFF' } })
  const described = await keptOpen((tx) =>
    withoutOpening(tx, thisCopy(id), () =>
      tx.holding.update({ where: { id }, data: { access: 'PUBLIC_IN_CONTEXT' } }),
    ),
  )
  const consented = saveConsent(publisher, testimony.id, { ...open, version: 2 })
  await waitingFor(1, consented)
  await described()
  await consented
  expect(await narrowed(copy)).toBe(1)
})

it.each([
  ['a closed testimony', { tier: 'CLOSED' }, { shown: 'NOTHING', access: 'RESTRICTED', narrowed: 0 }],
  [
    'an embargo',
    { embargoUntil: '2999-01-01' },
    { shown: 'IN_CONTEXT', access: 'PUBLIC_IN_CONTEXT', narrowed: 1 },
  ],
] as const)('%s that cites a copy no more opens no edition', async (_, terms, after) => {
  const copy = await copyOf('TRANSCRIPT')
  await quoting(copy)
  const testimony = await testimonyOn(copy, terms)
  const { version: baseVersion } = testimony
  const content = { ...testimony.content, body: doc(p('Nothing is quoted.')) }
  await saveDraft(editor, testimony.id, { baseVersion, content })
  const [now] = await db.$queryRaw<unknown[]>`
    SELECT h.access::text AS access, ${shownToReadersSql} AS shown FROM "Holding" h WHERE h.id = ${copy.holding.id}::uuid`
  expect({ ...(now as object), narrowed: await narrowed(copy) }).toEqual(after)
  expect(await isReadable(editor, copy)).toBe(after.access !== 'RESTRICTED')
  const written = (await differences()).filter((line) => /Holding|Narrowed/.test(line))
  expect(written).toEqual([])
})

it('a newspaper that it cited by mistake is as readable as before', async () => {
  const copy = await copyOf('FACSIMILE')
  await makeRecord(editor, { content: { body: bodyOn(copy) } })
  const { id, version: baseVersion, content } = await closedTestimony(copy)
  expect(await isReadable(editor, copy)).toBe(false)
  await saveDraft(editor, id, { baseVersion, content: { ...content, body: doc(p('Other text.')) } })
  expect(await isReadable(editor, copy)).toBe(true)
})

it('a draft of a public record makes no copy readable', async () => {
  const copy = await copyOf('ORIGINAL')
  await closedTestimony(copy)
  const other = await makeRecord(editor)
  await makeEdition(editor, other)
  await recall(publisher, other.id, { state: 'PUBLISHED' })
  const content = { ...other.content, body: bodyOn(copy) }
  await saveDraft(editor, other.id, { baseVersion: other.version, content })
  expect(await isReadable(editor, copy)).toBe(false)
  await makeEdition(editor, { ...other, content })
  expect(await isReadable(editor, copy)).toBe(true)
})

it('a merge with a public source makes no copy readable', async () => {
  const [closed, published] = [await copyOf('ORIGINAL'), await copyOf('ORIGINAL')]
  await closedTestimony(closed)
  await quoting(published)
  const versionOf = async ({ source }: Copy) =>
    (await db.source.findUniqueOrThrow({ where: { id: source.id } })).version
  await mergeSources(editor, {
    ...{ keptId: published.source.id, keptVersion: await versionOf(published) },
    ...{ otherId: closed.source.id, otherVersion: await versionOf(closed) },
  })
  expect(await isReadable(editor, closed)).toBe(false)
  expect(await isReadable(editor, published)).toBe(true)
  expect(await verifyLog()).toMatchObject({ ok: true })
})
