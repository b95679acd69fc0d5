import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkInput, runChecks } from '@/lib/checks'
import { bodyOrCommittee } from '@/lib/checks/rules/body-or-committee'
import { danglingMarker } from '@/lib/checks/rules/dangling-marker'
import { fileUndescribed } from '@/lib/checks/rules/file-undescribed'
import { imageUndescribed } from '@/lib/checks/rules/image-undescribed'
import { namedOnly } from '@/lib/checks/rules/named-only'
import { operativeTextLate } from '@/lib/checks/rules/operative-text-late'
import { partsExceedTotal } from '@/lib/checks/rules/parts-exceed-total'
import { unbalancedQuotes } from '@/lib/checks/rules/unbalanced-quotes'
import { unlikeAuthority } from '@/lib/checks/rules/unlike-authority'
import { figure } from '@/tests/support/factories/pure'
import {
  draftQuoting,
  excerpts,
  findings,
  levels,
  paragraph,
  paragraphs,
  seen,
  source,
  triedTooLittle,
  unseen,
} from './drafts'

const draft = (...texts: string[]) => checkInput({ kind: 'account', texts: paragraphs(...texts) })
const inLanguage = (language: string, text: string) =>
  checkInput({ kind: 'account', texts: [paragraph(text, { language })] })

describe('dangling-marker', () => {
  it.each([
    ['Her brother went missing (83).', '(83)'],
    ['The bridge fell[12] that night.', '[12]'],
    ['The bridge fell.¹² Nobody crossed.', '¹²'],
    ['They say so in the same place, ibid., and later.', 'ibid.'],
    ['The keeper left the house(7) early.', '(7)'],
  ])('finds %j', (text, excerpt) => {
    expect(excerpts(danglingMarker, draft(text))).toEqual([excerpt])
  })

  it.each([
    ['a year', ['The bridge (1932) fell.']],
    ['a count', ['A family (32 people) left.']],
    ['an age', ['Anna Keeper (32) said so.']],
    ['a list', ['They had (1) a lamp, (2) a rope and (3) a boat.']],
    ['square metres', ['The room has 40 m² in all.']],
    ['a mark that has its note', ['The bridge fell [12].', '[12] The Morning Post, page 3.']],
    ['words in square brackets', ['The bridge [12 arches] fell.']],
  ])('ignores %s', (_, texts) => {
    expect(findings(danglingMarker, draft(...texts))).toEqual([])
  })
})

describe('image-undescribed', () => {
  const shown = (...alternatives: (string | null)[]) =>
    checkInput({
      images: alternatives.map((alternative, position) => ({
        ...{ alternative, position, caption: 'Map', sha256: 'a'.repeat(64) },
      })),
    })

  it.each([[[null]], [[null, 'A map.']], [['', null, null]]])('finds %j', (alternatives) => {
    const missing = alternatives.filter((one) => one === null).length
    expect(levels(imageUndescribed, shown(...alternatives))).toEqual(Array(missing).fill('BLOCK'))
  })

  it.each([[['A map.']], [['']], [[]]])('ignores %j', (alternatives) => {
    expect(findings(imageUndescribed, shown(...alternatives))).toEqual([])
  })
})

describe('file-undescribed', () => {
  const whole = { description: 'A talk.', credit: 'By A.', rights: 'CC BY', title: 'Tape', position: 0 }
  const shown = (given: Partial<typeof whole>) =>
    checkInput({ files: [{ ...whole, ...given, sha256: 'a'.repeat(64) }] })

  it.each([[{ description: '' }], [{ credit: '' }], [{ rights: '', credit: '' }]])('finds %j', (given) => {
    expect(levels(fileUndescribed, shown(given))).toEqual(['BLOCK'])
  })

  it.each([[{}], [{ title: 'Another' }], [{ position: 5 }]])('ignores %j', (given) => {
    expect(findings(fileUndescribed, shown(given))).toEqual([])
  })
})

describe('operative-text-late', () => {
  const long = 'The council met in spring and heard many people from the valley. '.repeat(4)
  const act = (...texts: (string | { quoted: string })[]) => {
    const quoting = draftQuoting({ wording: 'It is resolved.', exact: 'It is resolved.' })
    const blocks = texts.map((text, index) =>
      typeof text === 'string'
        ? paragraph(text, { field: `body.${index}` })
        : paragraph(text.quoted, { field: `body.${index}`, subjectId: 'q' }),
    )
    return { ...quoting, kind: 'resolution', texts: blocks }
  }
  const quoted = { quoted: 'It is resolved.' }

  it.each([
    [[long, quoted]],
    [['What is known', long, quoted, long]],
    [[long.slice(0, 120), long.slice(0, 120), quoted]],
  ])('finds %j', (texts) => {
    expect(levels(operativeTextLate, act(...texts))).toEqual(['INFO'])
  })

  it.each([
    [[quoted, long]],
    [['Article 1', quoted, long]],
    [[long]],
    [['A sentence of the archive.', quoted]],
  ])('ignores %j', (texts) => {
    expect(findings(operativeTextLate, act(...texts))).toEqual([])
  })
})

describe('unbalanced-quotes', () => {
  it.each([
    ['opens and never closes', 'He said: “The gate was open.', ['“']],
    [
      'opens twice and closes once',
      'The paper: "Hundreds came. "They sang," said a guard, and left (8).',
      ['"', '"'],
    ],
    ['closes what never opened', 'The weekly Lantern" reported it.', ['"']],
    ['never closes in German marks', 'Er sagte: „Das Tor war offen.', ['„']],
    ['closes twice', 'He said “no”” and left.', ['”']],
  ])('finds a quotation that %s', (_, text, expected) => {
    expect(excerpts(unbalancedQuotes, draft(text))).toEqual(expected)
  })

  it.each([
    ['marks that close', ['He said “no”, and she said "yes".']],
    ['one quotation inside another', ['He said: “She called it ‘the old “house”’ then.”']],
    ['the same marks inside', ['He wrote: "In this "free harbour" nobody pays".']],
    ['a quotation over several paragraphs', ['“The gate was open.', '“Nobody came.”']],
    ['German, French and Russian marks', ['Er sagte „nein“.', 'Il dit « non ».', 'Он сказал «нет».']],
    ['inches and apostrophes', ["A 12\" board, the keepers' hut, and it's late."]],
  ])('ignores %s', (_, texts) => {
    expect(findings(unbalancedQuotes, draft(...texts))).toEqual([])
  })
})

describe('parts-exceed-total', () => {
  it.each([
    ['en', '12 villages, among them 15 in the hills, were flooded.', 'BLOCK'],
    ['ru', 'Пришли 40 гостей, в том числе 60 детей.', 'BLOCK'],
    ['fr', 'On compta 30 barques, dont 45 neuves.', 'BLOCK'],
    ['en', '100 guests, including 60 women and 70 singers, came.', 'WARN'],
    ['en', '613 guests, including 106 women and 63 children, came.', 'INFO'],
    // An inexact count can't be proved impossible.
    ['en', 'More than 100 guests, including 120 women, came.', 'WARN'],
    ['en', 'At least 100 guests, including 120 women, came.', 'WARN'],
    ['en', '100 guests, including about 120 women, came.', 'WARN'],
    ['ru', 'Пришли более 40 гостей, в том числе 60 детей.', 'WARN'],
    ['en', 'It is said that 100 guests, including 120 women, came.', 'BLOCK'],
    ['en', '100 or more guests, including 120 women, came.', 'WARN'],
    ['en', '100 guests at least, including 120 women, came.', 'WARN'],
    ['en', '100+ guests, including 120 women, came.', 'WARN'],
    ['en', '~100 guests, including 120 women, came.', 'WARN'],
    ['en', 'c. 100 guests, including ca. 120 women, came.', 'WARN'],
    ['en', '90–100 guests, including 120 women, came.', 'WARN'],
    ['en', '90 to 100 guests, including 120 women, came.', 'WARN'],
    ['en', '100 guests, including 120–130 women, came.', 'WARN'],
    ['fr', 'Jusqu’à 30 barques, dont 45 neuves.', 'WARN'],
    ['ru', 'Пришли 40 и более гостей, в том числе 60 детей.', 'WARN'],
    ['az', '40-dan çox qonaq, o cümlədən 60 uşaq gəldi.', 'WARN'],
    ['tr', '40’tan fazla konuk, aralarında 60 çocuk, geldi.', 'WARN'],
    ['de', '40 oder mehr Gäste, darunter 60 Kinder, kamen.', 'WARN'],
    ['es', '40 o más barcas, incluidas 60 nuevas.', 'WARN'],
    ['hy', 'Առնվազն 40 հյուր, այդ թվում 60 երեխա։', 'WARN'],
    ['ar', '40 ضيفا على الأقل، بينهم 60 طفلا.', 'WARN'],
    // A word of doubt about another count, or in another sentence, makes neither of these inexact.
    ['en', '100 guests, including 120 women and about 10 children, came.', 'BLOCK'],
    ['en', 'More than 50 boats and 100 guests, including 120 women, came.', 'BLOCK'],
    ['en', 'On about 20 ships 100 guests, including 120 women, came.', 'BLOCK'],
    ['en', 'They came, perhaps. 100 guests, including 120 women, are named.', 'BLOCK'],
    ['en', 'On 3 May 100 guests, including 120 women, came.', 'BLOCK'],
    ['hy', '40 հյուր, այդ թվում 60 երեխա։', 'BLOCK'],
    ['az', '40 qonaq, o cümlədən 60 uşaq gəldi.', 'BLOCK'],
    // The lower end of a range can fit.
    ['en', '100 guests, including 60–120 women, came.', 'INFO'],
  ])('reads counts in %s: %j', (language, text, level) => {
    expect(levels(partsExceedTotal, inLanguage(language, text))).toEqual([level])
  })

  it('distinguishes inexact counts from overlapping parts', () => {
    const messageOf = (text: string) => findings(partsExceedTotal, draft(text))[0]?.message ?? ''
    expect(messageOf('Over 100 guests, including 60 women and 70 singers, came.')).toMatch(/aren’t exact\.$/)
    expect(messageOf('100 guests, including about 120 women, came.')).toMatch(/aren’t exact\.$/)
    expect(messageOf('100 guests, including 60 women and 70 singers, came.')).toMatch(/counted twice\.$/)
    expect(messageOf('100 guests, including 120 women and about 130 singers, came.')).toBe(
      'A part (120) is more than its total (100).',
    )
  })

  it('blocks an exact part above its exact total', () => {
    const total = figure([seen('s')], { quantity: { kind: 'EXACT', value: 12 } })
    const part = figure([seen('s')], {
      quantity: { kind: 'EXACT', value: 15 },
      partOf: total.id,
      population: 'women',
    })
    expect(levels(partsExceedTotal, checkInput({ figures: [total, part] }))).toEqual(['BLOCK'])
    const least = { ...part, quantity: { kind: 'AT_LEAST' as const, value: 15 } }
    expect(levels(partsExceedTotal, checkInput({ figures: [total, least] }))).toEqual(['WARN'])
  })

  it('warns of parts that overlap or belong to something else', () => {
    const total = figure([seen('s')], { quantity: { kind: 'EXACT', value: 12 } })
    const part = (value: number) =>
      figure([seen('s')], { quantity: { kind: 'EXACT', value }, partOf: total.id })
    expect(levels(partsExceedTotal, checkInput({ figures: [total, part(8), part(9)] }))).toEqual(['WARN'])
    const other = { ...part(3), measure: 'missing' }
    expect(levels(partsExceedTotal, checkInput({ figures: [total, other] }))).toEqual(['WARN'])
  })

  it('matches events by authority, whatever their text', () => {
    const [flood, storm] = ['The flood', 'The storm'].map(() => randomUUID())
    const at = (name: string, authorityId: string | undefined, value: number, partOf: string | null = null) =>
      figure([seen('s')], {
        event: { name, authorityId: authorityId ?? null },
        quantity: { kind: 'EXACT', value },
        partOf,
      })
    const total = at('The flood', flood, 12)
    const figures = (part: typeof total) => checkInput({ figures: [total, part] })
    expect(levels(partsExceedTotal, figures(at('Die Flut', flood, 15, total.id)))).toEqual(['BLOCK'])
    expect(levels(partsExceedTotal, figures(at('The flood', storm, 5, total.id)))).toEqual(['WARN'])
  })

  it('reopens when a part changes', () => {
    const total = figure([seen('s')], { quantity: { kind: 'EXACT', value: 12 } })
    const part = (value: number) =>
      figure([seen('s')], { quantity: { kind: 'EXACT', value }, partOf: total.id })
    const [one, other] = [part(8), part(9)]
    const keyWith = (changed: typeof other) =>
      runChecks(checkInput({ figures: [total, one, changed] }), [partsExceedTotal]).findings[0]?.key
    expect(keyWith(other)).toBe(keyWith({ ...other, note: 'Counted by hand.' }))
    expect(keyWith(other)).not.toBe(keyWith({ ...other, quantity: { kind: 'EXACT', value: 11 } }))
  })

  it('reopens when the event of the total changes again', () => {
    const total = figure([seen('s')], { event: { name: 'The flood', authorityId: null } })
    const part = figure([seen('s')], { event: { name: 'The storm', authorityId: null }, partOf: total.id })
    const keyWith = (name: string) => {
      const figures = [{ ...total, event: { name, authorityId: null } }, part]
      return runChecks(checkInput({ figures }), [partsExceedTotal]).findings[0]?.key
    }
    expect([keyWith('The flood'), keyWith('The frost')]).not.toContain(undefined)
    expect(keyWith('The flood')).not.toBe(keyWith('The frost'))
  })

  it('accepts parts that fit', () => {
    const total = figure([seen('s')], { quantity: { kind: 'AT_LEAST', value: 12 } })
    const part = (value: number) =>
      figure([seen('s')], { quantity: { kind: 'EXACT', value }, partOf: total.id })
    expect(findings(partsExceedTotal, checkInput({ figures: [total, part(8), part(900)] }))).toEqual([])
  })

  it.each([
    'In 1932, including the harbour, it rained.',
    '12 guests came, including the mayor.',
    'They counted 12. Including tips, it was 15.',
  ])('ignores %j', (text) => {
    expect(findings(partsExceedTotal, draft(text))).toEqual([])
  })
})

describe('named-only', () => {
  it.each([
    ['en', 'Official figures show that nine bridges fell.'],
    ['en', 'According to the mayor, nine bridges fell.'],
    ['ru', 'По официальным данным, упало девять мостов.'],
    ['az', 'Rəsmi məlumata görə, rəsmi məlumat belədir.'],
  ])('finds a vague source in %s: %j', (language, text) => {
    expect(levels(namedOnly, inLanguage(language, text))).not.toEqual([])
  })

  it('finds a periodical named in text without a citation', () => {
    const authorities = [{ id: '1', kind: 'PERIODICAL' as const, name: 'The Morning Post', variants: [] }]
    expect(excerpts(namedOnly, { ...draft('The Morning Post had it first.'), authorities })).toEqual([
      'The Morning Post',
    ])
  })

  it('finds a source that is known by name only', () => {
    const input = draftQuoting({ wording: 'rain', exact: 'rain', chain: [unseen('x'), seen('s')] })
    const sources = new Map([
      ...input.sources,
      ['x', source('x', { identification: 'NAMED_ONLY', title: 'A Cairo paper' })] as const,
    ])
    expect(findings(namedOnly, { ...input, sources })).toMatchObject([
      { level: 'INFO', excerpt: 'A Cairo paper' },
    ])
    const alone = new Map([['s', source('s', { identification: 'NAMED_ONLY' })]])
    expect(
      levels(namedOnly, { ...draftQuoting({ wording: 'rain', exact: 'rain' }), sources: alone }),
    ).toEqual(['WARN'])
  })

  it.each([
    [
      'a cited sentence',
      checkInput({
        kind: 'account',
        texts: [paragraph('According to the mayor, it fell.', { citations: [32] })],
      }),
    ],
    [
      'the words of a source',
      draftQuoting({ wording: 'according to the mayor', exact: 'according to the mayor' }),
    ],
    ['prose without a source', draft('The bridge fell on a Sunday.')],
    ['words that only look like it', draft('They accorded well, officially.')],
  ])('ignores %s', (_, input) => {
    expect(findings(namedOnly, input)).toEqual([])
  })
})

describe('body-or-committee', () => {
  it.each([
    ['en', 'The senate adopted a resolution. In it the Committee on Trade asked for bridges.'],
    ['fr', 'Le sénat a adopté une résolution, et la commission du commerce aussi.'],
    ['ru', 'Сенат принял резолюцию, комитет по торговле её повторил.'],
  ])('finds both in %s: %j', (language, text) => {
    expect(levels(bodyOrCommittee, inLanguage(language, text))).toEqual(['WARN'])
  })

  it.each([
    'The senate adopted a resolution on bridges.',
    'The Committee on Trade adopted a resolution.',
    'The committee dined with guests from the senate.',
    'The house is old.',
  ])('ignores %j', (text) => {
    expect(findings(bodyOrCommittee, draft(text))).toEqual([])
  })
})

describe('unlike-authority', () => {
  const authorities = [
    { id: '1', kind: 'PERIODICAL' as const, name: 'L’Événement', variants: ['L’Evenement du jeudi'] },
    { id: '2', kind: 'PERIODICAL' as const, name: 'The Morning Lantern', variants: [] },
    { id: '3', kind: 'PLACE' as const, name: 'Ashford', variants: ['Eschford'] },
  ]
  const with_ = (text: string) => ({ ...draft(text), authorities })

  it.each([
    ['The weekly L’Eveneman had it.', 'L’Eveneman'],
    ['It stood in The Morning Lanterm first.', 'The Morning Lanterm'],
    ['A train left Ashfrod at noon.', 'Ashfrod'],
  ])('finds %j', (text, excerpt) => {
    expect(excerpts(unlikeAuthority, with_(text))).toEqual([excerpt])
  })

  it('turns the name of a person at its comma, and no other', () => {
    const of = (kind: 'PERSON' | 'BODY', name: string) => [{ id: 'c', kind, name, variants: [] }]
    const text = 'Then Northland Culture Counsil met.'
    const body = of('BODY', 'Culture Council, Northland')
    expect(findings(unlikeAuthority, { ...draft(text), authorities: body })).toEqual([])
    const person = of('PERSON', 'Brindelwood, Tamsin')
    expect(
      excerpts(unlikeAuthority, { ...draft('Then Tamsin Brindelwod met.'), authorities: person }),
    ).toEqual(['Tamsin Brindelwod'])
  })

  it('finds a misspelt periodical in a source', () => {
    const sources = new Map([['s', source('s', { containerTitle: 'The Moming Lantern' })]])
    expect(excerpts(unlikeAuthority, { ...with_('Nothing.'), sources })).toEqual(['The Moming Lantern'])
  })

  it.each([
    'It stood in The Morning Lantern first.',
    'The weekly L’Evenement had it.',
    'A train left Eschford at noon.',
    'The Morning Herald had it.',
    'The Evening Lantern had it.',
    'Morning came to the Lantern Hill.',
  ])('ignores %j', (text) => {
    expect(findings(unlikeAuthority, with_(text))).toEqual([])
  })

  const alike = [
    { id: '4', kind: 'PERSON' as const, name: 'Lopez, Ana', variants: [] },
    { id: '5', kind: 'BODY' as const, name: 'Senate of Freedonia', variants: [] },
    { id: '6', kind: 'PLACE' as const, name: 'Freedonia', variants: ['Фридония'] },
    { id: '7', kind: 'EVENT' as const, name: 'Flood of the Valley', variants: [] },
    { id: '8', kind: 'PLACE' as const, name: 'Lopes', variants: [] },
  ]

  it.each([
    ['en', 'The clerk was Ana Lopes that year.', 'Ana Lopes'],
    ['en', 'The Senate of Fredonia sat again.', 'Senate of Fredonia'],
    ['en', 'They came to Freedomia by night.', 'Freedomia'],
    ['en', 'It was called the Flood of the Vallye then.', 'Flood of the Vallye'],
    ['ru', 'Страна Фредония далеко.', 'Фредония'],
  ])('finds a misspelt name in %s: %j', (language, text, excerpt) => {
    expect(excerpts(unlikeAuthority, { ...inLanguage(language, text), alike })).toEqual([excerpt])
  })

  it.each([
    ['en', 'The clerk was Ana Lopez that year.'],
    ['en', 'The clerk was Lopez, Ana. Lopez said so.'],
    ['en', 'The Senate of Panama sat again.'],
    ['en', 'A Freedonian paper had it, and two Freedonians.'],
    ['en', 'The Flood of the Harbour came next.'],
    ['en', 'Anna Lorenz was not there.'],
    ['ru', 'Они пришли из Фридонии ночью.'],
  ])('ignores correct, inflected and other names in %s: %j', (language, text) => {
    expect(excerpts(unlikeAuthority, { ...inLanguage(language, text), alike })).toEqual([])
  })

  it('compares fields and cited sources with names of their type', () => {
    const at = (field: string, kind: 'PERSON' | 'PLACE' | 'BODY' | 'EVENT' | null, name: string) => ({
      field,
      kind,
      name,
    })
    const names = [
      at('people', 'PERSON', 'Ana Lopes'),
      at('source.s.publisher', null, 'Senate of Fredonia'),
      at('figures.one', 'EVENT', 'Flood of the Vallye'),
      at('fields.place', 'PLACE', 'Ana Lopes'),
      at('source.s.archivePlace', 'PLACE', 'Freedonia'),
    ]
    expect(
      findings(unlikeAuthority, { ...draft('Nothing.'), alike, names }).map(({ place }) => place.field),
    ).toEqual(['people', 'source.s.publisher', 'figures.one'])
  })
})

describe('each of these checks', () => {
  it('has at least three hits and three near misses', () => {
    expect(triedTooLittle('texts')).toEqual([])
  })
})
