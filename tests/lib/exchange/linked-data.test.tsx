import { describe, expect, it } from 'vitest'
import { editionJsonLd } from '@/app/(archive)/records/[slug]/edition-metadata'
import { escapedJson } from '@/components/archive/JsonLd'
import { RecordPage } from '@/components/archive/record/RecordPage'
import type { OtherFigures } from '@/lib/editions/figures'
import type { PublicEdition } from '@/lib/editions/queries'
import { unsetSettings } from '@/lib/settings/schema'
import type { NodeJson } from '@/lib/text'
import { citingOf, editionOf, passageIn, snapshotSource } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import {
  contentOf,
  doc,
  figure,
  hop,
  otherCount,
  printed,
  quotation,
  sensitive,
} from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const [heard, seen] = [snapshotSource('A letter'), snapshotSource('A newspaper')]
const passage = {
  ...passageIn(seen, 'Der Damm brach.'),
  before: 'Words before. ',
  after: ' Words after.',
  language: 'de',
  holding: {
    ...passageIn(seen, '').holding,
    obtainedFrom: 'The city library',
    rights: 'In the public domain',
  },
}
const chain = [
  hop(heard, { access: 'NOT_SEEN', locator: { label: 'folio', value: '7' } }),
  hop(seen, { access: 'FACSIMILE_SEEN', locator: { label: 'column', value: '2' } }),
]
const words = quotation(
  {
    chain,
    passageId: passage.id,
    mode: 'TRANSLATION',
    language: 'en',
    original: 'Der Damm brach',
    translator: 'A. Translator',
  },
  'The dam broke.',
)
const subject = { subjectType: 'QUOTATION' as const, subjectId: String(words.attrs?.id) }

/** An edition with one of each fact that the page shows about how something is known. */
function editionWith(body: NodeJson, contentWarning: string | null = null) {
  const counted = { event: { name: 'The flood of the valley', authorityId: null }, measure: 'displaced' }
  const whole = figure(chain, {
    ...counted,
    place: { name: 'The lower town', authorityId: null },
    quantity: { kind: 'AT_LEAST', value: 450 },
    asOf: printed('May 1921', '1921-05'),
    statedBy: { name: 'The relief agency', authorityId: null },
    note: 'Counted twice.',
  })
  const other = {
    ...whole,
    id: crypto.randomUUID(),
    quantity: { kind: 'RANGE' as const, from: 600, to: 700 },
    asOf: printed('28 May', 'XXXX-05-28'),
    statedBy: { name: 'The ministry of works', authorityId: null },
  }
  const part = figure(chain, {
    ...counted,
    population: 'women',
    quantity: { kind: 'APPROX', value: 80 },
    partOf: whole.id,
  })
  const content = contentOf('account', { body: doc(body), figures: [whole, other, part], contentWarning })
  const plain = editionOf('account', content, { sources: [heard, seen], passages: [passage] })
  const edition: PublicEdition = {
    ...plain,
    states: plain.states.map((state) =>
      state.subjectId === subject.subjectId ? { ...state, unchecked: ['ATTRIBUTION'] } : state,
    ),
    verdicts: [
      {
        ...subject,
        aspect: 'TRANSLATION',
        outcome: 'VERIFIED',
        at: '2026-11-20T10:00:00.000Z',
        role: 'REVIEWER',
        note: 'Read against the facsimile.',
      },
    ],
    corrections: [
      {
        ...subject,
        aspect: 'TRANSLATION',
        part: 'wording',
        from: 'The dike broke.',
        to: 'The dam broke.',
        proposedAt: '2026-11-18T10:00:00.000Z',
        acceptedAt: '2026-11-19T10:00:00.000Z',
        role: 'EDITOR',
      },
    ],
  }
  const others: OtherFigures = new Map([
    [
      part.id,
      otherCount({
        id: 'b'.repeat(8),
        slug: 'another-record',
        language: 'en',
        title: 'Another record',
        quantity: { kind: 'EXACT', value: 90 },
        asOf: null,
        statedBy: { name: 'The parish', authorityId: null },
        state: 'SECOND_HAND',
      }),
    ],
  ])
  const data = editionJsonLd(edition, others, unsetSettings, english)
  return { edition, others, data, json: JSON.stringify(data), figures: { whole, other, part } }
}

const open = editionWith(words)

describe('the structured data of a record', () => {
  it('contains every fact of the evidence on the page', () => {
    const html = htmlOf(<RecordPage citing={citingOf(open.edition)} others={open.others} />)
    const shown = html.replace(/<[^>]+>/g, '')
    for (const fact of [
      'A letter, fol. 7, as cited in A newspaper, col. 2',
      'The dam broke.',
      'Der Damm brach.',
      'Words before.',
      'Words after.',
      'p. 3',
      'The city library',
      'In the public domain',
      passage.holding.sha256,
      'A. Translator',
      'Read against the facsimile.',
      'The dike broke.',
      'The relief agency',
      'The ministry of works',
      'The parish',
      'The flood of the valley',
      'The lower town',
      'at least 450',
      '600 to 700',
      'about 80',
      'May 1921',
      '28 May, year not given',
      'Counted twice.',
      'Another record',
    ]) {
      expect(shown, fact).toContain(fact)
      expect(open.json, fact).toContain(fact)
    }
  })

  it('says for each source of the chain whether it was seen', () => {
    expect(open.data.mainEntity.hasPart[0]?.['stele:hops']).toMatchObject([
      { position: 1, name: 'A letter, fol. 7', 'stele:access': 'NOT_SEEN', 'stele:seen': false },
      { position: 2, name: 'A newspaper, col. 2', 'stele:access': 'FACSIMILE_SEEN', 'stele:seen': true },
    ])
  })

  it('contains passage, original, verdicts, corrections and what is not checked', () => {
    expect(open.data.mainEntity.hasPart[0]).toMatchObject({
      '@type': 'Quotation',
      text: 'The dam broke.',
      'stele:mode': 'TRANSLATION',
      'stele:translator': 'A. Translator',
      translationOfWork: { text: 'Der Damm brach', inLanguage: 'de' },
      isBasedOn: { text: 'Der Damm brach.', inLanguage: 'de', isPartOf: { sha256: passage.holding.sha256 } },
      'stele:unchecked': ['ATTRIBUTION'],
      'stele:aspects': expect.arrayContaining([
        {
          'stele:aspect': 'TRANSLATION',
          'stele:outcome': 'VERIFIED',
          'stele:verdicts': [
            {
              'stele:outcome': 'VERIFIED',
              'stele:by': 'REVIEWER',
              'stele:at': '2026-11-20T10:00:00.000Z',
              'stele:note': 'Read against the facsimile.',
            },
          ],
        },
        { 'stele:aspect': 'ATTRIBUTION', 'stele:outcome': 'NOT_CHECKED' },
      ]),
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'Wording: “The dike broke.” was changed to “The dam broke.”.',
          'stele:by': 'EDITOR',
          datePublished: '2026-11-19T10:00:00.000Z',
        },
      ],
    })
  })

  it('contains figures as exactly as stated, and marks those that differ', () => {
    const { whole, other, part } = open.figures
    const claimOf = ({ id }: { id: string }) =>
      open.data.mainEntity.hasPart.find(({ identifier }) => identifier === `figure-${id}`)
    expect(claimOf(whole)).toMatchObject({
      '@type': 'Claim',
      creditText: 'The relief agency',
      about: {
        '@type': 'Observation',
        measuredProperty: { '@type': 'Property', name: 'displaced' },
        minValue: 450,
        observationDate: '1921-05',
      },
      'stele:differs': true,
    })
    expect(claimOf(other)).toMatchObject({
      creditText: 'The ministry of works',
      about: { minValue: 600, maxValue: 700 },
      'stele:differs': true,
    })
    expect(JSON.stringify(claimOf(other))).not.toContain('observationDate')
    expect(claimOf(part)).toMatchObject({
      about: { value: 'about 80' },
      'stele:partOf': { '@id': claimOf(whole)?.['@id'] },
      'stele:elsewhere': [
        { creditText: 'The parish', about: { value: 90 }, isPartOf: { name: 'Another record' } },
      ],
      'stele:elsewhereTotal': 1,
    })
  })

  it.each([
    ['a passage', editionWith(sensitive('Loss of homes', words)), []],
    [
      'the whole text',
      editionWith(words, 'Loss of homes'),
      ['displaced', 'The relief agency', 'at least 450', 'The parish', 'Counted twice.'],
    ],
  ])('repeats no text behind the warning of %s', (_, { json, data }, more) => {
    for (const closed of [
      'The dam broke',
      'Der Damm brach',
      'Words before',
      'Words after',
      'The dike broke',
      'Read against the facsimile',
      ...more,
    ])
      expect(json, closed).not.toContain(closed)
    expect(data.mainEntity.hasPart[0]).toMatchObject({
      citation: 'A letter, fol. 7, as cited in A newspaper, col. 2',
      'stele:hops': [{ 'stele:access': 'NOT_SEEN' }, { 'stele:access': 'FACSIMILE_SEEN' }],
      correction: [{ 'stele:part': 'wording', 'stele:by': 'EDITOR' }],
    })
  })

  it('leaves out text that the rights of a copy do not allow', () => {
    const { edition } = open
    const kept = { ...passage, exact: '', before: '', after: '' }
    const passages = [{ ...kept, holding: { ...kept.holding, shown: 'NOTHING' as const } }]
    const { mainEntity } = editionJsonLd({ ...edition, passages }, new Map(), unsetSettings, english)
    const [first] = mainEntity.hasPart
    expect(first?.isBasedOn).toMatchObject({ isPartOf: { 'stele:shown': 'NOTHING' } })
    expect(first?.isBasedOn).not.toHaveProperty('text')
    expect(first?.isBasedOn).not.toHaveProperty('stele:before')
  })

  it('escapes passages, corrections and figures', () => {
    const attack = '</script><script>alert(1)</script>'
    const { edition } = open
    const attacked = {
      ...edition,
      passages: [{ ...passage, exact: attack, before: attack }],
      corrections: edition.corrections.map((one) => ({ ...one, from: attack })),
      content: {
        ...edition.content,
        figures: edition.content.figures.map((one) => ({ ...one, note: attack })),
      },
    }
    const data = editionJsonLd(attacked, new Map(), unsetSettings, english)
    expect(escapedJson(data)).not.toContain('<')
    expect(JSON.parse(escapedJson(data))).toEqual(JSON.parse(JSON.stringify(data)))
  })
})
