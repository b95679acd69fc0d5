import { describe, expect, test } from 'vitest'
import { editionJsonLd } from '@/app/(archive)/records/[slug]/edition-metadata'
import { escapedJson } from '@/components/archive/JsonLd'
import { linkedSite } from '@/lib/exchange/linked-archive'
import { linkedPage, PAGE_DATA_BYTES } from '@/lib/exchange/linked-edition'
import { kinds } from '@/lib/records/kinds'
import { unsetSettings } from '@/lib/settings/schema'
import { citingOf, editionOf, passageIn, snapshotSource } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import {
  cite,
  contentOf,
  doc,
  figure,
  file,
  hop,
  image,
  otherCount,
  p,
  printed,
  quotation,
} from '@/tests/support/factories/pure'
import { schemaFaults } from '@/tests/support/schema-org'

const archive = {
  ...unsetSettings,
  name: 'Sample archive',
  subject: 'A flood',
  description: 'About it.',
  contact: 'a@archive.example',
  licence: 'CC-BY-4.0',
  logo: { sha256: 'a'.repeat(64), width: 1, height: 1 },
}
const source = snapshotSource('A newspaper')
const passage = { ...passageIn(source, 'Der Damm brach.'), language: 'de' }
const chain = [hop(source, { access: 'FACSIMILE_SEEN', locator: { label: 'page', value: '2' } })]
const bound = { chain, passageId: passage.id }
const bodyOf = () =>
  doc(
    quotation(bound, 'Der Damm brach.'),
    quotation(
      { ...bound, mode: 'TRANSLATION', language: 'en', original: 'Der Damm brach.', translator: 'A. B.' },
      'It broke.',
    ),
    quotation({ ...bound, mode: 'PARAPHRASE', language: 'en' }, 'Retold.'),
    p('A sentence.', cite(chain, { passageId: passage.id })),
  )

function everythingIn(kind: string) {
  const [one, other, part] = [
    figure(chain),
    figure(chain, { quantity: { kind: 'RANGE', from: 1, to: 2 } }),
    figure(chain),
  ]
  const body = bodyOf()
  const content = contentOf(kind, {
    body: {
      ...body,
      content: [
        ...body.content,
        image({ sha256: 'a'.repeat(64), width: 900, height: 600 }, { caption: 'The town', credit: 'A. B.' }),
        ...(['audio/mpeg', 'video/mp4', 'application/pdf'] as const).map((mediaType) =>
          file({ sha256: 'b'.repeat(64), mediaType, size: 900 }),
        ),
      ],
    },
    figures: [
      {
        ...one,
        place: { name: 'The town', authorityId: null },
        asOf: printed('May 1921', '1921-05'),
        note: 'A note.',
      },
      { ...other, quantity: { kind: 'APPROX', value: 7 } },
      { ...part, partOf: one.id },
    ],
  })
  const edition = editionOf(kind, content, { sources: [source], passages: [passage], speaker: 'Mary Major' })
  const correction = {
    ...{
      subjectType: 'QUOTATION' as const,
      subjectId: edition.states[0]?.subjectId ?? '',
      aspect: 'VERBATIM',
    },
    ...{ part: 'wording', from: 'a', to: 'b', role: 'REVIEWER' },
    ...{ proposedAt: '2026-01-01T00:00:00.000Z', acceptedAt: '2026-01-02T00:00:00.000Z' },
  }
  return { ...edition, corrections: [correction] }
}

const found = {
  ...{
    id: 'b'.repeat(8),
    slug: 'another',
    language: 'en',
    title: 'Another',
    quantity: { kind: 'AT_LEAST' as const, value: 90 },
  },
  ...{ asOf: null, statedBy: { name: 'The parish', authorityId: null }, state: 'SECOND_HAND' as const },
}

describe.each(kinds.map(({ id }) => id))('the data of a %s', (kind) => {
  const edition = everythingIn(kind)
  test('is valid by the definitions of schema.org', () => {
    const others = new Map(edition.content.figures.map(({ id }) => [id, otherCount(found)]))
    expect(schemaFaults(editionJsonLd(edition, others, archive, english))).toEqual([])
    expect(schemaFaults(linkedPage({ ...citingOf(edition), archive }, english))).toEqual([])
  })
  test('types quotations and paraphrases differently', () => {
    const { hasPart } = editionJsonLd(edition, new Map(), archive, english).mainEntity
    expect(hasPart.slice(0, 4).map((part) => part['@type'])).toEqual([
      'Quotation',
      'Quotation',
      ['Claim', 'stele:Paraphrase'],
      'Claim',
    ])
  })
})

test('the data of the site is valid', () =>
  expect(schemaFaults(linkedSite(archive, (path) => path, english))).toEqual([]))

test('the validator finds what schema.org does not define', () => {
  expect(
    schemaFaults({
      '@type': 'Quotation',
      author: 'A text',
      reviewBody: 'x',
      isPartOf: { '@type': 'Person' },
    }),
  ).toEqual([
    '.author is text',
    '.reviewBody is no property of Quotation',
    '.isPartOf is a Person, not a CreativeWork/URL/IdReference',
  ])
  expect(schemaFaults({ '@type': 'Nonsense' })).toEqual([' has no known type: ["Nonsense"]'])
})

test('the data in a page weighs at most 10 KB', () => {
  for (const sign of ['a', 'ա', '字', '"', '<']) {
    const content = contentOf('account', {
      title: sign.repeat(300),
      summary: sign.repeat(2000),
      body: doc(...Array.from({ length: 200 }, () => quotation(bound, 'Der Damm brach.'))),
    })
    const edition = editionOf('account', content, { sources: [source], passages: [passage] })
    const full = { ...archive, name: sign.repeat(120), subject: sign.repeat(300) }
    const data = escapedJson(linkedPage({ ...citingOf(edition), archive: full }, english))
    expect(Buffer.byteLength(data), sign).toBeLessThanOrEqual(PAGE_DATA_BYTES)
  }
})
