import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, type ReferenceRow, referenceRowsOf } from '@/lib/records/references/rows'
import { contentSchemaOf, type RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import type { Chain } from '@/lib/text/chain'
import {
  chainOf,
  cite,
  contentOf,
  doc,
  figure,
  h,
  hop,
  p,
  printed,
  quotation,
  sensitive,
  timelineEvent,
} from '@/tests/support/factories/pure'

const source = () => ({ id: randomUUID() })

describe('the subjects of a content', () => {
  const newspaper = source()
  const report = source()
  const seen = [hop(report)]

  it('are quotations, citations, events and figures in page order', () => {
    const content = contentOf('account', {
      body: doc(
        h(2, 'Heading'),
        p('A first sentence. The road was closed.', cite(seen)),
        sensitive('Violence', quotation({ chain: seen }, 'words inside')),
        quotation({ chain: seen }, 'words outside'),
      ),
      fields: { timeline: [timelineEvent(seen)] },
      figures: [figure(seen)],
    })
    expect(subjectsOf('account', content).map(({ type, wording }) => `${type}: ${wording}`)).toEqual([
      'QUOTATION: words inside',
      'QUOTATION: words outside',
      'CITATION: The road was closed.',
      'TIMELINE: 3 May 1921: The bridge is said to be closed.',
      'FIGURE: According to The ministry: The flood; killed: 12 people',
    ])
  })

  it('have everything that a verdict on a quotation covers', () => {
    const chain = chainOf(newspaper, report)
    const passageId = randomUUID()
    const given = {
      mode: 'TRANSLATION',
      original: 'les mots',
      translator: 'A. Reader',
      language: 'en',
    } as const
    const node = quotation({ chain, passageId, openlyUnverified: true, ...given }, 'the words')
    const [subject] = subjectsOf('press-excerpt', contentOf('press-excerpt', { body: doc(node) }))
    expect(subject).toEqual({
      type: 'QUOTATION',
      id: node.attrs?.id,
      wording: 'the words',
      date: null,
      chain,
      passageId,
      quotation: { ...given, openlyUnverified: true },
    })
  })

  it('have the stated date of an event or figure', () => {
    const date = printed('3 May 1921', '1921-05-03')
    const content = contentOf('account', {
      fields: { timeline: [timelineEvent(seen, { date })] },
      figures: [figure(seen, { asOf: date }), figure(seen, { asOf: null })],
    })
    expect(subjectsOf('account', content).map((subject) => subject.date)).toEqual([date, date, null])
  })

  it('differ when any part of a figure changes', () => {
    const whole = figure(seen, { id: randomUUID(), quantity: { kind: 'EXACT', value: 40 } })
    const part = figure(seen, { partOf: whole.id })
    const wordingOf = (changed: typeof part, all = [changed, whole]) =>
      subjectsOf('account', contentOf('account', { figures: all })).find(({ id }) => id === part.id)?.wording
    const changes: Partial<typeof part>[] = [
      { event: { name: 'The storm', authorityId: null } },
      { measure: 'missing' },
      { population: 'women' },
      { place: { name: 'The valley', authorityId: null } },
      { quantity: { kind: 'AT_LEAST', value: 12 } },
      { quantity: { kind: 'AT_MOST', value: 12 } },
      { quantity: { kind: 'APPROX', value: 12 } },
      { quantity: { kind: 'EXACT', value: 13 } },
      { quantity: { kind: 'RANGE', from: 12, to: 13 } },
      { asOf: printed('June 1921', '1921-06') },
      { statedBy: { name: 'The mayor', authorityId: null } },
      { partOf: null },
      { note: 'Counted twice.' },
    ]
    const wordings = [wordingOf(part), ...changes.map((change) => wordingOf({ ...part, ...change }))]
    expect(new Set(wordings).size).toBe(changes.length + 1)
    const moreInAll = { ...whole, quantity: { kind: 'EXACT', value: 41 } as const }
    expect(wordingOf(part, [part, moreInAll])).not.toBe(wordingOf(part))
  })
})

const pool = Array.from({ length: 6 }, source)
const chains: fc.Arbitrary<Chain> = fc
  .uniqueArray(fc.integer({ min: 0, max: pool.length - 1 }), { minLength: 1, maxLength: 4 })
  .map((indexes) => chainOf(...indexes.map((index) => pool[index] ?? source())))
const bound = fc.option(fc.uuid(), { nil: null })
const ids = fc.uuid({ version: 4 })

const contents: fc.Arbitrary<RecordContent> = fc
  .record({
    blocks: fc.array(
      fc.oneof(
        fc
          .tuple(chains, bound, ids)
          .map(([chain, passageId, id]) => quotation({ id, chain, passageId }, 'words of a source')),
        fc
          .tuple(chains, bound, ids)
          .map(([chain, passageId, id]) => p('A sentence.', cite(chain, { id, passageId }))),
        fc.constant(p('Nothing is cited here.')),
      ),
      { maxLength: 8 },
    ),
    figures: fc.array(fc.tuple(chains, bound), { maxLength: 3 }),
    events: fc.array(fc.tuple(chains, bound), { maxLength: 3 }),
  })
  .map(({ blocks, figures, events }) =>
    contentOf('account', {
      body: doc(...blocks, p('End.')),
      figures: figures.map(([chain, passageId]) => figure(chain, { passageId })),
      fields: { timeline: events.map(([chain, passageId]) => timelineEvent(chain, { passageId })) },
    }),
  )

const keysOf = (rows: readonly ReferenceRow[]) => rows.map((row) => JSON.stringify(row)).sort()

describe('the citations of subjects', () => {
  it('are one row per hop, with the passage on the last', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const subjects = subjectsOf('account', content)
        const rows = referenceRowsOf(subjects)
        expect(rows).toHaveLength(subjects.reduce((sum, { chain }) => sum + chain.length, 0))
        for (const subject of subjects) {
          const own = rows.filter((row) => row.subjectType === subject.type && row.subjectId === subject.id)
          expect(own.map(({ sourceId }) => sourceId)).toEqual(subject.chain.map(({ sourceId }) => sourceId))
          expect(own.map(({ passageId }) => passageId)).toEqual([
            ...own.slice(1).map(() => null),
            subject.passageId,
          ])
          expect(own.at(-1)?.access).not.toBe('NOT_SEEN')
        }
      }),
    )
  })

  it('are the same after the content is parsed', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const stored = contentSchemaOf('account').parse(JSON.parse(JSON.stringify(content)))
        expect(subjectsOf('account', stored)).toEqual(subjectsOf('account', content))
      }),
    )
  })

  it('change by minimal removed and added rows', () => {
    fc.assert(
      fc.property(contents, contents, fc.boolean(), (one, two, related) => {
        const before = referenceRowsOf(subjectsOf('account', one))
        const after = referenceRowsOf(subjectsOf('account', related ? { ...two, body: one.body } : two))
        const { gone, added } = changesOf(before, after)
        const kept = before.filter((row) => !gone.includes(row))
        expect(keysOf([...kept, ...added])).toEqual(keysOf(after))
        if (related) expect(gone.some((row) => row.subjectType === 'QUOTATION')).toBe(false)
        expect(changesOf(after, after)).toEqual({ gone: [], added: [] })
      }),
    )
  })
})
