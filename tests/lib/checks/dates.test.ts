import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkInput, recordInput, runChecks } from '@/lib/checks'
import { datesIn } from '@/lib/checks/detect/dates'
import { ambiguousDate } from '@/lib/checks/rules/ambiguous-date'
import { impossibleDate } from '@/lib/checks/rules/impossible-date'
import { missingYear } from '@/lib/checks/rules/missing-year'
import { numberYear } from '@/lib/checks/rules/number-year'
import { sequence } from '@/lib/checks/rules/sequence'
import { contentOf, timelineEvent } from '@/tests/support/factories/pure'
import {
  draftQuoting,
  excerpts,
  findings,
  levels,
  paragraph,
  paragraphs,
  printed,
  seen,
  source,
  triedTooLittle,
  unseen,
} from './drafts'

const draft = (...texts: string[]) =>
  checkInput({ kind: 'account', today: '2026-11-23', texts: paragraphs(...texts) })
const inLanguage = (language: string, text: string) =>
  checkInput({ kind: 'account', texts: [paragraph(text, { language })] })

describe('dates in prose', () => {
  it.each([
    ['en', 'On the night of 25-26 February 1932 it rained.', ['25-26 February 1932']],
    ['en', 'March 14th, 1932, and then 3 May.', ['March 14th, 1932', '3 May']],
    ['en', 'They may 3 times march 4 miles.', []],
    ['en', 'From 08.02.2013 to 2014-05-06, in 1999.', ['08.02.2013', '2014-05-06']],
    ['en', 'Version 1.2.2013.4 of 10/20 parts', []],
    ['fr', 'Le 3 mai 1932 et le 1er juin.', ['3 mai 1932', '1er juin']],
    ['ru', '14 марта 1932 года и 3 мая.', ['14 марта 1932', '3 мая']],
    ['de', 'Am 14. März 1932.', ['14. März 1932']],
    ['es', 'El 14 de marzo de 1932.', ['14 de marzo de 1932']],
    ['az', '14 mart 1932-ci ildə', ['14 mart 1932']],
    ['tr', '14 Mart 1932 günü', ['14 Mart 1932']],
  ])('are found in %s: %j', (language, text, expected) => {
    expect(datesIn(text, language).map((date) => date.text)).toEqual(expected)
  })
})

describe('missing-year', () => {
  it.each([
    ['On 28 May the senate made a statement.', '28 May'],
    ['The 25 March edition has it.', '25 March'],
    ['It happened on June 13, as they say.', 'June 13'],
  ])('finds %j', (text, excerpt) => {
    expect(findings(missingYear, draft(text))).toMatchObject([{ level: 'WARN', excerpt }])
  })

  it('is only a note for date fields and quotations', () => {
    const dates = [{ field: 'fields.adopted', date: printed('28 May', 'XXXX-05-28') }]
    expect(levels(missingYear, checkInput({ dates }))).toEqual(['INFO'])
    expect(levels(missingYear, draftQuoting({ wording: 'on 28 May', exact: 'on 28 May' }))).toEqual(['INFO'])
  })

  it('warns of a printed day without a reading', () => {
    const at = (verbatim: string) =>
      levels(missingYear, checkInput({ dates: [{ field: 'timeline.e', date: printed(verbatim, null) }] }))
    expect(at('28 May')).toEqual(['WARN'])
    expect(at('28 мая')).toEqual(['WARN'])
    expect(at('28 May – 2 June 1932')).toEqual([])
    expect(at('28 May, year not given')).toEqual([])
    expect(at('in May')).toEqual([])
  })

  it.each([
    'On 28 May 1932 it rained.',
    'In May it rained, and again in 1932.',
    'On 28 May, year not given, it rained.',
    'May 1932 was wet.',
    '28 people may come.',
  ])('ignores %j', (text) => {
    expect(findings(missingYear, draft(text))).toEqual([])
  })
})

describe('impossible-date', () => {
  it.each([
    ['31 February 1932 was a holiday.', '31 February 1932'],
    ['It began on Friday, 25 February 1992.', '25 February 1992'],
    ['The list names 30.02.2013 as the day.', '30.02.2013'],
  ])('finds %j', (text, excerpt) => {
    expect(findings(impossibleDate, draft(text))).toMatchObject([{ level: 'WARN', excerpt }])
  })

  it('finds the wrong weekday of an event at the event', () => {
    const date = { verbatim: 'Friday, 25 February 1992', edtf: '1992-02-25', basis: 'AS_PRINTED' as const }
    const event = timelineEvent([seen('s')], { date })
    const content = contentOf('account', { fields: { timeline: [event] } })
    const input = recordInput('account', content, { today: '2026-01-01' })
    expect(findings(impossibleDate, input)).toMatchObject([{ place: { field: `timeline.${event.id}` } }])
    const yearless = { verbatim: '25 February', edtf: 'XXXX-02-25', basis: 'AS_PRINTED' as const }
    const without = contentOf('account', {
      fields: { timeline: [timelineEvent([seen('s')], { date: yearless })] },
    })
    expect(
      findings(missingYear, recordInput('account', without, { today: '2026-01-01' })).length,
    ).toBeGreaterThan(0)
  })

  it.each([
    ['30 February 1992', null],
    ['31 апреля 1992', null],
    ['31.02.1992', '1992-02'],
  ])('finds an impossible day at its event: %j', (verbatim, edtf) => {
    const event = timelineEvent([seen('s')], { date: printed(verbatim, edtf) })
    const content = contentOf('account', { fields: { timeline: [event] } })
    const input = recordInput('account', content, { today: '2026-01-01' })
    expect(findings(impossibleDate, input)).toMatchObject([
      { level: 'WARN', place: { field: `timeline.${event.id}` } },
    ])
  })

  it.each([
    ['29 February 1992', null],
    ['the night of 25–26 February 1992', null],
    ['after the harvest', null],
    ['Tuesday, 25 February 1992', '1992-02-25'],
  ])('accepts %j as the date of an event', (verbatim, edtf) => {
    const dates = [{ field: 'timeline.e', date: printed(verbatim, edtf) }]
    expect(findings(impossibleDate, checkInput({ dates }))).toEqual([])
  })

  it('dismissed at one event stays open at another', () => {
    const keyAt = (field: string) => {
      const dates = [{ field, date: printed('Friday, 25 February 1992', '1992-02-25') }]
      return runChecks(checkInput({ dates }), [impossibleDate]).findings[0]?.key
    }
    expect([keyAt('timeline.a'), keyAt('timeline.b')]).not.toContain(undefined)
    expect(keyAt('timeline.a')).not.toBe(keyAt('timeline.b'))
  })

  it('reopens when the date of the quoting source changes', () => {
    const input = draftQuoting({ wording: 'rain', exact: 'rain', chain: [unseen('a'), seen('s')] })
    const keyWith = (year: string) => {
      const sources = new Map([
        ['a', source('a', { issued: printed('1950', '1950') })],
        ['s', source('s', { issued: printed(year, year) })],
      ])
      return runChecks({ ...input, sources, today: '2026-01-01' }, [impossibleDate]).findings[0]?.key
    }
    expect(keyWith('1949')).toBeTruthy()
    expect(keyWith('1949')).not.toBe(keyWith('1948'))
  })

  it('finds a source that quotes a later one', () => {
    const input = draftQuoting({ wording: 'rain', exact: 'rain', chain: [unseen('a'), seen('s')] })
    const sources = new Map([
      ['a', source('a', { issued: printed('1950', '1950') })],
      ['s', source('s', { issued: printed('1949', '1949') })],
    ])
    expect(findings(impossibleDate, { ...input, sources, today: '2026-01-01' })).toMatchObject([
      { level: 'WARN', excerpt: '1950' },
    ])
  })

  it('finds early access dates and future works', () => {
    const early = source('s', { issued: printed('2020', '2020'), accessed: printed('2019', '2019') })
    expect(
      levels(
        impossibleDate,
        checkInput({ today: '2026-01-01', texts: paragraphs('x'), sources: new Map([['s', early]]) }),
      ),
    ).toEqual(['WARN'])
    const late = source('s', { issued: printed('2030', '2030') })
    expect(
      levels(
        impossibleDate,
        checkInput({ today: '2026-01-01', texts: paragraphs('x'), sources: new Map([['s', late]]) }),
      ),
    ).toEqual(['WARN'])
  })

  it('notes that a parliament met on a weekend', () => {
    expect(levels(impossibleDate, draft('The senate adopted it on 25.02.2012.'))).toEqual(['INFO'])
    const dates = [{ field: 'fields.adopted', date: printed('25 February 2012', '2012-02-25') }]
    expect(levels(impossibleDate, checkInput({ kind: 'resolution', dates }))).toEqual(['INFO'])
  })

  it.each([
    'It began on Tuesday, 25 February 1992.',
    '29 February 1992 was a Saturday, and nobody sat.',
    'The senate adopted it on 24.02.2012.',
    'The market was held on 25.02.2012.',
    'On 28 May the senate met.',
  ])('ignores %j', (text) => {
    expect(findings(impossibleDate, draft(text))).toEqual([])
  })
})

describe('ambiguous-date', () => {
  it.each([
    ['On 08.02.2013 it rained.', '08.02.2013'],
    ['On 2/3/2015 it rained.', '2/3/2015'],
    ['On 03-04-2013 it rained.', '03-04-2013'],
  ])('finds %j', (text, excerpt) => {
    expect(findings(ambiguousDate, draft(text))).toMatchObject([{ level: 'INFO', excerpt }])
  })

  it('points to an unambiguous date beside it', () => {
    expect(findings(ambiguousDate, draft('From 08.02.2013 to 16.04.2013.'))[0]?.message).toContain(
      '“16.04.2013”',
    )
  })

  it.each([
    'On 25.02.2013 it rained.',
    'On 05.05.2013 it rained.',
    'On 2013-02-08 it rained.',
    'On 8 February 2013 it rained.',
  ])('ignores %j', (text) => {
    expect(findings(ambiguousDate, draft(text))).toEqual([])
  })
})

describe('number-year', () => {
  it.each([
    ['On 17 January 2014 the congress adopted resolution No 333-2013.', '333-2013'],
    ['Law 12/1998 was signed on 3 May 2001.', '12/1998'],
    ['Decree 2011-45 of 4 June 2013.', '2011-45'],
  ])('finds %j', (text, excerpt) => {
    expect(findings(numberYear, draft(text))).toMatchObject([{ level: 'INFO', excerpt }])
  })

  it('finds it in the fields of a resolution', () => {
    const dates = [{ field: 'fields.adopted', date: printed('17 January 2014', '2014-01-17') }]
    const input = checkInput({ kind: 'resolution', fields: { number: '333-2013' }, dates })
    expect(findings(numberYear, input)).toMatchObject([
      { place: { field: 'fields.number' }, excerpt: '333-2013' },
    ])
    expect(findings(numberYear, { ...input, fields: { number: '333-2014' } })).toEqual([])
  })

  it.each([
    'On 17 January 2013 the congress adopted resolution No 333-2013.',
    'The war of 1939-1945 was over; on 3 May 1946 they met.',
    'Resolution No 4, adopted on 13 August 2014.',
    'Resolution 333-2013 has no date beside it.',
    'Issue 12/1998 came out on 2 December 1998.',
  ])('ignores %j', (text) => {
    expect(findings(numberYear, draft(text))).toEqual([])
  })
})

describe('sequence', () => {
  it.each([
    [
      'a phrase that overtakes the next date',
      [
        'On 2 January 1932 the line was cut. A few months later the mast fell. On 20 February 1932 the mill closed.',
      ],
      'A few months later',
    ],
    [
      'the same across paragraphs',
      [
        'On 2 January 1932 the line was cut. Six weeks later the mast fell.',
        'On 20 January 1932 the mill closed.',
      ],
      'Six weeks later',
    ],
    [
      'the same with a year that must be concluded',
      [
        'In October 1931 the road closed. On 2 January the line was cut. Several months later the mast fell.',
        'On 20 February 1932 the mill closed.',
      ],
      'Several months later',
    ],
  ])('finds %s', (_, texts, excerpt) => {
    expect(findings(sequence, draft(...texts))).toMatchObject([{ level: 'WARN', excerpt }])
  })

  it('reopens when the inferred year changes but the text doesn’t', () => {
    const keyWith = (year: number) => {
      const input = draft(
        `In October ${year} the road closed. On 2 January the line was cut. Ten years later the mast fell.`,
        'On 20 February 1932 the mill closed.',
      )
      return runChecks(input, [sequence]).findings[0]?.key
    }
    expect([keyWith(1931), keyWith(1930)]).not.toContain(undefined)
    expect(keyWith(1931)).not.toBe(keyWith(1930))
  })

  it('reopens when the reading of an event date changes', () => {
    const at = (id: string, verbatim: string, edtf: string) =>
      timelineEvent([seen('s')], { id, date: printed(verbatim, edtf) })
    const [one, other] = [randomUUID(), randomUUID()]
    const keyWith = (edtf: string) => {
      const timeline = [at(one, '3 May', '1932-05-03'), at(other, '2 May', edtf)]
      return runChecks(checkInput({ timeline }), [sequence]).findings[0]?.key
    }
    expect([keyWith('1932-05-02'), keyWith('1931-05-02')]).not.toContain(undefined)
    expect(keyWith('1932-05-02')).not.toBe(keyWith('1931-05-02'))
  })

  it.each([
    [
      'ru',
      '2 января 1932 года линию закрыли. Через несколько месяцев мачта упала. 20 февраля 1932 года мельница стала.',
    ],
    [
      'fr',
      'Le 2 janvier 1932 la ligne fut coupée. Quelques mois plus tard le mât tomba. Le 20 février 1932 le moulin ferma.',
    ],
    [
      'de',
      'Am 2. Januar 1932 wurde die Linie gekappt. Einige Monate später fiel der Mast. Am 20. Februar 1932 schloss die Mühle.',
    ],
  ])('reads %s as well', (language, text) => {
    expect(levels(sequence, inLanguage(language, text))).toEqual(['WARN'])
  })

  it('finds events of a timeline in the wrong order', () => {
    const event = (id: string, edtf: string) => ({
      id,
      date: printed(edtf, edtf),
      text: 'Rain.',
      chain: [seen('s')],
      passageId: null,
    })
    const timeline = [event('a', '1932-05'), event('b', '1932-02-01')]
    expect(excerpts(sequence, checkInput({ timeline }))).toEqual(['1932-02-01'])
    expect(findings(sequence, checkInput({ timeline: timeline.toReversed() }))).toEqual([])
    expect(
      findings(sequence, checkInput({ timeline: [event('a', '1932'), event('b', '1932-02-01')] })),
    ).toEqual([])
  })

  it.each([
    [
      'a phrase that fits',
      [
        'On 2 January 1932 the line was cut. A few weeks later the mast fell. On 20 February 1932 the mill closed.',
      ],
    ],
    [
      'a story that goes back',
      [
        'On 2 March 1932 the line was cut. A few months later it was mended. It had been laid on 20 February 1921.',
      ],
    ],
    [
      'a date in another part of the text',
      [
        'On 2 January 1932 the line was cut. A few months later the mast fell.',
        'One.',
        'Two.',
        'Three.',
        'On 20 February 1932 they met.',
      ],
    ],
    [
      'a phrase without a date before it',
      ['A few months later the mast fell. On 20 February 1932 the mill closed.'],
    ],
  ])('ignores %s', (_, texts) => {
    expect(findings(sequence, draft(...texts))).toEqual([])
  })
})

describe('each of these checks', () => {
  it('has at least three hits and three near misses', () => {
    expect(triedTooLittle('dates')).toEqual([])
  })
})
