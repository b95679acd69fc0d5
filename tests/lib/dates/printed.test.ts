import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DateGroup, plainReading, suggestEdtf, withReading } from '@/lib/dates'
import { tokensOf } from '@/lib/dates/printed/tokens'
import { meanings } from '@/lib/dates/printed/words'
import { type PrintedDate, printedDates } from './printed-dates'

const shownOf = (verbatim: string): Omit<PrintedDate, 'verbatim'> => {
  const readings = suggestEdtf(verbatim).map(({ edtf }) => edtf)
  return { sign: plainReading(verbatim) === null ? (readings.length ? '?' : '-') : '=', readings }
}

describe('a printed date', () => {
  it.each(printedDates)('"$verbatim" is read as $readings', ({ verbatim, ...expected }) => {
    expect(shownOf(verbatim)).toEqual(expected)
  })
  it('has a table of at least 200 of them', () => {
    expect(new Set(printedDates.map(({ verbatim }) => verbatim)).size).toBeGreaterThanOrEqual(200)
  })
})

const locales = [
  'en',
  'en-GB',
  'az',
  'hy',
  'ru',
  'tr',
  'fr',
  'de',
  'es',
  'ar',
  'ar-EG',
  'ar-LB',
  'ar-MA',
  'fa-u-ca-gregory',
  'he',
]
const printers = locales.flatMap((locale) =>
  [
    { dateStyle: 'full' },
    { dateStyle: 'long' },
    { day: 'numeric', month: 'short', year: 'numeric' },
    { day: 'numeric', month: 'long', year: 'numeric', numberingSystem: 'arab' },
    { day: 'numeric', month: 'long', year: 'numeric', numberingSystem: 'deva' },
  ]
    // CLDR 47 prints the name of the numbering system into Azerbaijani dates with Arabic digits.
    .filter((form) => !(locale === 'az' && 'numberingSystem' in form))
    .map((form) => ({ locale, form: form as Intl.DateTimeFormatOptions })),
)
const DAY = 86_400_000
/** Russia, the Caucasus and Turkey have the Gregorian calendar in these years. */
const days = fc
  .integer({ min: Date.UTC(1927, 0, 1) / DAY, max: Date.UTC(2090, 0, 1) / DAY })
  .map((day) => new Date(day * DAY))
const isoOf = (date: Date) => date.toISOString().slice(0, 10)

describe('the platform prints a date', () => {
  it.each(printers)('in $locale as $form and it is read back', ({ locale, form }) => {
    const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' })
    fc.assert(
      fc.property(days, (date) => {
        const printed = format.format(date)
        // A short month can be a name of another month in another language: then there is a choice.
        const readings = suggestEdtf(printed).map(({ edtf }) => edtf)
        if (form.month === 'short' && readings.length > 1) expect(readings).toContain(isoOf(date))
        else expect([printed, plainReading(printed)]).toEqual([printed, isoOf(date)])
      }),
      { numRuns: 60 },
    )
  })

  const converted = [
    'HIJRI islamic-umalqura ar',
    'HIJRI islamic-umalqura tr',
    'PERSIAN persian fa',
    'PERSIAN persian en',
    'HEBREW hebrew en',
    'HEBREW hebrew he',
  ].map((line) => line.split(' '))
  it.each(converted)('in the %s calendar and its day is proposed', (_, calendar, locale) => {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}`, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    fc.assert(
      fc.property(days, (date) => {
        const printed = format.format(date)
        expect(plainReading(printed)).toBeNull()
        expect([printed, suggestEdtf(printed).map(({ edtf }) => edtf)]).toEqual([
          printed,
          expect.arrayContaining([isoOf(date)]),
        ])
        expect(new Set(suggestEdtf(printed).map(({ basis }) => basis))).toEqual(new Set(['INFERRED']))
      }),
      { numRuns: 60 },
    )
  })
})

/** Words that say nothing more about a date than the date itself. */
const plainMeanings = new Set([
  'NEUTRAL',
  'AND',
  'EQUALS',
  'FROM_OR_OF',
  'GREGORIAN',
  'NEW_STYLE',
  'DECADE',
  'HIJRI',
  'PERSIAN',
  'HEBREW',
  'CENTURY',
  'BEFORE_CHRIST',
])
const doubtWords = [...meanings()].flatMap(([word, meaning]) => (plainMeanings.has(meaning) ? [] : [word]))
const dates = [
  '5 March 1992',
  '5 марта 1992',
  '5 mart 1992',
  '٥ مارس ١٩٩٢',
  '5. März 1992',
  'March 1992',
  '1992',
  '5 March',
  '1992-03-05',
  '05.03.1992',
]
const exact = dates.map((date) => suggestEdtf(date).map(({ edtf }) => edtf))

describe('doubt beside a date', () => {
  it('is kept with each of the words in each language', () => {
    expect(doubtWords.length).toBeGreaterThan(500)
    const lost = doubtWords.flatMap((word) =>
      dates.flatMap((date, index) =>
        [`${word} ${date}`, `${date} ${word}`, `${date} (${word})`, `${date} [${word}]`].filter((printed) => {
          const read = plainReading(printed)
          return read !== null && exact[index]?.includes(read)
        }),
      ),
    )
    expect(lost).toEqual([])
  })

  it('is kept with words that no one knows', () => {
    const word = fc
      .stringMatching(/^\p{L}{3,12}$/u)
      .filter((text) => tokensOf(text).tokens.every(({ kind }) => kind === 'UNKNOWN'))
    fc.assert(
      fc.property(word, fc.constantFrom(...dates), (text, date) => {
        expect(plainReading(`${text} ${date}`)).toBeNull()
        expect(plainReading(`${date} ${text}`)).toBeNull()
      }),
    )
  })
})

describe('a printed date that is typed', () => {
  const typed = (text: string, from: DateGroup = { verbatim: '', edtf: null, basis: 'AS_PRINTED' }) =>
    [...text].reduce((group, letter) => withReading(group, group.verbatim + letter), from)

  it('is read at once, and read anew when a doubt follows', () => {
    expect(typed('٢٦ فبراير ١٩٩٢').edtf).toBe('1992-02-26')
    expect(typed('after 5 March 1992').edtf).toBe('[1992-03-05..]')
    expect(typed('26 February 1992 [?]').edtf).toBe('1992-02-26?')
  })
  it('loses its reading when it stops being plain', () => {
    expect(typed('26 February 1992, the eve').edtf).toBeNull()
    expect(typed('03.04.2013').edtf).toBeNull()
  })
  it('keeps a reading that someone entered', () => {
    expect(typed(' 1992', { verbatim: '26 February', edtf: '1991-02-26', basis: 'SUPPLIED' }).edtf).toBe(
      '1991-02-26',
    )
  })
})
