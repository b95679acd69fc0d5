import { figureScopes } from '@/lib/figures/scope'
import { countMessage } from '@/lib/figures/sentence'
import { type Message, message } from '@/lib/messages/message'
import { type Check, type Found, foundIn, type Level, placeOf } from '../check'
import { amountOf, fitOf } from '../detect/amounts'
import { type Count, countedParts } from '../detect/counts-in-text'
import type { CheckInput, Figure, TextBlock } from '../input'

export const partsExceedTotal: Check = {
  id: 'parts-exceed-total',
  level: 'BLOCK',
  applies: (input) => input.texts.length > 0 || input.figures.some((figure) => figure.partOf !== null),
  run: (input) => [...inFigures(input), ...input.texts.flatMap(inText)],
}

function inFigures(input: CheckInput): Found[] {
  const { eventOf } = figureScopes(input.figures)
  return input.figures.flatMap((total) => {
    const parts = input.figures.filter((figure) => figure.partOf === total.id)
    const comparable = parts.filter(
      (part) => eventOf(part) === eventOf(total) && part.measure === total.measure,
    )
    const strangers = parts.filter((part) => !comparable.includes(part))
    return [...strangers.map((part) => stranger(part, total)), ...misfits(total, comparable)]
  })
}

const stranger = (part: Figure, total: Figure): Found => ({
  level: 'WARN',
  message: message('checks.parts-exceed-total.unrelated', {
    part: countMessage(part),
    total: countMessage(total),
  }),
  place: placeOf(`figures.${part.id}`, part.id),
  excerpt: '',
  reliedOn: [part, total].map(({ event, measure }) => [event, measure]),
})

function misfits(total: Figure, parts: Figure[]): Found[] {
  const whole = amountOf(total.quantity)
  const outcome = fitOf(
    whole,
    parts.map((part) => amountOf(part.quantity)),
  )
  if (outcome === 'CONSISTENT') return []
  if (outcome === 'POSSIBLE')
    return [
      {
        level: 'WARN',
        message: message('checks.parts-exceed-total.together', { total: countMessage(total) }),
        place: placeOf(`figures.${total.id}`, total.id),
        excerpt: '',
        reliedOn: parts.map(({ id, quantity }) => [id, quantity]),
      },
    ]
  return parts
    .filter((part) => amountOf(part.quantity).least > whole.most)
    .map((part) => ({
      level: whole.exact && amountOf(part.quantity).exact ? 'BLOCK' : 'WARN',
      message: message('checks.parts-exceed-total.moreThanTotal', {
        part: countMessage(part),
        total: countMessage(total),
      }),
      place: placeOf(`figures.${part.id}`, part.id),
      excerpt: '',
    }))
}

function inText(block: TextBlock): Found[] {
  return countedParts(block.text, block.language).map(({ start, end, total, parts }) => {
    const found = (text: Message, level: Level) => foundIn(block, start, end, text, level)
    const amount = ({ value, exact }: Count) => ({ least: value, most: value, exact })
    const outcome = fitOf(amount(total), parts.map(amount))
    const together = parts.reduce((counted, { value }) => counted + value, 0)
    const sum =
      parts.length > 1 ? `${parts.map(({ value }) => value).join(' + ')} = ${together}` : `${together}`
    const exact = [total, ...parts].every((count) => count.exact) ? 'yes' : 'no'
    const values = { sum, total: `${total.value}` }
    if (outcome === 'IMPOSSIBLE') return misfit(parts, total, block.subjectId !== null, found)
    if (outcome === 'POSSIBLE') {
      return found(message('checks.parts-exceed-total.sumExceeds', { ...values, exact }), 'WARN')
    }
    return found(message('checks.parts-exceed-total.beside', values), 'INFO')
  })
}

/** A part that is more than its total: an exact one first, because only two exact numbers can't both be right. */
function misfit(
  parts: readonly Count[],
  total: Count,
  isQuoted: boolean,
  found: (text: Message, level: Level) => Found,
): Found {
  const beyond = parts.filter(({ value }) => value > total.value)
  const exact = total.exact ? beyond.filter((part) => part.exact) : []
  const most = Math.max(...(exact.length > 0 ? exact : beyond).map(({ value }) => value))
  const level = isQuoted || exact.length === 0 ? 'WARN' : 'BLOCK'
  const values = { part: `${most}`, total: `${total.value}`, exact: exact.length > 0 ? 'yes' : 'no' }
  return found(message('checks.parts-exceed-total.partExceeds', values), level)
}
