import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { PositionOf } from '@/lib/editions/passage-positions'
import type { PublicEdition } from '@/lib/editions/queries'
import { annotationByKey, annotationPage } from '@/lib/exchange/annotations'
import { citingOf, editionOf, passageIn, snapshotSource } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import { cite, contentOf, doc, hop, p, quotation, sensitive } from '@/tests/support/factories/pure'

const context = z.tuple([z.literal('http://www.w3.org/ns/anno.jsonld'), z.record(z.string(), z.string())])
const own = { 'stele:type': z.string(), 'stele:state': z.string() }
const selector = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TextQuoteSelector'),
    exact: z.string().min(1),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().positive() }),
])

/** An annotation by the Web Annotation Data Model (W3C Recommendation, 23 February 2017), as far as the archive uses it. */
const annotation = z.strictObject({
  '@context': context.optional(),
  id: z.url(),
  type: z.literal('Annotation'),
  motivation: z.enum(['linking']),
  created: z.iso.datetime(),
  body: z.strictObject({
    id: z.url(),
    type: z.literal('Text'),
    format: z.literal('text/html'),
    language: z.string().optional(),
    ...own,
  }),
  target: z.strictObject({
    type: z.literal('SpecificResource'),
    source: z.strictObject({
      id: z.string().regex(/^(?:ni:\/\/\/sha-256;[\w-]{43}|https:\/\/.*)$/),
      type: z.literal('Text'),
      format: z.literal('text/plain'),
      language: z.string().optional(),
      'stele:kind': z.string(),
      'stele:sha256': z.string().optional(),
    }),
    scope: z.url(),
    selector: z.array(selector).min(1).optional(),
    'stele:contentWarning': z.string().optional(),
  }),
})
const page = z.strictObject({
  '@context': context,
  id: z.url(),
  type: z.literal('AnnotationPage'),
  partOf: z.strictObject({
    id: z.url(),
    type: z.literal('AnnotationCollection'),
    label: z.string(),
    total: z.int(),
    first: z.url(),
  }),
  startIndex: z.literal(0),
  items: z.array(annotation),
})

const source = snapshotSource('A newspaper')
const passage = { ...passageIn(source, 'The dam broke.'), language: 'en' }
const chain = [hop(source)]
const words = quotation({ chain, passageId: passage.id }, 'The dam broke.')
const unbound = p('A sentence.', cite(chain))
const { addressOf } = citingOf(editionOf('account', contentOf('account')))
const positionOf: PositionOf = ({ start, end }) => ({ start, end })
const given = (edition: PublicEdition) => ({ edition, addressOf, positionOf })
const pageOf = (body = doc(words, unbound), passages = [passage]) => {
  const edition = editionOf('account', contentOf('account', { body }), { sources: [source], passages })
  return {
    edition,
    data: page.parse(JSON.parse(JSON.stringify(annotationPage(given(edition), english)))),
  }
}
const target = (given: Parameters<typeof pageOf>) => pageOf(...given).data.items[0]?.target

describe('the annotations of an edition', () => {
  test('link each bound statement with its passage', () => {
    const { edition, data } = pageOf()
    const key = `quotation-${words.attrs?.id}`
    expect(data.items).toHaveLength(1)
    expect(data.items[0]).toMatchObject({
      id: `https://archive.example/api/public/records/a-record/editions/1/annotations/${key}`,
      body: {
        id: `https://archive.example/records/a-record/editions/1#how-${key}`,
        'stele:type': 'QUOTATION',
      },
      target: {
        source: { id: `ni:///sha-256;${Buffer.from('a'.repeat(64), 'hex').toString('base64url')}` },
        scope: `https://archive.example/sources/${source.id}`,
        selector: [
          { type: 'TextQuoteSelector', exact: 'The dam broke.', prefix: 'Before it. ', suffix: ' After it.' },
          { type: 'TextPositionSelector', start: 11, end: 25 },
        ],
      },
    })
    const one = JSON.parse(JSON.stringify(annotationByKey(key, given(edition), english)))
    expect(annotation.parse(one)).toMatchObject(data.items[0] ?? {})
    expect(annotationByKey('quotation-none', given(edition), english)).toBeNull()
  })

  test.each([
    ['of a passage', [doc(sensitive('Loss', words))], undefined],
    ['of a copy', [doc(words), [{ ...passage, warning: 'Loss' }]], 'Loss'],
  ] as const)('give a position only behind a warning %s', (_, given, warning) => {
    const found = target([...given] as Parameters<typeof pageOf>)
    expect(found?.selector).toEqual([{ type: 'TextPositionSelector', start: 11, end: 25 }])
    expect(found?.['stele:contentWarning']).toBe(warning)
    expect(JSON.stringify(found)).not.toMatch(/dam|Before|After/)
  })

  test('have context that ends with whole characters', () => {
    const wave = '\u{1f30a}'
    const around = { before: `x${wave.repeat(40)} `, after: ` ${wave.repeat(40)}${wave[0]}` }
    const long = { before: wave.repeat(100), after: wave.repeat(100) }
    const quoteOf = (context: object) =>
      target([doc(words), [{ ...passage, ...context }]])?.selector?.find(
        (one) => one.type === 'TextQuoteSelector',
      )
    expect(quoteOf(around)).toMatchObject({
      prefix: around.before,
      suffix: ` ${wave.repeat(40)}`,
    })
    expect(quoteOf(long)).toMatchObject({ prefix: wave.repeat(64), suffix: wave.repeat(64) })
  })

  test('give no hash or position where a copy is partly withheld', () => {
    const withheld = { ...passage, textLayerSha256: '', holding: { ...passage.holding, sha256: '' } }
    const found = target([doc(words), [withheld]])
    expect(found).toMatchObject({ source: { id: `https://archive.example/sources/${source.id}` } })
    expect(found?.selector).toEqual([{ type: 'TextQuoteSelector', exact: 'The dam broke.' }])
    const masked = { ...withheld, exact: 'The [withheld] broke.' }
    expect(target([doc(words), [masked]])).not.toHaveProperty('selector')
  })
})
