import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Invalid } from '@/lib/errors'
import { fromCsl, toCsl } from '@/lib/sources/csl'
import { differingParts, metadataOf } from '@/lib/sources/metadata'
import { type SourceDraft, sourceInputSchema } from '@/lib/sources/schema'
import { offeredTypeIds, sourceType, sourceTypeIds, sourceTypeLabel } from '@/lib/sources/types'
import { english } from '@/tests/support/english'

const id = 'a1b2c3d4-0000-4000-8000-000000000000'
const made = (draft: SourceDraft) => ({ ...sourceInputSchema.parse(draft), id })
const roundTrip = (item: Record<string, unknown>) => {
  const { id: _, 'citation-key': __, ...out } = toCsl({ ...fromCsl({ id: 'x1', ...item }), id })
  return out
}

describe('a CSL-JSON item is imported and exported without loss', () => {
  test.each<[string, Record<string, unknown>]>([
    [
      'an ordinary article',
      {
        type: 'article-newspaper',
        title: 'A headline',
        'container-title': 'The Daily',
        issued: { 'date-parts': [[1992, 3, 14]] },
        author: [{ family: 'Doe', given: 'Jane' }, { literal: 'An Agency' }],
        page: '4',
        URL: 'https://example.org/a',
      },
    ],
    [
      'numbers where text is usual',
      { type: 'book', title: 'T', volume: 3, issued: { 'date-parts': [['1992']] } },
    ],
    [
      'name particles and suffixes',
      {
        type: 'book',
        title: 'T',
        author: [{ family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van', suffix: 'Jr.' }],
      },
    ],
    [
      'variables without a field',
      { type: 'book', title: 'T', PMID: '12', 'number-of-pages': 200, keyword: 'a,b' },
    ],
    ['a type CSL does not know', { type: 'hologram', title: 'T' }],
    ['a language in words', { type: 'book', title: 'T', language: 'English' }],
    ['an address that is none', { type: 'book', title: 'T', URL: 'see below', DOI: '10.1/x' }],
    [
      'a season and a circa date',
      { type: 'book', title: 'T', issued: { 'date-parts': [[1992]], season: 2, circa: true } },
    ],
    [
      'a range',
      {
        type: 'book',
        title: 'T',
        issued: {
          'date-parts': [
            [1991, 12],
            [1992, 3],
          ],
        },
      },
    ],
    ['a date in words', { type: 'book', title: 'T', issued: { literal: 'before the war' } }],
    ['an impossible date', { type: 'book', title: 'T', issued: { 'date-parts': [[1993, 2, 29]] } }],
    ['another program’s additions', { type: 'book', title: 'T', custom: { zotero: { version: 3 } } }],
    [
      'a supplied title, in brackets',
      {
        type: 'book',
        title: '[A letter]',
        'title-short': '[Letter]',
        custom: { zotero: {}, stele: { titleIsSupplied: true } },
      },
    ],
    ['a title that is printed in brackets', { type: 'book', title: '[A letter]' }],
  ])('%s', (_, item) => {
    expect(roundTrip(item)).toEqual(item)
  })

  test('with any JSON in its variables', () => {
    const variable = fc.constantFrom(
      'volume',
      'issued',
      'author',
      'URL',
      'language',
      'note',
      'PMID',
      'genre',
      'DOI',
    )
    fc.assert(
      fc.property(fc.dictionary(variable, fc.jsonValue({ noUnicodeString: false })), (rest) => {
        const item = JSON.parse(JSON.stringify({ type: 'book', title: 'T', ...rest }))
        // zod leaves out a member of this name, so that no input can change what objects inherit.
        fc.pre(!JSON.stringify(item).includes('"__proto__"'))
        expect(roundTrip(item)).toEqual(item)
      }),
    )
  })

  test('with its own id as citation-key', () => {
    expect(toCsl({ ...fromCsl({ id: 'doe1992', type: 'book', title: 'T' }), id })).toMatchObject({
      id,
      'citation-key': 'doe1992',
    })
  })
})

test('a supplied title is kept without its brackets', () => {
  const custom = { stele: { titleIsSupplied: true } }
  expect(fromCsl({ type: 'book', title: '[A letter]', custom })).toMatchObject({
    title: 'A letter',
    titleIsSupplied: true,
  })
  expect(fromCsl({ type: 'book', title: '[A letter]' })).toMatchObject({
    title: '[A letter]',
    titleIsSupplied: false,
  })
})

test('a source without a supplied title has the metadata of earlier versions', () => {
  const item = toCsl(made({ type: 'book', title: 'T', identification: 'PARTIAL' }))
  expect(metadataOf(item)).toEqual({
    date: {},
    title: { title: 'T' },
    names: {},
    other: { type: 'book', custom: { stele: { identification: 'PARTIAL' } } },
  })
  expect(metadataOf({ ...item, custom: { stele: { issued: 'May' } } }).other).toEqual({
    type: 'book',
    custom: { stele: {} },
  })
})

test('a supplied title changes the title of a source and nothing else', () => {
  const described = { type: 'book' as const, title: 'T' }
  const [as, supplied] = [made(described), made({ ...described, titleIsSupplied: true })].map(toCsl)
  expect(as && supplied && differingParts(as, supplied)).toEqual(['title'])
})

test('a field that was edited after an import is exported as edited', () => {
  const imported = fromCsl({ type: 'book', title: 'T', volume: 3, issued: { 'date-parts': [['1992']] } })
  const edited = {
    ...imported,
    id,
    volume: '4',
    issued: { verbatim: '1993', edtf: '1993', basis: 'AS_PRINTED' as const },
  }
  expect(toCsl(edited)).toMatchObject({ volume: '4', issued: { 'date-parts': [[1993]] } })
})

test('an exported source is imported unchanged, with its dates and identification', () => {
  const source = made({
    type: 'article-newspaper',
    identification: 'PARTIAL',
    title: 'Untitled report',
    containerTitle: 'A paper',
    issued: { verbatim: '28 May', edtf: 'XXXX-05-28', basis: 'VIA_INTERMEDIARY' },
    accessed: { verbatim: '03.04.2013', edtf: '2013-04-03', basis: 'SUPPLIED' },
    contributors: [
      { role: 'author', literal: 'Our correspondent' },
      { role: 'translator', family: 'Doe', given: 'J.' },
    ],
  })
  const { 'citation-key': key, ...extra } = fromCsl(toCsl(source)).extra
  expect({ ...fromCsl(toCsl(source)), id: key, extra }).toEqual(source)
})

test('a date in words is read as in forms, and exported unchanged', () => {
  const issuedOf = (issued: object) => fromCsl({ type: 'book', title: 'T', issued }).issued?.edtf
  expect(issuedOf({ raw: '٢٦ فبراير ١٩٩٢' })).toBe('1992-02-26')
  expect(issuedOf({ literal: 'after 5 March 1992' })).toBe('[1992-03-05..]')
  expect(issuedOf({ literal: '03.04.2013' })).toBeNull()
  for (const literal of ['after 5 March 1992', 'March 14, 1992', '03.04.2013'])
    expect(roundTrip({ type: 'book', title: 'T', issued: { literal } })).toMatchObject({
      issued: { literal },
    })
})

test('a date without a year is exported as literal text', () => {
  const source = made({
    type: 'document',
    title: 'T',
    issued: { verbatim: '28 May', edtf: 'XXXX-05-28', basis: 'AS_PRINTED' },
  })
  expect(toCsl(source).issued).toEqual({ literal: '28 May, year not given' })
})

test('an item without a title is refused at that field', () => {
  const refused = () => fromCsl({ type: 'book' })
  expect(refused).toThrow(Invalid)
  expect(refused).toThrow('title')
  expect(() => fromCsl('no item')).toThrow(Invalid)
})

describe('the input of a source', () => {
  const faults = (draft: Record<string, unknown>) =>
    sourceInputSchema
      .safeParse({ type: 'book', title: 'T', ...draft })
      .error?.issues.map((issue) => issue.path.join('.'))

  test.each<[string, Record<string, unknown>]>([
    ['title', { title: ' ' }],
    ['title', { title: 'a\0b' }],
    ['title', { title: 'a\ud800b' }],
    ['title', { title: 'evil \u202etxet' }],
    ['type', { type: 'hologram' }],
    ['url', { url: 'javascript:alert(1)' }],
    ['doi', { doi: 'eleven' }],
    ['page', { page: 'x'.repeat(101) }],
    ['issued.edtf', { issued: { verbatim: '30 February', edtf: '1992-02-30', basis: 'AS_PRINTED' } }],
    ['issued.verbatim', { issued: { verbatim: '', edtf: '1992', basis: 'AS_PRINTED' } }],
    ['contributors.0.family', { contributors: [{ role: 'author' }] }],
    ['contributors.0.role', { contributors: [{ role: 'king', literal: 'X' }] }],
    ['language', { language: 'no language' }],
  ])('names the faulty field %s', (field, draft) => {
    expect(faults(draft)).toContain(field)
  })

  test('stores blank fields as null, and a DOI without its resolver', () => {
    const source = made({
      type: 'book',
      title: ' T ',
      page: ' ',
      doi: 'https://doi.org/10.1234/abc',
      language: '',
    })
    expect(source).toMatchObject({
      title: 'T',
      page: null,
      doi: '10.1234/abc',
      language: null,
      publisher: null,
    })
  })
})

test('every CSL term has a label, and types have no duplicate fields', () => {
  for (const type of sourceTypeIds) expect(sourceTypeLabel(type, english)).toMatch(/^[A-Z]/)
  for (const type of offeredTypeIds) {
    const { fields } = sourceType(type)
    expect(new Set(fields).size).toBe(fields.length)
  }
})
