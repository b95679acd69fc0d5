import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { saveDraft } from '@/lib/records/drafts'
import { queueFiltersSchema } from '@/lib/review/queue/filters'
import { queueOf } from '@/lib/review/queue/queue'
import { reviewOf } from '@/lib/review/review'
import { nameOf } from '@/lib/review/subject-names'
import { workbenchOf } from '@/lib/review/workbench'
import { recall, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import { english } from '@/tests/support/english'
import {
  bodyOn,
  cite,
  doc,
  hop,
  makeApproved,
  makeCited,
  makeHolding,
  makeMember,
  makePassage,
  makeSource,
  makeSubmitted,
  p,
  passageText,
  quotation,
  sensitive,
  verifyAll,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let reviewer: Actor
let publisher: Actor
let contributor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
})

const titles = async (actor: Actor, filters: Record<string, unknown>) =>
  (await queueOf(actor, queueFiltersSchema.parse(filters))).records.map(({ title }) => title)

describe('the queue', () => {
  it('shows waiting records, longest waiting first, new and returned ones marked', async () => {
    const first = await makeSubmitted(editor, { title: 'Waiting first' })
    await makeSubmitted(editor, { title: 'Waiting second' })
    await recall(editor, first.id, { state: 'IN_REVIEW' })
    await submit(editor, first.id, { version: first.version, message: 'Mended' })
    const { records, shelf, counts } = await queueOf(reviewer, {})
    expect(shelf).toBe('review')
    expect(records.map(({ title, rounds, making, reason }) => [title, rounds, making, reason])).toEqual([
      ['Waiting second', 1, 1, ''],
      ['Waiting first', 2, 1, 'Mended'],
    ])
    expect(counts).toEqual({ review: 2, publish: 0, returned: 0 })
  })

  it('marks the reader’s own records and can leave them out', async () => {
    await makeSubmitted(reviewer, { title: 'By the reviewer' })
    const own = (await queueOf(reviewer, { whose: 'all' })).records.find(
      ({ title }) => title === 'By the reviewer',
    )
    expect(own?.isOwn).toBe(true)
    expect(await titles(reviewer, { whose: 'mine' })).not.toContain('By the reviewer')
    expect(await titles(publisher, { whose: 'mine' })).toContain('By the reviewer')
    expect((await queueOf(reviewer, { whose: 'mine' })).counts.review).toBe(2)
  })

  it('shows approved records to publish', async () => {
    await makeApproved(editor, reviewer, { title: 'Approved', kind: 'press-excerpt' })
    expect(await titles(publisher, { show: 'publish' })).toEqual(['Approved'])
    expect(await titles(publisher, { show: 'publish', kind: 'account' })).toEqual([])
    expect(await titles(publisher, { show: 'publish', kind: 'press-excerpt' })).toEqual(['Approved'])
  })

  it('shows authors their returned records, and others’ on request', async () => {
    const record = await makeSubmitted(contributor, { title: 'Came back', cited: await makeCited(editor) })
    await returnToAuthor(reviewer, record.id, { revisionId: record.revisionId, reason: 'A word is missing.' })
    const { records, shelf } = await queueOf(contributor, {})
    expect(shelf).toBe('returned')
    expect(records).toMatchObject([{ title: 'Came back', reason: 'A word is missing.', by: reviewer.name }])
    expect(await titles(editor, { show: 'returned' })).toEqual([])
    expect(await titles(editor, { show: 'returned', whose: 'all' })).toEqual(['Came back'])
  })

  it('shows contributors only their own records', async () => {
    expect(await titles(contributor, { show: 'review' })).toEqual([])
    expect(await titles(contributor, { show: 'publish', whose: 'all' })).toEqual([])
  })

  it('ignores invalid filters in the address', () => {
    const nonsense = { show: 'drop', kind: '__proto__', whose: ['mine'], after: "'; --" }
    expect(Object.values(queueFiltersSchema.parse(nonsense)).filter((value) => value !== undefined)).toEqual(
      [],
    )
  })

  it('pages without loss or repetition in a fixed number of queries', async () => {
    const other = await makeMember({ role: 'CONTRIBUTOR' })
    const template = await makeSubmitted(other, { cited: await makeCited(editor) })
    const at = new Date('2026-01-01T00:00:00Z')
    for (let count = 0; count < 60; count += 1) {
      const { id } = await db.record.create({
        data: {
          kind: 'account',
          slug: `many-${count}`,
          createdById: other.id,
          draft: {
            create: {
              schemaVersion: 1,
              title: `Many ${count}`,
              language: 'en',
              content: {},
              contentHash: 'a'.repeat(64),
              contributors: {},
              savedById: other.id,
            },
          },
          transitions: {
            create: {
              action: 'RETURN',
              fromState: 'IN_REVIEW',
              toState: 'RETURNED',
              reason: 'Why',
              actorId: reviewer.id,
            },
          },
        },
        select: { id: true },
      })
      await db.$executeRaw`UPDATE "Record" SET state = 'RETURNED', "stateAt" = ${at} WHERE id = ${id}::uuid`
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await queueOf(other, queueFiltersSchema.parse({ show: 'returned', after }))
      seen.push(...page.records.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(60)
    expect(new Set(seen).size).toBe(60)
    expect(seen).not.toContain(template.id)
    expect(await queriesOf(() => queueOf(other, { show: 'returned' }))).toHaveLength(3)
  })
})

describe('the review page', () => {
  const many = async (count: number) => {
    const sources = await Promise.all(Array.from({ length: count }, () => makeCited(editor)))
    return makeSubmitted(editor, {
      content: { body: doc(...sources.flatMap((cited) => bodyOn(cited).content ?? [])) },
    })
  }
  const page = async (recordId: string) => {
    const { reviewed } = await reviewOf(reviewer, recordId)
    return reviewed ? workbenchOf(reviewer, reviewed, reviewed.subjects) : []
  }

  it('takes as many queries for many quotations as for one', async () => {
    const [one, six] = [await many(1), await many(6)]
    await verifyAll(reviewer, six.id)
    const few = await queriesOf(() => page(one.id))
    const most = await queriesOf(() => page(six.id))
    expect((await page(six.id)).length).toBe(12)
    expect(most.length - few.length).toBeLessThanOrEqual(2)
    expect(few.length).toBeLessThanOrEqual(40)
  })

  it('shows each quotation beside its passage with context and differences', async () => {
    const cited = await makeCited(
      editor,
      'It rained. They said that 12 people came. Then it ended.',
      'They said that 12 people came.',
    )
    const record = await makeSubmitted(editor, {
      cited,
      content: { body: bodyOn(cited, 'They said that 12 people arrived.') },
    })
    const [quotation] = await page(record.id)
    expect(quotation).toMatchObject({
      name: nameOf({ type: 'QUOTATION', number: 1 }),
      warning: null,
      passage: { before: 'It rained. ', after: ' Then it ended.' },
    })
    const changed = quotation?.compared?.quotation.filter(({ kind }) => kind === 'CHANGED')
    expect(changed).toMatchObject([{ text: 'arrived', class: 'WORD' }])
    expect(quotation?.copies).toMatchObject([{ id: cited.holding.id, kind: 'ORIGINAL' }])
  })

  it('describes the chain with the sources that were not seen', async () => {
    const paper = await makeSource(editor, { title: 'The paper' })
    const cited = await makeCited(editor)
    const chain = [hop(paper, { access: 'NOT_SEEN' }), hop(cited.source)]
    const record = await makeSubmitted(editor, {
      content: { body: doc(quotation({ chain, passageId: cited.passage.id }, passageText)) },
    })
    const [shown] = await page(record.id)
    expect(shown?.subject.secondHand).toBe(true)
    expect(shown?.hops.map(({ title }) => title)[0]).toMatch(/The paper/)
  })

  it('marks text under a content warning', async () => {
    const { source } = await makeCited(editor)
    const chain = [hop(source)]
    const body = doc(
      p('In the open. ', cite(chain)),
      sensitive('Killing', p('Closed. ', cite(chain)), quotation({ chain }, 'Words.')),
    )
    const record = await makeSubmitted(editor, { content: { body } })
    expect((await page(record.id)).map(({ name, warning }) => [english(name), warning])).toEqual([
      ['Quotation 1', 'Killing'],
      ['Citation 1', null],
      ['Citation 2', 'Killing'],
    ])
  })

  it('cuts context at whole characters, also beyond U+FFFF', async () => {
    const source = await makeSource(editor)
    const around = '𐌰'.repeat(500)
    const holding = await makeHolding(editor, source, { text: `${around}Words.${around}` })
    const passage = await makePassage(editor, holding.layer, 'Words.')
    const body = doc(quotation({ chain: [hop(source)], passageId: passage.id }, 'Words.'))
    const record = await makeSubmitted(editor, { content: { body } })
    const [shown] = await page(record.id)
    expect(shown?.passage?.before).toBe('𐌰'.repeat(100))
    expect(shown?.passage?.after).toBe('𐌰'.repeat(100))
  })

  it('is not found for contributors who did not write it', async () => {
    const record = await makeSubmitted(editor)
    await expect(reviewOf(contributor, record.id)).rejects.toBeInstanceOf(NotFound)
  })

  it('shows the submitted text, not the draft', async () => {
    const record = await makeSubmitted(editor, { title: 'As submitted' })
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const content = { ...record.content, title: 'Being written' }
    await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const review = await reviewOf(reviewer, record.id)
    expect(review.reviewed?.content.title).toBe('As submitted')
    expect(review.isUnderReview).toBe(false)
    expect(review.verdictRefusal).toMatchObject({ why: 'STATE' })
  })
})
