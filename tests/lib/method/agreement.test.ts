import { describe, expect, it } from 'vitest'
import { agreementOf, type Pairs } from '@/lib/method/agreement'

const pair = (first: Pairs['first'], second: Pairs['second'], count: number): Pairs => ({
  first,
  second,
  count,
})

describe('agreement of two reviewers', () => {
  it('counts verdicts with the same meaning as agreement', () => {
    const { pairs, agreed } = agreementOf([
      pair('VERIFIED', 'VERIFIED', 4),
      pair('NEEDS_ORIGINAL', 'CANNOT_ACCESS', 3),
      pair('VERIFIED', 'FAILED_VERIFICATION', 2),
      pair('CORRECTED', 'FAILED_VERIFICATION', 1),
    ])
    expect({ pairs, agreed }).toEqual({ pairs: 10, agreed: 8 })
  })

  it('computes kappa as Cohen defines it', () => {
    // 50 pairs: both right 20, both wrong 15, 5 and 10 apart: observed 0.7, by chance 0.5.
    const { kappa } = agreementOf([
      pair('VERIFIED', 'VERIFIED', 20),
      pair('FAILED_VERIFICATION', 'FAILED_VERIFICATION', 15),
      pair('VERIFIED', 'FAILED_VERIFICATION', 5),
      pair('FAILED_VERIFICATION', 'VERIFIED', 10),
    ])
    expect('value' in kappa && kappa.value).toBeCloseTo(0.4, 10)
  })

  it('states no kappa for few pairs or for one meaning', () => {
    expect(agreementOf([pair('VERIFIED', 'FAILED_VERIFICATION', 29)]).kappa).toEqual({ missing: 'FEW' })
    expect(agreementOf([pair('VERIFIED', 'VERIFIED', 300)]).kappa).toEqual({ missing: 'UNIFORM' })
    expect(agreementOf([])).toEqual({ pairs: 0, agreed: 0, kappa: { missing: 'FEW' } })
  })
})
