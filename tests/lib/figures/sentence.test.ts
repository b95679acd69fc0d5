import { describe, expect, it } from 'vitest'
import { faultText } from '@/lib/errors'
import { figuresSchema } from '@/lib/figures/schema'
import { figureSentence, formatQuantity, parseQuantity } from '@/lib/figures/sentence'
import { english } from '@/tests/support/english'
import { figure, hop, printed } from '@/tests/support/factories/pure'

const chain = [hop({ id: '0191f000-0000-7000-8000-000000000001' })]

describe('a figure in words', () => {
  it('is never more exact than what was stated', () => {
    expect(formatQuantity({ kind: 'EXACT', value: 1613 }, english)).toBe('1,613')
    expect(formatQuantity({ kind: 'AT_LEAST', value: 8 }, english)).toBe('at least 8')
    expect(formatQuantity({ kind: 'AT_MOST', value: 8 }, english)).toBe('at most 8')
    expect(formatQuantity({ kind: 'APPROX', value: 600 }, english)).toBe('about 600')
    expect(formatQuantity({ kind: 'RANGE', from: 5, to: 9 }, english)).toBe('5 to 9')
  })

  it.each([
    ['1,613', { kind: 'EXACT', value: 1613 }],
    ['1613', { kind: 'EXACT', value: 1613 }],
    ['1 613 000', { kind: 'EXACT', value: 1_613_000 }],
    ['At least 8', { kind: 'AT_LEAST', value: 8 }],
    ['at most 8', { kind: 'AT_MOST', value: 8 }],
    ['about  600', { kind: 'APPROX', value: 600 }],
    ['5 to 9', { kind: 'RANGE', from: 5, to: 9 }],
    ['1,000–1,200', { kind: 'RANGE', from: 1000, to: 1200 }],
    ['many', null],
    ['', null],
    ['nearly 600', null],
    ['12 13', null],
    ['1.5', null],
    ['-3', null],
  ] as const)('%j is read back as it is meant, or not at all', (words, quantity) => {
    expect(parseQuantity(words)).toEqual(quantity)
  })

  it('says who states it, what is counted, where, when, and the whole', () => {
    const whole = figure(chain, { population: 'residents', quantity: { kind: 'APPROX', value: 40 } })
    const part = figure(chain, {
      partOf: whole.id,
      population: 'women',
      place: { name: 'The valley', authorityId: null },
      asOf: printed('June', 'XXXX-06'),
      note: 'Counted in hospitals.',
    })
    expect(figureSentence(part, [whole, part], english)).toMatch(
      /^According to The ministry: The flood; place: The valley; killed: 12 women; part of: killed: about 40 residents; as of June.*year not given; note: Counted in hospitals\.$/,
    )
  })
})

describe('the figures of a record', () => {
  const fault = (figures: unknown) => {
    const { error } = figuresSchema.safeParse(figures)
    return error && faultText(error, english)
  }

  it('can be part of another figure, but never of themselves', () => {
    const [a, b, c] = [figure(chain), figure(chain), figure(chain)]
    expect(fault([a, { ...b, partOf: a.id }, { ...c, partOf: b.id }])).toBeUndefined()
    expect(
      fault([
        { ...a, partOf: c.id },
        { ...b, partOf: a.id },
        { ...c, partOf: b.id },
      ]),
    ).toContain('itself')
    expect(fault([{ ...a, partOf: a.id }])).toContain('itself')
    expect(fault([{ ...a, partOf: b.id }])).toContain('no longer exists')
    expect(fault([a, a])).toContain('same id')
  })

  it('are whole numbers from zero, in ranges that rise', () => {
    expect(fault([figure(chain, { quantity: { kind: 'EXACT', value: 1.5 } })])).toBe('Enter a whole number.')
    expect(fault([figure(chain, { quantity: { kind: 'RANGE', from: 9, to: 9 } })])).toContain('above')
  })
})
