import type { Outcome } from '@/lib/generated/prisma/enums'
import { passing, unseen } from '@/lib/review/verdicts/aspects'

/** What the first two reviewers of the same text said, and how often. */
export type Pairs = { first: Outcome; second: Outcome; count: number }

/** Cohen's kappa, or why it isn't stated: too few pairs, or all verdicts were the same, so that chance alone explains them. */
export type Kappa = { value: number } | { missing: 'FEW' | 'UNIFORM' }

export type Agreement = { pairs: number; agreed: number; kappa: Kappa }

/** With fewer pairs, kappa says more about chance than about the reviewers. */
export const LEAST_PAIRS = 30

const meanings = ['PASSES', 'UNSEEN', 'FAILS'] as const
type Meaning = (typeof meanings)[number]

const meaningOf = (outcome: Outcome): Meaning => {
  if (passing.includes(outcome)) return 'PASSES'
  return unseen.includes(outcome) ? 'UNSEEN' : 'FAILS'
}

/**
 * How often two reviewers said the same: that it is right, that it couldn't be compared, or that it isn't right. Kappa (Cohen 1960) corrects this for
 * agreement by chance, with the first and the second reviewer as the two raters.
 */
export function agreementOf(rows: readonly Pairs[]): Agreement {
  const count = (matches: (pair: { first: Meaning; second: Meaning }) => boolean) =>
    rows
      .filter(({ first, second }) => matches({ first: meaningOf(first), second: meaningOf(second) }))
      .reduce((sum, row) => sum + row.count, 0)
  const pairs = count(() => true)
  const agreed = count(({ first, second }) => first === second)
  if (pairs < LEAST_PAIRS) return { pairs, agreed, kappa: { missing: 'FEW' } }
  const byChance = meanings.reduce((sum, meaning) => {
    const [first, second] = [
      count((pair) => pair.first === meaning),
      count((pair) => pair.second === meaning),
    ]
    return sum + (first / pairs) * (second / pairs)
  }, 0)
  if (byChance === 1) return { pairs, agreed, kappa: { missing: 'UNIFORM' } }
  return { pairs, agreed, kappa: { value: (agreed / pairs - byChance) / (1 - byChance) } }
}
