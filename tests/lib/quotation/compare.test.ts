import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, compare, severity } from '@/lib/quotation'

const passage =
  'The archive opened on 14 March 1932, and the keeper said that 613 visitors did not, according to the guard, leave “before dusk”.'

const classes = (quotation: string, passage: string, language: string) =>
  compare(quotation, passage, language).differences.map((difference) => difference.class)

describe('comparing', () => {
  it('finds nothing in untouched words', () => {
    expect(compare(passage, passage, 'en').differences).toEqual([])
  })

  it.each([
    ['613', '631', 'NUMBER'],
    ['14 March', '14 May', 'NUMBER'],
    ['1932', '1923', 'NUMBER'],
    ['did not,', 'did,', 'NEGATION'],
    [', according to the guard,', '', 'HEDGE_OR_ATTRIBUTION'],
    ['said', 'admitted', 'HEDGE_OR_ATTRIBUTION'],
    ['guard', 'cook', 'WORD'],
    ['dusk', 'Tuesday', 'NUMBER'],
    ['guard', 'Guard', 'CASE'],
    ['1932,', '1932;', 'PUNCTUATION'],
    ['“before dusk”', '"before dusk"', 'TYPOGRAPHY'],
  ])('classes %j in place of %j as %s', (from, to, expected) => {
    const found = classes(passage.replace(from, to), passage, 'en')
    expect(new Set(found)).toEqual(new Set([expected]))
  })

  it('gives both spans in the untouched texts', () => {
    const [difference] = compare(passage.replace('613', '631'), passage, 'en').differences
    const at = passage.indexOf('613')
    expect(difference).toEqual({
      class: 'NUMBER',
      quotation: { start: at, end: at + 3, text: '631' },
      passage: { start: at, end: at + 3, text: '613' },
    })
  })

  it.each([
    ['ru', 'Поезд опоздал на час.', 'Поезд не опоздал на час.', 'NEGATION'],
    ['ru', 'Сад был закрыт.', 'Сад, по словам сторожа, был закрыт.', 'HEDGE_OR_ATTRIBUTION'],
    ['ru', 'Он был доволен.', 'Он был недоволен.', 'NEGATION'],
    ['fr', 'Le train est parti.', 'Le train n’est pas parti.', 'NEGATION'],
    ['fr', 'Le train part.', 'Le train partirait peut-être.', 'HEDGE_OR_ATTRIBUTION'],
    ['az', 'Qatar gəldi.', 'Qatar gəlmədi.', 'NEGATION'],
    ['tr', 'Tren gelir.', 'Tren gelmez.', 'NEGATION'],
    ['hy', 'Գնացքը եկավ։', 'Գնացքը չեկավ։', 'NEGATION'],
    ['de', 'Es gibt einen Garten.', 'Es gibt keinen Garten.', 'NEGATION'],
    ['es', 'El tren salió.', 'El tren no salió.', 'NEGATION'],
    ['ar', 'وصل القطار.', 'لم يصل القطار.', 'NEGATION'],
    ['ar', 'جاء ١٢ زائرا.', 'جاء ١٣ زائرا.', 'NUMBER'],
  ])('sees in %s what turns the meaning: %j', (language, quotation, passage, expected) => {
    expect(classes(quotation, passage, language)).toContain(expected)
  })

  it.each([
    ['en', '1,275 visitors', '1275 visitors'],
    ['de', '1.275 Besucher', '1 275 Besucher'],
    ['ar', '12 زائرا', '١٢ زائرا'],
    ['ru', 'ёлка', 'елка'],
    ['de', 'die Straße', 'die Strasse'],
  ])('takes two ways to write the same for typography in %s', (language, quotation, passage) => {
    expect(classes(quotation, passage, language)).toEqual(['TYPOGRAPHY'])
  })

  it('treats a scanner misreading as a slip, except in a figure', () => {
    expect(classes('They did n0t leave the hall', 'They did not leave the hall', 'en')).toEqual(['WORD'])
    expect(classes('They sold l0 chairs', 'They sold 10 chairs', 'en')).toEqual(['NUMBER'])
  })

  it('holds declared interventions for no difference', () => {
    const passage = 'The keeper wrote that he recieved the keys from them on Sunday, as the old rules demand.'
    const quoted =
      '[T]he keeper wrote that he recieved [sic] the keys from [the brothers] … as the old rules demand[ed].'
    const result = compare(quoted, passage, 'en')
    expect(result.differences.filter((difference) => severity(difference.class) !== 'INFO')).toEqual([])
    expect(result.interventions.map((intervention) => intervention.kind)).toEqual([
      'PATCHED',
      'SIC',
      'SUPPLIED',
      'OMISSION',
      'PATCHED',
    ])
    expect(result.omissions.map((omission) => omission.passage.text)).toEqual(['them on Sunday,'])
  })

  it('does not accept supplied words in place of a negation', () => {
    expect(classes('The hall was [indeed] open.', 'The hall was not open.', 'en')).toContain('NEGATION')
  })

  it('reports the words beside a cut in an omission', () => {
    const [omission] = compare(
      'The garden was opened … to all visitors.',
      'The garden was opened but not, so they say, to all visitors.',
      'en',
    ).omissions
    expect(omission?.signs).toEqual(expect.arrayContaining(['CONTRAST', 'NEGATION', 'HEDGE_OR_ATTRIBUTION']))
  })

  it('counts words missing at the ends of the passage', () => {
    expect(classes('trains ran on the coast', 'No trains ran on the coast', 'en')).toEqual(['NEGATION'])
  })

  it('takes whole sentences of the passage that are not quoted for omissions', () => {
    const passage = 'It rained. The train did not stop. Nobody saw it.'
    for (const quotation of [
      'The train did not stop.',
      'The train did not stop',
      'It rained. The train did not stop.',
    ]) {
      const result = compare(quotation, passage, 'en')
      expect(result.differences.filter(({ class: kind }) => kind !== 'TYPOGRAPHY')).toEqual([])
      expect(result.omissions.at(-1)?.passage.text).toBe('Nobody saw it.')
    }
    expect(classes('It rained. The train did not', passage, 'en')).toEqual(['WORD'])
    expect(classes('rained. The train did not stop. Nobody saw it.', passage, 'en')).toEqual(['WORD'])
  })

  it('lets the marks at the ends follow the page that quotes', () => {
    expect(classes('The train did not stop', '“The train did not stop.”', 'en')).toEqual([
      'TYPOGRAPHY',
      'TYPOGRAPHY',
    ])
    expect(classes('The train did not stop?', 'The train did not stop.', 'en')).toEqual(['PUNCTUATION'])
  })

  it('says which languages it has no words for, and still sees figures', () => {
    const result = compare('Hän osti 3 kirjaa', 'Hän osti 4 kirjaa', 'fi')
    expect(result.language).toEqual({ code: 'fi', supported: false })
    expect(result.differences.map((difference) => difference.class)).toEqual(['NUMBER'])
    expect(compare('Ҝатар ҝәлди', 'Ҝатар ҝәлди', 'az').language.supported).toBe(false)
  })

  it('survives long, wholly different and broken input', () => {
    const one = 'rain '.repeat(20_000)
    const other = 'wind '.repeat(20_000)
    expect(compare(one, other, 'en').differences.length).toBeGreaterThan(0)
    expect(compare('', '', 'en').differences).toEqual([])
    expect(compare('\ud800', 'a\udc00', 'xx').differences.length).toBeGreaterThan(0)
    expect(compare(`${'['.repeat(50_000)}`, 'a', 'en').differences.length).toBeGreaterThan(0)
  })

  it('reports every change that folding does not take away, whatever the words', () => {
    const word = fc.constantFrom(
      'rain',
      'not',
      '12',
      'said',
      'Ada',
      ',',
      '.',
      'the',
      '“so”',
      '3.5',
      'May',
      'x-ray',
    )
    const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(words, words, (one, other) => {
        const { differences, omissions } = compare(one, other, 'en')
        // A whole sentence of the passage before or after the words is reported as an omission.
        if (one !== other) expect(differences.length + omissions.length).toBeGreaterThan(0)
        else expect([...differences, ...omissions]).toEqual([])
      }),
    )
  })
})

describe('aligning', () => {
  it('covers both texts without gap or overlap, whatever they are', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('a [b] c … d', 'not “x” ﬁre', 'a not b c d'),
    )
    fc.assert(
      fc.property(any, any, (one, other) => {
        const sides = align(one, other, 'en')
        expect(sides.quotation.map((segment) => segment.text).join('')).toBe(one)
        expect(sides.passage.map((segment) => segment.text).join('')).toBe(other)
      }),
      { numRuns: 500 },
    )
  })

  it('marks a difference with its class on both sides', () => {
    const sides = align('It rained for 3 days', 'It rained for 4 days', 'en')
    expect(sides.quotation.find((segment) => segment.kind === 'CHANGED')).toMatchObject({
      text: '3',
      class: 'NUMBER',
      difference: 0,
    })
    expect(sides.passage.find((segment) => segment.kind === 'CHANGED')).toMatchObject({
      text: '4',
      class: 'NUMBER',
      difference: 0,
    })
  })
})
