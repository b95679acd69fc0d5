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
