import { describe, expect, test } from 'vitest'
import {
  bounds,
  compareDates,
  type DateGroup,
  dateGroupSchema,
  formatDate,
  formatDay,
  formatDayOfYear,
  formatEdtf,
  suggestEdtf,
  weekdayProblem,
} from '@/lib/dates'
import { Invalid } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { translatorOf } from '@/lib/messages/catalogue'
import { english } from '@/tests/support/english'

const group = (edtf: string | null, verbatim = 'as printed', basis: DateGroup['basis'] = 'AS_PRINTED') => ({
  verbatim,
  edtf,
  basis,
})

describe('a date group', () => {
  test.each([
    '1992-02-30',
    '1993-02-29',
    '1992-13',
    '1992-00',
    '1992-02-00',
    '0000',
    'XXXX-02-30',
    'XXXX-04-31',
    'XXXX-13-01',
    'XXXX',
    'XXXX-05-XX',
    '1992-XX-14',
    '199X-05',
    '1992-21-03',
    '1992/1991',
    'XXXX-05-28/1992-06-01',
    '../..',
    '/',
    '1992/1993/1994',
    '25.02.1992',
    '1992-02-25T10:00',
    'Y17000',
    '',
  ])('refuses %s and names the field', (edtf) => {
    expect(() => parseInput(dateGroupSchema, group(edtf))).toThrow(Invalid)
    try {
      parseInput(dateGroupSchema, group(edtf))
    } catch (error) {
      expect(error instanceof Invalid && Object.keys(error.fields)).toEqual(['edtf'])
    }
  })

  test.each([
    '1992',
    '1992-03',
    '1992-03-14',
    '1992-02-29',
    '1992~',
    '1992-03?',
    '1992-03-14%',
    '199X',
    '19XX',
    '1992-XX',
    '1992-03-XX',
    '1992-XX-XX',
    '1992-21',
    '1991/1992',
    '1991-12/1992-03-14',
    '1992/..',
    '../1992',
    '1992/',
    '/1992',
    '1992-21/1993',
    'XXXX-05-28',
    'XXXX-02-29',
    'XXXX-02-26?',
    'XXXX-05',
    'XXXX-02-25/XXXX-02-26',
  ])('keeps %s unchanged', (edtf) => {
    expect(parseInput(dateGroupSchema, group(edtf)).edtf).toBe(edtf)
  })

  test('needs the printed form, but not yet its reading', () => {
    expect(() => parseInput(dateGroupSchema, group('1992', ' '))).toThrow('verbatim')
    expect(parseInput(dateGroupSchema, group(null, 'the late October')).edtf).toBeNull()
  })
})

describe('bounds', () => {
  test.each([
    ['1992-03-14', '1992-03-14', '1992-03-14'],
    ['1992-02', '1992-02-01', '1992-02-29'],
    ['1992', '1992-01-01', '1992-12-31'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['1992-02-25/1992-02-26', '1992-02-25', '1992-02-26'],
    ['1992/..', '1992-01-01', null],
    ['/1992', null, '1992-12-31'],
    ['XXXX-05-28', null, null],
    ['XXXX-02-25/XXXX-02-26', null, null],
  ])('of %s are %s and %s', (edtf, from, to) => {
    expect(bounds(edtf)).toEqual({ from, to })
  })

  test('of nothing are nothing, and of an impossible date are refused', () => {
    expect(bounds(null)).toEqual({ from: null, to: null })
    expect(() => bounds('1993-02-29')).toThrow(Invalid)
  })
})

describe('a date for readers', () => {
  test.each([
    ['XXXX-05-28', '28 May, year not given'],
    ['XXXX-02-29', '29 February, year not given'],
    ['XXXX-05', 'May, year not given'],
    ['XXXX-02-26?', '26 February, year not given (uncertain)'],
    ['XXXX-02-25/XXXX-02-26', '25–26 February, year not given'],
    ['XXXX-12-28/XXXX-01-03', '28 December to 3 January, year not given'],
    ['1992-03-14', '14 March 1992'],
    ['1992-03', 'March 1992'],
    ['1992', '1992'],
    ['1991/1992', '1991–1992'],
    ['1992-02-25/1992-02-26', '25–26 February 1992'],
    ['1991-12/1992-03', 'December 1991 – March 1992'],
    ['1991-12/1992-03-14', 'December 1991 to 14 March 1992'],
    ['1992/..', 'from 1992'],
    ['../1992', 'until 1992'],
    ['1992/', '1992 to an unknown date'],
    ['/1992', 'unknown date to 1992'],
    ['1992~', 'about 1992'],
    ['1992-03?', 'March 1992 (uncertain)'],
    ['1992-03-14%', 'about 14 March 1992 (uncertain)'],
    ['1992?/1993', '1992 (uncertain) to 1993'],
    ['199X', '1990s'],
    ['19XX', 'between 1900 and 1999'],
    ['1992-XX', '1992, month not given'],
    ['1992-XX-XX', '1992, day and month not given'],
    ['1992-03-XX', 'March 1992, day not given'],
    ['1992-23', 'autumn 1992'],
  ])('%s reads "%s"', (edtf, words) => {
    expect(formatEdtf(edtf, english)).toBe(words)
  })

  test('never says a year that the source does not give', () => {
    expect(formatEdtf('XXXX-05-28', english)).not.toMatch(/\d{4}|n\.d\./)
  })

  test('is the printed form until it has been read', () => {
    expect(formatDate(group(null, 'the late October'), english)).toBe('the late October')
  })

  test.each([
    ['[1992-03-05..]', 'after 5 March 1992', 'after 5 March 1992'],
    ['[1992-03-05..]', 'not before 5 March 1992', 'on or after 5 March 1992'],
    ['[1992-03-05..]', '5 March 1992 or later', 'on or after 5 March 1992'],
    ['[..1992-03-05]', 'before 5 March 1992', 'before 5 March 1992'],
    ['[..1992-03-05]', 'до 5 марта 1992', 'before 5 March 1992'],
    ['[..1992-03-05]', 'не позднее 5 марта 1992', 'on or before 5 March 1992'],
    ['[1992..]', 'nach 1992', 'after 1992'],
    ['[1992..]', 'nicht vor 1992', 'in or after 1992'],
    ['[1992-03-05..]', 'some time later', 'on or after 5 March 1992'],
    ['1992-03-05/1992-03-08', 'between 5 and 8 March 1992', '5–8 March 1992'],
  ])('%s printed as "%s" reads "%s"', (edtf, printed, words) => {
    expect(formatDate(group(edtf, printed), english)).toBe(words)
  })

  test('stays in the Gregorian calendar in every language', () => {
    const persian = translatorOf('fa')
    expect(formatDate(group('1992-02-26'), persian)).toContain('فوریه')
    expect(formatDate(group('1992'), persian)).toBe('۱۹۹۲')
    expect(formatDay('1992-02-26', persian)).toContain('۱۹۹۲')
    expect(formatDayOfYear('02-26', persian)).toContain('فوریه')
    expect(persian({ key: 'dates.yearNotGiven', values: { date: { day: '1992-02-26' } } })).toContain('۱۹۹۲')
  })

  test('of a day has no zero and no Russian word for year', () => {
    expect(formatDay('2026-12-01', translatorOf('ru'))).toBe('1 декабря 2026')
    expect(formatDay('2026-12-01', translatorOf('hy'))).toBe('1 դեկտեմբերի, 2026 թ.')
  })

  test('of a day in any year is written as in other dates', () => {
    expect(formatDayOfYear('02-29', english)).toBe('29 February')
  })

  test('is in brackets if the archive inferred or supplied it', () => {
    expect(formatDate(group('1992-03', 'last month', 'INFERRED'), english)).toBe('[March 1992]')
    expect(formatDate(group('1992-03', 'last month', 'SUPPLIED'), english)).toBe('[March 1992]')
    expect(formatDate(group('1992-03', 'March 1992', 'VIA_INTERMEDIARY'), english)).toBe('March 1992')
  })
})

test('dates sort by first day, then without year, then unread', () => {
  const order = [
    group('1991/1992'),
    group('1992'),
    group('1992-02-25'),
    group('1992-02-25/1992-02-26'),
    group('2010-02-25'),
    group('XXXX-02-26'),
    group('XXXX-05-28'),
    group(null, 'undated'),
  ]
  const shuffled = [5, 2, 7, 0, 3, 6, 1, 4].map((index) => order[index] ?? null)
  const sorted = shuffled.toSorted(compareDates).map((date) => date?.edtf)
  expect(sorted).toEqual([
    '1991/1992',
    '1992',
    '1992-02-25',
    '1992-02-25/1992-02-26',
    '2010-02-25',
    'XXXX-02-26',
    'XXXX-05-28',
    null,
  ])
})

describe('suggestions for a printed date', () => {
  const edtfOf = (verbatim: string) => suggestEdtf(verbatim).map(({ edtf }) => edtf)

  test.each([
    ['03.04.2013', ['2013-04-03', '2013-03-04']],
    ['3/4/2013', ['2013-04-03', '2013-03-04']],
    ['03-04-2013', ['2013-04-03', '2013-03-04']],
    ['2/3', ['XXXX-03-02', 'XXXX-02-03']],
  ])('give both readings of %s', (verbatim, readings) => {
    expect(edtfOf(verbatim)).toEqual(readings)
  })

  test.each([
    ['25.02.1992', ['1992-02-25']],
    ['2/25/1992', ['1992-02-25']],
    ['03.03.2011', ['2011-03-03']],
    ['25.02.92', []],
    ['31.02.1992', []],
    ['32/13/1992', []],
    ['1992-03-14', ['1992-03-14']],
    ['March 14, 1992', ['1992-03-14']],
    ['14th of March 1992', ['1992-03-14']],
    ['14 mars 1992', ['1992-03-14']],
    ['14 марта 1992 г.', ['1992-03-14']],
    ['14 Mart 1992', ['1992-03-14']],
    ['25 fevral 1992', ['1992-02-25']],
    ['28 May', ['XXXX-05-28']],
    ['February of 2009', ['2009-02']],
    ['March 1992', ['1992-03']],
    ['the night of 25-26 February 1992', ['1992-02-25/1992-02-26']],
    ['25–26 February', ['XXXX-02-25/XXXX-02-26']],
    ['1992', ['1992']],
    ['c. 1992', ['1992~']],
    ['1992?', ['1992?']],
    ['1990s', ['199X']],
    ['1991–92', ['1991/1992']],
    ['05.1992', ['1992-05']],
    ['30 February 1992', []],
    ['14 March 1992 and 2 April 1993', []],
    ['lately', []],
    ['', []],
  ])('of "%s" are %j', (verbatim, readings) => {
    expect(edtfOf(verbatim)).toEqual(readings)
  })

  test('never add a year', () => {
    expect(edtfOf('28 May')).toEqual(['XXXX-05-28'])
  })

  test('doubt the reading that its weekday speaks against', () => {
    const [dayFirst, monthFirst] = suggestEdtf('Wednesday, 03.04.2013')
    expect(dayFirst).toEqual({ edtf: '2013-04-03', basis: 'AS_PRINTED', doubt: null })
    expect(monthFirst?.doubt && english(monthFirst.doubt)).toContain('Monday')
  })
})

test('a weekday is checked in any language', () => {
  const problemOf = (verbatim: string, edtf: string) => {
    const problem = weekdayProblem(verbatim, edtf)
    return problem && english(problem)
  }
  expect(weekdayProblem('çərşənbə axşamı, 25 fevral 1992', '1992-02-25')).toBeNull()
  expect(problemOf('çərşənbə, 25 fevral 1992', '1992-02-25')).toContain('Tuesday')
  expect(weekdayProblem('вторник, 25 февраля 1992', '1992-02-25')).toBeNull()
  expect(problemOf('Friday 25 February 1992', '1992-02-25')).toContain('Tuesday')
  expect(weekdayProblem('Friday 25 February', 'XXXX-02-25')).toBeNull()
  expect(weekdayProblem('25 February 1992', '1992-02-25')).toBeNull()
})
