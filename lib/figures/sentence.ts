import { formatDate } from '@/lib/dates'
import type { Figure, Quantity } from './schema'

const number = (value: number) => value.toLocaleString('en')

/** "613", "at least 613", "about 600", "1,000 to 1,200": never more exact than what was stated. */
export function formatQuantity(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'EXACT':
      return number(quantity.value)
    case 'AT_LEAST':
      return `at least ${number(quantity.value)}`
    case 'AT_MOST':
      return `at most ${number(quantity.value)}`
    case 'APPROX':
      return `about ${number(quantity.value)}`
    case 'RANGE':
      return `${number(quantity.from)} to ${number(quantity.to)}`
  }
}

const WHOLE = String.raw`(\d{1,3}(?:[,. \u00a0\u202f]\d{3})+|\d+)`
const limits = { 'at least': 'AT_LEAST', 'at most': 'AT_MOST', about: 'APPROX', '': 'EXACT' } as const
const single = new RegExp(`^(at least|at most|about|) ?${WHOLE}$`, 'i')
const range = new RegExp(`^${WHOLE} ?(?:to|-|–) ?${WHOLE}$`, 'i')
const whole = (digits: string | undefined) => Number(digits?.replace(/\D/g, ''))

/** Reads what `formatQuantity` writes, with or without marks between thousands; null for anything else. Limits are the schema's to check. */
export function parseQuantity(words: string): Quantity | null {
  const text = words.trim().replace(/\s+/g, ' ')
  const [, from, to] = range.exec(text) ?? []
  if (from) return { kind: 'RANGE', from: whole(from), to: whole(to) }
  const [, limit, value] = single.exec(text) ?? []
  if (limit === undefined) return null
  const kind = Object.entries(limits).find(([word]) => word === limit.toLowerCase())?.[1]
  return kind ? { kind, value: whole(value) } : null
}

/** What is counted, in short: "women killed" cannot be said of every measure, so the parts stand side by side. */
export const formatCount = (figure: Figure) =>
  `${figure.measure}: ${formatQuantity(figure.quantity)} ${figure.population}`

/**
 * The one sentence that a figure states, made of all its parts, so that a verdict on it falls when any part changes. `figures` are all
 * those of the record: a part says of which whole it is.
 */
export function figureSentence(figure: Figure, figures: readonly Figure[]): string {
  const whole = figures.find(({ id }) => id === figure.partOf)
  return [
    `According to ${figure.statedBy.name}: ${figure.event.name}`,
    figure.place && `place: ${figure.place.name}`,
    formatCount(figure),
    whole && `part of: ${formatCount(whole)}`,
    figure.asOf && `as of ${formatDate(figure.asOf)}`,
    figure.note && `note: ${figure.note}`,
  ]
    .filter(Boolean)
    .join('; ')
}
