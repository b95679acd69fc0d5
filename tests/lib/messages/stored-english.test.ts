import { describe, expect, it } from 'vitest'
import { formatDate, formatEdtf } from '@/lib/dates'
import { figureSentence } from '@/lib/figures/sentence'
import { storedEnglish } from '@/lib/messages/stored-english'
import { timelineSentence } from '@/lib/records/timeline'
import { toCslDate } from '@/lib/sources/csl-date'
import { figure, hop, printed, timelineEvent } from '@/tests/support/factories/pure'

const chain = [hop({ id: '0191f000-0000-7000-8000-000000000001' })]
const day = printed('28 May', 'XXXX-05-28')

/** Verdicts, editions and dismissals keep hashes of these texts: a failure here means that every one of them would become outdated. */
describe('English that is stored and hashed', () => {
  it('words a dated event as it always has', () => {
    const event = timelineEvent(chain, { date: day, text: 'The bridge was closed.' })
    expect(timelineSentence(event, storedEnglish)).toBe('28 May, year not given: The bridge was closed.')
  })

  it('words a figure with all its parts as it always has', () => {
    const whole = figure(chain, { population: 'residents', quantity: { kind: 'RANGE', from: 900, to: 1200 } })
    const part = figure(chain, {
      partOf: whole.id,
      quantity: { kind: 'AT_LEAST', value: 1613 },
      population: 'women',
      place: { name: 'The valley', authorityId: null },
      asOf: day,
      note: 'Counted in hospitals.',
    })
    expect(figureSentence(part, [whole, part], storedEnglish)).toBe(
      'According to The ministry: The flood; place: The valley; killed: at least 1,613 women; part of: killed: 900 to 1,200 residents; as of 28 May, year not given; note: Counted in hospitals.',
    )
    expect(figureSentence(whole, [whole], storedEnglish)).toBe(
      'According to The ministry: The flood; killed: 900 to 1,200 residents',
    )
  })

  it('words dates as it always has', () => {
    const edtf = ['1992-03-14', '1992~', '1992?', '199X', '19XX', '1992-23', '1992-XX', '1992-XX-XX']
    const open = ['1992/..', '../1992', '1992/', '/1992', '1991-12/1992-03-14', '1992-02-25/1992-02-26']
    expect([...edtf, ...open].map((text) => formatEdtf(text, storedEnglish))).toEqual([
      '14 March 1992',
      'about 1992',
      '1992 (uncertain)',
      '1990s',
      'between 1900 and 1999',
      'autumn 1992',
      '1992, month not given',
      '1992, day and month not given',
      'from 1992',
      'until 1992',
      '1992 to an unknown date',
      'unknown date to 1992',
      'December 1991 to 14 March 1992',
      '25–26 February 1992',
    ])
    expect(formatDate({ ...day, basis: 'INFERRED' }, storedEnglish)).toBe('[28 May, year not given]')
    expect(toCslDate(day)).toEqual({ literal: '28 May, year not given' })
  })
})
