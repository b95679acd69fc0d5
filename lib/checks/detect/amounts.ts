import type { Figure } from '../input'

/** The least and the most that a stated quantity can mean. "About" is taken as a fifth either way. */
interface Amount {
  least: number
  most: number
  exact: boolean
}

const about = 0.2

export function amountOf(quantity: Figure['quantity']): Amount {
  switch (quantity.kind) {
    case 'EXACT':
      return { least: quantity.value, most: quantity.value, exact: true }
    case 'AT_LEAST':
      return { least: quantity.value, most: Number.POSITIVE_INFINITY, exact: false }
    case 'AT_MOST':
      return { least: 0, most: quantity.value, exact: false }
    case 'APPROX':
      return {
        least: Math.floor(quantity.value * (1 - about)),
        most: Math.ceil(quantity.value * (1 + about)),
        exact: false,
      }
    case 'RANGE':
      return { least: quantity.from, most: quantity.to, exact: false }
  }
}

/**
 * Says if parts can belong to a total. POSSIBLE: together they are more than the total, so they fit only if someone is counted in two of
 * them (a child is also a girl). IMPOSSIBLE: one part alone is more than the total.
 */
export function fitOf(total: Amount, parts: readonly Amount[]): 'CONSISTENT' | 'POSSIBLE' | 'IMPOSSIBLE' {
  if (parts.some((part) => part.least > total.most)) return 'IMPOSSIBLE'
  const together = parts.reduce((sum, part) => sum + part.least, 0)
  return together > total.most ? 'POSSIBLE' : 'CONSISTENT'
}
