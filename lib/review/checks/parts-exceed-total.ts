import { figureScopes } from '@/lib/figures/scope'
import { formatCount } from '@/lib/figures/sentence'
import { amountOf, fitOf } from './amounts'
import { type Check, type Found, foundIn, placeOf } from './check'
import { countedParts } from './counts-in-text'
import type { CheckInput, Figure, TextBlock } from './input'

export const partsExceedTotal: Check = {
  id: 'parts-exceed-total',
  level: 'BLOCK',
  title: 'Parts that cannot fit their total',
  explanation:
    'When a count is said to be part of another, it cannot be more than the whole. Parts that are together more than the whole fit only if somebody is counted twice. Counts of different events or measures cannot be set against each other at all.',
  example: '“12 villages, among them 15 in the hills”.',
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
  message: `“${formatCount(part)}” is given as part of “${formatCount(total)}”, but of another event or measure.`,
  place: placeOf(`figures.${part.id}`, part.id),
  excerpt: formatCount(part),
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
        message: `The parts of “${formatCount(total)}” are together more than it: they fit only if somebody is counted in two of them.`,
        place: placeOf(`figures.${total.id}`, total.id),
        excerpt: formatCount(total),
        rests: parts.map(({ id, quantity }) => [id, quantity]),
      },
    ]
  return parts
    .filter((part) => amountOf(part.quantity).least > whole.most)
    .map((part) => ({
      level: whole.exact && amountOf(part.quantity).exact ? 'BLOCK' : 'WARN',
      message: `“${formatCount(part)}” is more than “${formatCount(total)}”, of which it is said to be a part.`,
      place: placeOf(`figures.${part.id}`, part.id),
      excerpt: formatCount(part),
    }))
}

function inText(block: TextBlock): Found[] {
  return countedParts(block.text, block.language).map(({ start, end, total, parts, exact: isExact }) => {
    const exact = (value: number) => ({ least: value, most: value, exact: true })
    const outcome = fitOf(exact(total), parts.map(exact))
    const sum = parts.reduce((one, other) => one + other, 0)
    const counted = parts.length > 1 ? `${parts.join(' + ')} = ${sum}` : `${sum}`
    if (outcome === 'IMPOSSIBLE')
      return foundIn(
        block,
        start,
        end,
        `A part (${Math.max(...parts)}) is more than its total (${total}).`,
        block.subjectId || !isExact ? 'WARN' : 'BLOCK',
      )
    if (outcome === 'POSSIBLE')
      return foundIn(
        block,
        start,
        end,
        `The parts are together more than the total: ${counted} of ${total}. They fit only if somebody is counted twice.`,
        'WARN',
      )
    return foundIn(
      block,
      start,
      end,
      `Counts stand beside a total here: ${counted} of ${total}. Keep them as figures, each part of the total.`,
      'INFO',
    )
  })
}
