import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { alreadySays, correctableOf } from '@/lib/review/corrections/parts'
import { corrected } from '@/lib/review/corrections/proposal'
import type { Correction } from '@/lib/review/corrections/schema'
import {
  bold,
  br,
  chainOf,
  cite,
  contentOf,
  doc,
  figure,
  p,
  quotation,
  timelineEvent,
} from '@/tests/support/factories/pure'

const chain = chainOf({ id: randomUUID() }, { id: randomUUID() })
const firstOf = (content: RecordContent) => {
  const [subject] = subjectsOf('account', content)
  if (!subject) throw new Error('There is nothing.')
  return subject
}
const textsOf = (content: RecordContent) =>
  correctableOf(content, firstOf(content)).map(({ part, hop, text }) => [
    hop === null ? part : `${part} ${hop}`,
    text,
  ])
const amended = (content: RecordContent, given: Partial<Correction>) => {
  const subject = firstOf(content)
  const { part = 'wording', hop = null } = given
  const before =
    correctableOf(content, subject).find((one) => one.part === part && one.hop === hop)?.text ?? ''
  return corrected('account', content, subject, { part, hop, before, after: '', ...given })
}
const wordingAfter = (content: RecordContent, words: string) =>
  firstOf(amended(content, { after: words })).wording

describe('the correctable parts', () => {
  it('are those that the subject has', () => {
    const body = (node: Parameters<typeof doc>[0]) => contentOf('account', { body: doc(node) })
    expect(textsOf(body(quotation({ chain }, 'Words.')))).toEqual([
      ['wording', 'Words.'],
      ['locator 0', ''],
      ['locator 1', ''],
    ])
    expect(
      textsOf(
        body(quotation({ chain, mode: 'TRANSLATION', original: 'Palabras.', translator: null }, 'Words.')),
      ),
    ).toEqual([
      ['wording', 'Words.'],
      ['original', 'Palabras.'],
      ['translator', ''],
      ['locator 0', ''],
      ['locator 1', ''],
    ])
    expect(textsOf(contentOf('account', { figures: [figure(chain)] }))).toEqual([
      ['date', ''],
      ['number', '12'],
      ['measure', 'killed'],
      ['population', 'people'],
      ['event', 'The flood'],
      ['place', ''],
      ['statedBy', 'The ministry'],
      ['note', ''],
      ['locator 0', ''],
      ['locator 1', ''],
    ])
    const date = { verbatim: '26 February', edtf: 'XXXX-02-26', basis: 'AS_PRINTED' as const }
    const event = timelineEvent(chain, { text: 'It is said to be closed.', date })
    expect(textsOf(contentOf('account', { fields: { timeline: [event] } }))).toEqual([
      ['wording', 'It is said to be closed.'],
      ['date', '26 February [XXXX-02-26]'],
      ['locator 0', ''],
      ['locator 1', ''],
    ])
  })
})

describe('a correction', () => {
  it('changes a quotation, also over several lines', () => {
    const content = contentOf('account', { body: doc(quotation({ chain }, 'One line.')) })
    expect(wordingAfter(content, 'One line.\nAnother.')).toBe('One line.\nAnother.')
  })

  it('changes a number or an event and nothing else', () => {
    const figures = [figure(chain), figure(chain, { population: 'women' })]
    const changed = amended(contentOf('account', { figures }), { part: 'number', after: '13' })
    expect(changed.figures).toEqual([{ ...figures[0], quantity: { kind: 'EXACT', value: 13 } }, figures[1]])
    const event = timelineEvent(chain, { text: 'It was closed.' })
    const timeline = contentOf('account', { fields: { timeline: [event] } })
    expect(wordingAfter(timeline, 'It is said to be closed.')).toMatch(/: It is said to be closed\.$/)
  })

  it('changes precision, measure, population and attribution', () => {
    const content = contentOf('account', {
      figures: [figure(chain, { quantity: { kind: 'RANGE', from: 5, to: 9 } })],
    })
    const changedTo = (part: Correction['part'], words: string) =>
      amended(content, { part, after: words }).figures[0]
    expect(changedTo('number', 'at least 5')?.quantity).toEqual({ kind: 'AT_LEAST', value: 5 })
    expect(changedTo('number', '5 to 1,900')?.quantity).toEqual({ kind: 'RANGE', from: 5, to: 1900 })
    expect(changedTo('measure', 'injured')?.measure).toBe('injured')
    expect(changedTo('population', 'women')?.population).toBe('women')
    expect(changedTo('statedBy', 'The mayor')?.statedBy).toEqual({ name: 'The mayor', authorityId: null })
    expect(() => amended(content, { part: 'number', after: '9 to 5' })).toThrow('figures.invalid.reversed')
  })

  it('changes or removes place, time, event and note', () => {
    const content = contentOf('account', { figures: [figure(chain)] })
    const changedTo = (part: Correction['part'], words: string, from = content) =>
      amended(from, { part, after: words }).figures[0]
    const asOf = { verbatim: '3 March', edtf: 'XXXX-03-03', basis: 'AS_PRINTED' }
    expect(changedTo('date', '3 March [XXXX-03-03]')?.asOf).toEqual(asOf)
    expect(changedTo('date', '3 March')?.asOf).toEqual({ ...asOf, edtf: null })
    expect(changedTo('place', 'The town')?.place).toEqual({ name: 'The town', authorityId: null })
    expect(changedTo('event', 'The storm')?.event).toEqual({ name: 'The storm', authorityId: null })
    expect(changedTo('note', 'Two of them later.')?.note).toBe('Two of them later.')
    const placed = amended(content, { part: 'place', after: 'The town' })
    expect(changedTo('place', '', placed)?.place).toBeNull()
    const dated = amended(content, { part: 'date', after: '3 March' })
    expect(changedTo('date', '', dated)?.asOf).toBeNull()
    expect(() => changedTo('event', '', content)).toThrow('review.correction.askedEvent')
    expect(() => changedTo('date', '30 February [XXXX-02-30]')).toThrow()
    expect(() => changedTo('date', '[XXXX-02-26]')).toThrow('dates.invalid.printedMissing')
  })

  it('changes an event date but not its basis, and never removes it', () => {
    const date = { verbatim: '26 February', edtf: null, basis: 'VIA_INTERMEDIARY' as const }
    const content = contentOf('account', { fields: { timeline: [timelineEvent(chain, { date })] } })
    const changed = amended(content, { part: 'date', after: '25 February [XXXX-02-25]' })
    expect(changed.fields.timeline).toMatchObject([
      { date: { verbatim: '25 February', edtf: 'XXXX-02-25', basis: 'VIA_INTERMEDIARY' } },
    ])
    expect(() => amended(content, { part: 'date', after: '' })).toThrow('review.correction.askedDate')
  })

  it('changes or removes the locator of a source', () => {
    const content = contentOf('account', { body: doc(quotation({ chain }, 'Words.')) })
    const placed = amended(content, { part: 'locator', hop: 1, after: 'page 7' })
    expect(firstOf(placed).chain.map(({ locator }) => locator)).toEqual([null, { label: 'page', value: '7' }])
    expect(firstOf(amended(placed, { part: 'locator', hop: 1, after: '' })).chain).toEqual(chain)
  })

  it('changes the cited sentence and keeps its formatting', () => {
    const content = contentOf('account', {
      body: doc(p('It rained. They say that ', bold('twelve'), ' carts came. ', cite(chain))),
    })
    const changed = amended(content, { after: 'They say that twelve carts left.' })
    expect(firstOf(changed).wording).toBe('They say that twelve carts left.')
    expect(JSON.stringify(changed.body)).toMatch(/"marks":\[\{"type":"bold"\}\],"text":"twelve"/)
    expect(JSON.stringify(changed.body)).toContain('It rained. They say that ')
    expect(firstOf(amended(content, { after: 'They say that fourteen carts came.' })).wording).toBe(
      'They say that fourteen carts came.',
    )
  })

  it('is refused across line breaks or citations, and for empty text', () => {
    const broken = contentOf('account', { body: doc(p('They came', br, 'by night. ', cite(chain))) })
    expect(() => amended(broken, { after: 'Nobody came.' })).toThrow('review.correction.notPossible')
    const { body } = contentOf('account', { body: doc(quotation({ chain }, 'Words.')) })
    expect(() => amended(contentOf('account', { body }), { part: 'locator', hop: 0, after: 'page' })).toThrow(
      'review.correction.askedLocator',
    )
    expect(() =>
      amended(contentOf('account', { figures: [figure(chain)] }), { part: 'number', after: 'many' }),
    ).toThrow('review.correction.askedNumber')
  })
})

describe('a proposal equal to the current text', () => {
  const figures = [
    figure(chain, { quantity: { kind: 'EXACT', value: 1250 }, asOf: null, place: null, note: '' }),
  ]
  const content = contentOf('account', { figures })
  it.each([
    ['number', '1250'],
    ['number', 'About 600'],
    ['number', '5-9'],
    ['date', '3 March[XXXX-03-03]'],
    ['place', 'The town'],
    ['statedBy', 'The mayor'],
    ['note', 'Two of them later.'],
    ['measure', 'injured'],
  ] as const)('%s, written “%s”, however it was written', (part, after) => {
    const changed = amended(content, { part, after })
    const correction = { part, hop: null, after }
    expect(alreadySays(changed, firstOf(changed), correction)).toBe(true)
    expect(alreadySays(changed, firstOf(changed), { ...correction, after: '7 [XXXX-01-07]' })).toBe(false)
  })

  it('is a locator whose type differs only in case', () => {
    const placed = amended(content, { part: 'locator', hop: 0, after: 'Page 7' })
    const correction = { part: 'locator', hop: 0, after: 'Page 7' } as const
    expect(alreadySays(placed, firstOf(placed), correction)).toBe(true)
    expect(alreadySays(content, firstOf(content), correction)).toBe(false)
  })

  it('is a name that was linked to an entry since', () => {
    const [first] = figures
    const tied = contentOf('account', {
      figures: first ? [{ ...first, statedBy: { name: 'The mayor', authorityId: randomUUID() } }] : [],
    })
    expect(alreadySays(tied, firstOf(tied), { part: 'statedBy', hop: null, after: 'The mayor' })).toBe(true)
  })
})
