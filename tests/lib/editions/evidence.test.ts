import { describe, expect, it } from 'vitest'
import { textOf } from '@/lib/citations/runs'
import { keyOf, readingOf } from '@/lib/editions/evidence'
import { editionOf, passageIn, snapshotSource } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import {
  chainOf,
  cite,
  contentOf,
  doc,
  figure,
  p,
  quotation,
  timelineEvent,
} from '@/tests/support/factories/pure'

const [heard, seen] = [snapshotSource('Heard'), snapshotSource('Seen')]

describe('the evidence of an edition', () => {
  const passage = passageIn(seen, 'Words.')
  const quoted = quotation({ chain: chainOf(heard, seen), passageId: passage.id }, 'Words.')
  const told = quotation({ chain: chainOf(heard, seen), mode: 'PARAPHRASE' }, 'In other words.')
  const unseen = quotation({ chain: chainOf(seen), openlyUnverified: true }, 'Not compared.')
  const cited = cite(chainOf(seen))
  const count = figure(chainOf(seen))
  const event = timelineEvent(chainOf(heard, seen))
  const edition = editionOf(
    'account',
    contentOf('account', {
      fields: { timeline: [event] },
      body: doc(quoted, told, unseen, p('So.', cited)),
      figures: [count],
    }),
    {
      sources: [heard, seen],
      passages: [passage],
      verdicts: [
        {
          subjectType: 'QUOTATION',
          subjectId: String(quoted.attrs?.id),
          aspect: 'VERBATIM',
          outcome: 'VERIFIED',
          at: '2026-01-01T00:00:00.000Z',
          role: 'REVIEWER',
          note: '',
        },
      ],
    },
  )
  const { evidence, coverage, sources } = readingOf(edition, english)
  const of = (type: string, node: { attrs?: Record<string, unknown>; id?: string }) =>
    evidence.get(keyOf({ type, id: String(node.attrs?.id ?? node.id) }))

  it('covers each quotation, citation, event and figure once', () => {
    expect([...evidence.values()].map(({ subject }) => subject.type)).toEqual([
      'QUOTATION',
      'QUOTATION',
      'QUOTATION',
      'CITATION',
      'TIMELINE',
      'FIGURE',
    ])
  })

  it('says "as cited in" of quotations and "as reported in" of paraphrases', () => {
    expect(textOf(of('QUOTATION', quoted)?.chain ?? [])).toBe('Heard, as cited in Seen')
    expect(textOf(of('QUOTATION', told)?.chain ?? [])).toBe('Heard, as reported in Seen')
    expect(textOf(of('TIMELINE', event)?.chain ?? [])).toBe('Heard, as reported in Seen')
  })

  it('never shows an unseen source as checked', () => {
    expect(of('QUOTATION', quoted)?.state).toBe('SECOND_HAND')
    expect(of('QUOTATION', unseen)?.state).toBe('UNCHECKED')
    expect(of('CITATION', cited)?.state).toBe('CHECKED')
    const without = readingOf({ ...edition, states: [] }, english).evidence
    expect([...without.values()].every(({ state }) => state === 'UNCHECKED')).toBe(true)
  })

  it('has the passage and verdicts of each statement', () => {
    expect(of('QUOTATION', quoted)).toMatchObject({
      passage: { exact: 'Words.' },
      verdicts: [{ aspect: 'VERBATIM' }],
    })
    expect(of('FIGURE', count)).toMatchObject({ passage: null, verdicts: [] })
  })

  it('counts each statement once and lists each source once', () => {
    expect(coverage).toEqual([
      { type: 'QUOTATION', total: 3, paraphrased: 1, held: 0, elsewhere: 0, secondHand: 2, unseen: 1 },
      { type: 'CITATION', total: 1, paraphrased: 0, held: 0, elsewhere: 1, secondHand: 0, unseen: 0 },
      { type: 'TIMELINE', total: 1, paraphrased: 0, held: 0, elsewhere: 0, secondHand: 1, unseen: 0 },
      { type: 'FIGURE', total: 1, paraphrased: 0, held: 0, elsewhere: 1, secondHand: 0, unseen: 0 },
    ])
    expect(sources.map(({ source, seen }) => [source.csl.title, seen])).toEqual([
      ['Heard', false],
      ['Seen', true],
    ])
  })
})
