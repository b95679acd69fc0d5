import { english } from '@/tests/support/english'
import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { resolve } from '@/lib/discussions/commands'
import { verifyLog } from '@/lib/events'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { mergeAuthorities } from '@/lib/merging/authorities'
import { mergeSources } from '@/lib/merging/sources'
import { saveDraft } from '@/lib/records/drafts'
import { editAuthority } from '@/lib/review/disagreements/authority-change'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { recall, submit } from '@/lib/review/workflow/transitions'
import {
  doc,
  hop,
  makeCited,
  makeMember,
  makeSource,
  makeSubmitted,
  quotation,
} from '@/tests/support/factories'

let editor: Actor
let first: Actor
let second: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  first = await makeMember({ role: 'REVIEWER' })
  second = await makeMember({ role: 'REVIEWER' })
})

type Options = { people?: { name: { name: string; authorityId: string }; as: 'VICTIM' }[] }

/** A record under review with one quotation that names A. Person, on which two reviewers do not say the same one after the other. */
async function withUnlikeVerdicts({ people = [] }: Options = {}) {
  const cited = await makeCited(editor)
  const [id, chain] = [randomUUID(), [hop(cited.source)]]
  const body = doc(
    quotation({ id, chain, passageId: cited.passage.id, mode: 'PARAPHRASE' }, 'The paper names A. Person.'),
  )
  const record = await makeSubmitted(editor, { cited, content: { body, people } })
  const says = async (actor: Actor, outcome: Outcome) => {
    const { reviewed } = await reviewOf(actor, record.id)
    const fingerprint = reviewed?.subjects[0]?.fingerprints.TRACEABLE ?? ''
    const place = {
      recordId: record.id,
      subjectType: 'QUOTATION',
      subjectId: id,
      aspect: 'TRACEABLE',
    } as const
    await giveVerdict(actor, { ...place, fingerprint, outcome, note: 'So it is in the copy.' })
  }
  await says(first, 'FAILED_VERIFICATION')
  await says(second, 'VERIFIED')
  return { record, cited, id, says }
}
type Ready = Awaited<ReturnType<typeof withUnlikeVerdicts>>

const discussed = async ({ record }: Ready) =>
  db.thread.findMany({
    where: { recordId: record.id, kind: 'DISAGREEMENT' },
    orderBy: { openedAt: 'asc' },
    select: { id: true, aspect: true, subjectId: true, openedById: true, resolvedAt: true },
  })
const isDisputed = async ({ record }: Ready) => {
  const { problems } = await reviewOf(first, record.id)
  return problems.some(({ message }) => /the reviewers disagree/.test(english(message)))
}
const asPerson = (authorityId: string) => [
  { name: { name: 'Lin Quill', authorityId }, as: 'VICTIM' as const },
]
const makePerson = (name: string) => createAuthority(editor, { kind: 'PERSON', name, distinct: true })

async function resubmit({ record }: Ready, content: object) {
  await recall(editor, record.id, { state: 'IN_REVIEW' })
  const { version } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
  const saved = await saveDraft(editor, record.id, {
    baseVersion: version,
    content: { ...record.content, ...content },
  })
  await submit(editor, record.id, { version: saved.version })
}

describe('two differing verdicts where one reviewer was enough', () => {
  it('become a disagreement when a named person is listed', async () => {
    const person = await createAuthority(editor, {
      kind: 'PERSON',
      name: 'Lin Quill',
      variants: [{ name: 'A. Person' }],
      distinct: true,
    })
    const ready = await withUnlikeVerdicts()
    expect([await isDisputed(ready), await discussed(ready)]).toEqual([false, []])
    await resubmit(ready, { people: asPerson(person.id) })
    expect(await isDisputed(ready)).toBe(true)
    expect(await discussed(ready)).toMatchObject([
      { aspect: 'TRACEABLE', subjectId: ready.id, openedById: editor.id, resolvedAt: null },
    ])
    const [thread] = await discussed(ready)
    expect(await db.event.count({ where: { action: 'thread.open', subjectId: thread?.id ?? '' } })).toBe(1)
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('become a disagreement when a listed person gets that name', async () => {
    const { id } = await makePerson('Lin Quill')
    const ready = await withUnlikeVerdicts({ people: asPerson(id) })
    expect([await isDisputed(ready), await discussed(ready)]).toEqual([false, []])
    const draft: Parameters<typeof editAuthority>[3] = {
      kind: 'PERSON',
      name: 'Lin Quill',
      variants: [{ name: 'A. Person' }],
    }
    await editAuthority(editor, id, 1, draft)
    expect(await isDisputed(ready)).toBe(true)
    expect(await discussed(ready)).toHaveLength(1)
    await editAuthority(editor, id, 2, { ...draft, note: 'Looked up.' })
    expect(await discussed(ready)).toHaveLength(1)
    expect(await db.queueItem.findUniqueOrThrow({ where: { recordId: ready.record.id } })).toMatchObject({
      open: [`QUOTATION ${ready.id}`],
    })
  })

  it.each(['the one who stays', 'the one who goes'])(
    'become a disagreement when two names of %s are merged',
    async (listed) => {
      const stays = await makePerson(listed === 'the one who stays' ? 'Lin Quill' : 'A. Person')
      const other = await makePerson(listed === 'the one who stays' ? 'A. Person' : 'Lin Quill')
      const ready = await withUnlikeVerdicts({
        people: asPerson(listed === 'the one who stays' ? stays.id : other.id),
      })
      expect(await discussed(ready)).toEqual([])
      await mergeAuthorities(editor, {
        ...{ keptId: stays.id, keptVersion: 1 },
        ...{ otherId: other.id, otherVersion: 1 },
      })
      expect(await isDisputed(ready)).toBe(true)
      expect(await discussed(ready)).toHaveLength(1)
    },
  )
})

it('verdicts on two entries of one source disagree once merged', async () => {
  const person = await makePerson('A. Person')
  const cited = await makeCited(editor)
  const twin = await makeSource(editor, { title: cited.source.title })
  const [id, wording] = [randomUUID(), 'The paper names A. Person.']
  const bodyFrom = (source: { id: string }) =>
    doc(quotation({ id, chain: [hop(source)], passageId: null, mode: 'PARAPHRASE' }, wording))
  const record = await makeSubmitted(editor, {
    cited,
    content: { body: bodyFrom(twin), people: asPerson(person.id) },
  })
  const ready = { record, cited, id } as Ready
  const says = async (actor: Actor, outcome: Outcome) => {
    const { reviewed } = await reviewOf(actor, record.id)
    const fingerprint = reviewed?.subjects[0]?.fingerprints.TRACEABLE ?? ''
    const place = {
      recordId: record.id,
      subjectType: 'QUOTATION',
      subjectId: id,
      aspect: 'TRACEABLE',
    } as const
    await giveVerdict(actor, { ...place, fingerprint, outcome, note: 'So it is in the copy.' })
  }
  await says(first, 'VERIFIED')
  await resubmit(ready, { body: bodyFrom(cited.source), people: asPerson(person.id) })
  await says(second, 'FAILED_VERIFICATION')
  expect([await isDisputed(ready), await discussed(ready)]).toEqual([false, []])
  await mergeSources(editor, {
    ...{ keptId: cited.source.id, keptVersion: 1 },
    ...{ otherId: twin.id, otherVersion: 1 },
  })
  expect(await isDisputed(ready)).toBe(true)
  expect(await discussed(ready)).toHaveLength(1)
})

describe('a resolved discussion', () => {
  it('is reopened by a new differing verdict, not by resubmitting', async () => {
    const { id: authorityId } = await makePerson('A. Person')
    const ready = await withUnlikeVerdicts({ people: asPerson(authorityId) })
    const [thread] = await discussed(ready)
    await resolve(first, thread?.id ?? '')
    await resubmit(ready, { people: asPerson(authorityId), summary: 'Told again.' })
    expect(await isDisputed(ready)).toBe(true)
    expect(await discussed(ready)).toHaveLength(1)
    await ready.says(first, 'CANNOT_ACCESS')
    expect(await discussed(ready)).toMatchObject([{ resolvedAt: expect.any(Date) }, { resolvedAt: null }])
  })
})
