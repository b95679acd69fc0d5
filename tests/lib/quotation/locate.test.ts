import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, locate } from '@/lib/quotation'

const text = `The reading room opened in May. It was closed on Sundays – “for want of coal”, as the keeper noted.
The garden behind the library was kept by two brothers. The garden behind the library was sold in the spring.
A train left for the coast at ten past six, and a second train followed at noon with the heavy luggage.`

const wordsAt = (parts: { start: number; end: number }[]) =>
  parts.map((part) => text.slice(part.start, part.end))

describe('locating', () => {
  it('finds exact words and gives their place in the untouched text', () => {
    const found = locate('It was closed on Sundays', text)
    expect(found.status).toBe('FOUND')
    expect(wordsAt(found.parts)).toEqual(['It was closed on Sundays'])
  })

  it('sees through typography and outer quotation marks', () => {
    const found = locate(
      '"closed on Sundays - \'for want of coal\'"',
      text.replace('“for', '‘for').replace('coal”', 'coal’'),
    )
    expect(found.status).toBe('FOUND')
  })

  it('finds words that were read badly, as approximate', () => {
    const found = locate('A traln left for tbe coast at ten past slx', text)
    expect(found.status).toBe('APPROXIMATE')
    expect(wordsAt(found.parts)).toEqual(['A train left for the coast at ten past six'])
  })

  it('leaves two places that fit to a person', () => {
    const found = locate('The garden behind the library was', text)
    expect(found).toMatchObject({ status: 'ORPHAN', reason: 'SEVERAL_PLACES', parts: [] })
    expect(found.candidates).toHaveLength(2)
  })

  it('chooses a passage by its context or exact position, never by distance', () => {
    const words = 'The garden behind the library was'
    const second = text.lastIndexOf(words)
    expect(locate(words, text, { suffix: ' sold in the' }).parts[0]?.start).toBe(second)
    expect(locate(words, text, { prefix: 'two brothers. ' }).parts[0]?.start).toBe(second)
    expect(locate(words, text, { near: second }).parts[0]?.start).toBe(second)
    expect(locate(words, text, { near: second - 9 }).status).toBe('ORPHAN')
  })

  it('does not re-anchor words whose prefix or suffix fails', () => {
    expect(locate('It was closed on Sundays', text, { prefix: 'It never rained. ' })).toMatchObject({
      status: 'ORPHAN',
      reason: 'CONTEXT_FAILS',
    })
    expect(locate('It was closed on Sundays', text, { suffix: ' and Mondays' }).status).toBe('ORPHAN')
  })

  it('finds the parts of an abridged quotation forward only', () => {
    const forward = locate('The reading room opened … as the keeper noted', text)
    expect(wordsAt(forward.parts)).toEqual(['The reading room opened', 'as the keeper noted'])
    expect(forward.parts[1]).toMatchObject({ quotationStart: 26, quotationEnd: 45 })
    expect(locate('as the keeper noted [...] The reading room opened', text)).toMatchObject({
      status: 'NOT_FOUND',
      reason: 'PARTS_OUT_OF_ORDER',
    })
  })

  it('wants three words of each part of an abridged quotation', () => {
    expect(locate('The reading … noted', text)).toMatchObject({ status: 'ORPHAN', reason: 'PART_TOO_SHORT' })
  })

  it('reports no match, an empty quotation and another script', () => {
    expect(locate('Snow fell on the harbour all through the week', text).reason).toBe('NOTHING_ALIKE')
    expect(locate(' \n\u00a0\u200b', text).reason).toBe('EMPTY')
    expect(locate('…', text).reason).toBe('EMPTY')
    expect(locate('Сад за библиотекой', text).reason).toBe('OTHER_SCRIPT')
  })

  it('takes one character as a whole word or not at all', () => {
    expect(locate('A', text).status).toBe('FOUND')
    expect(locate('q', text).status).toBe('NOT_FOUND')
  })

  it('finds a quotation of 100,000 characters, exact or with slips', () => {
    const long = Array.from(
      { length: 2000 },
      (_, index) => `Line ${index} tells of rain number ${index * 7}.`,
    ).join(' ')
    const words = long.slice(0, 100_000)
    expect(locate(words, long).status).toMatch(/FOUND|APPROXIMATE/)
    const slips = locate(words.replaceAll('tells', 'tel1s'), long)
    expect(slips.status).toBe('APPROXIMATE')
    expect(slips.parts[0]?.start).toBe(0)
  })

  it('finds any run of whole words, or leaves it to a person', () => {
    const words = text.split(/\s+/)
    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.integer({ min: 1, max: 12 }), (from, count) => {
        const quotation = words.slice(from, from + count).join(' ')
        const found = locate(quotation, text)
        if (!/[\p{L}\p{N}]/u.test(quotation)) expect(found.reason).toBe('EMPTY')
        else if (found.status === 'ORPHAN') expect(found.candidates.length).toBeGreaterThan(1)
        else
          expect(fold(wordsAt(found.parts).join('')).folded).toContain(
            fold(quotation).folded.replace(/^["\s]+|["\s]+$/g, ''),
          )
      }),
    )
  })

  it('never throws and never leaves the text, whatever it is given', () => {
    const any = fc.string({ unit: 'binary', maxLength: 80 })
    fc.assert(
      fc.property(any, any, (quotation, passage) => {
        for (const part of locate(quotation, passage).parts) {
          expect(part.start).toBeLessThanOrEqual(part.end)
          expect(part.end).toBeLessThanOrEqual(passage.length)
          expect(part.quotationEnd).toBeLessThanOrEqual(quotation.length)
        }
      }),
    )
  })
})
