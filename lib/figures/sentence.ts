import { formatDate } from '@/lib/dates'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import type { Figure, Quantity } from './schema'

/** "613", "at least 613", "about 600", "1,000 to 1,200": never more exact than what was stated. */
export function quantityMessage(quantity: Quantity): Message {
  switch (quantity.kind) {
    case 'EXACT':
      return message('figures.quantity.exact', { value: quantity.value })
    case 'AT_LEAST':
      return message('figures.quantity.atLeast', { value: quantity.value })
    case 'AT_MOST':
      return message('figures.quantity.atMost', { value: quantity.value })
    case 'APPROX':
      return message('figures.quantity.about', { value: quantity.value })
    case 'RANGE':
      return message('figures.quantity.range', { from: quantity.from, to: quantity.to })
  }
}

/** The same as text. */
export const formatQuantity = (quantity: Quantity, t: Translator): string => t(quantityMessage(quantity))

const WHOLE = String.raw`(\d{1,3}(?:[,. \u00a0\u202f]\d{3})+|\d+)`
const limits = { 'at least': 'AT_LEAST', 'at most': 'AT_MOST', about: 'APPROX', '': 'EXACT' } as const
const single = new RegExp(`^(at least|at most|about|) ?${WHOLE}$`, 'i')
const range = new RegExp(`^${WHOLE} ?(?:to|-|–) ?${WHOLE}$`, 'i')
const whole = (digits: string | undefined) => Number(digits?.replace(/\D/g, ''))

/** Reads what `formatQuantity` writes in English, with or without marks between thousands; null for anything else. Limits are the schema's to check. */
export function parseQuantity(words: string): Quantity | null {
  const text = words.trim().replace(/\s+/g, ' ')
  const [, from, to] = range.exec(text) ?? []
  if (from) return { kind: 'RANGE', from: whole(from), to: whole(to) }
  const [, limit, value] = single.exec(text) ?? []
  if (limit === undefined) return null
  const kind = Object.entries(limits).find(([word]) => word === limit.toLowerCase())?.[1]
  return kind ? { kind, value: whole(value) } : null
}

/** Returns measure, number and population, one after the other: "women killed" doesn't fit every measure. */
export const countMessage = ({ measure, quantity, population }: Figure): Message =>
  message('figures.count', { measure, quantity: quantityMessage(quantity), population })

/** The same as text. */
export const formatCount = (figure: Figure, t: Translator): string => t(countMessage(figure))

const given = (value: unknown) => (value ? 'yes' : 'no')

/**
 * The one sentence that a figure states, made of all its parts. The one in stored English is what verdicts judge: it changes when any part
 * changes. `figures` are all those of the record: a part names the whole it belongs to.
 */
export function figureSentence(figure: Figure, figures: readonly Figure[], t: Translator): string {
  const { statedBy, event, place, partOf, asOf, note } = figure
  const whole = figures.find(({ id }) => id === partOf)
  return t('figures.statement', {
    statedBy: statedBy.name,
    event: event.name,
    hasPlace: given(place?.name),
    place: place?.name ?? '',
    count: formatCount(figure, t),
    isPart: given(whole),
    whole: whole ? formatCount(whole, t) : '',
    hasDate: given(asOf),
    date: asOf ? formatDate(asOf, t) : '',
    hasNote: given(note),
    note,
  })
}
