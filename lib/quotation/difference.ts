import type { Span } from './fold'

/** From the gravest to the slightest: a difference that shows several signs has the gravest class. */
export const differenceClasses = [
  'NUMBER',
  'NEGATION',
  'HEDGE_OR_ATTRIBUTION',
  'NAME',
  'WORD',
  'PUNCTUATION',
  'CASE',
  'TYPOGRAPHY',
] as const
export type DifferenceClass = (typeof differenceClasses)[number]

export interface QuotedSpan extends Span {
  text: string
}

/** One place where the quotation and the passage differ; an empty span marks where the other side has more. */
export interface Difference {
  class: DifferenceClass
  quotation: QuotedSpan
  passage: QuotedSpan
}

const severities = {
  NUMBER: 'BLOCK',
  NEGATION: 'BLOCK',
  HEDGE_OR_ATTRIBUTION: 'BLOCK',
  NAME: 'WARN',
  WORD: 'WARN',
  PUNCTUATION: 'WARN',
  CASE: 'INFO',
  TYPOGRAPHY: 'INFO',
} as const satisfies Record<DifferenceClass, 'BLOCK' | 'WARN' | 'INFO'>

/** The effect of a class of difference on publishing: BLOCK prevents it, WARN needs a reason, INFO only informs. */
export const severity = (difference: DifferenceClass): 'BLOCK' | 'WARN' | 'INFO' => severities[difference]

/** The graver of two classes. */
export const graver = (one: DifferenceClass, other: DifferenceClass): DifferenceClass =>
  differenceClasses.indexOf(one) <= differenceClasses.indexOf(other) ? one : other
