import { figureScopes } from '@/lib/figures/scope'
import { formatCount } from '@/lib/figures/sentence'
import { storedEnglish } from '@/lib/messages/stored-english'
import { type Check, type Found, foundIn, type Level, placeOf } from '../check'
import { amountOf, fitOf } from '../detect/amounts'
import { type Count, countedParts } from '../detect/counts-in-text'
import type { CheckInput, Figure, TextBlock } from '../input'

export const partsExceedTotal: Check = {
  id: 'parts-exceed-total',
  level: 'BLOCK',
  title: 'Parts that cannot fit their total',
  explanation:
    'When a count is said to be part of another, it cannot be more than the whole. Parts that are together more than the whole fit only if somebody is counted twice. Only two exact counts can be shown to be impossible; “about”, “more than” or a range is warned of. Counts of different events or measures cannot be set against each other at all.',
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
  message: `“${formatCount(part, storedEnglish)}” is given as part of “${formatCount(total, storedEnglish)}”, but of another event or measure.`,
  place: placeOf(`figures.${part.id}`, part.id),
  excerpt: formatCount(part, storedEnglish),
  rests: [part, total].map(({ event, measure }) => [event, measure]),
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
        message: `The parts of “${formatCount(total, storedEnglish)}” are together more than it: they fit only if somebody is counted in two of them.`,
        place: placeOf(`figures.${total.id}`, total.id),
        excerpt: formatCount(total, storedEnglish),
        rests: parts.map(({ id, quantity }) => [id, quantity]),
      },
    ]
  return parts
    .filter((part) => amountOf(part.quantity).least > whole.most)
    .map((part) => ({
      level: whole.exact && amountOf(part.quantity).exact ? 'BLOCK' : 'WARN',
      message: `“${formatCount(part, storedEnglish)}” is more than “${formatCount(total, storedEnglish)}”, of which it is said to be a part.`,
      place: placeOf(`figures.${part.id}`, part.id),
      excerpt: formatCount(part, storedEnglish),
    }))
}

function inText(block: TextBlock): Found[] {
  return countedParts(block.text, block.language).map(({ start, end, total, parts }) => {
    const found = (message: string, level: Level) => foundIn(block, start, end, message, level)
    const amount = ({ value, exact }: Count) => ({ least: value, most: value, exact })
    const outcome = fitOf(amount(total), parts.map(amount))
    const sum = parts.reduce((together, { value }) => together + value, 0)
    const counted = parts.length > 1 ? `${parts.map(({ value }) => value).join(' + ')} = ${sum}` : `${sum}`
    const allExact = [total, ...parts].every(({ exact }) => exact)
    if (outcome === 'IMPOSSIBLE') return misfit(parts, total, block.subjectId !== null, found)
    if (outcome === 'POSSIBLE') {
      const unless = allExact ? '' : ', or if the counts are not exact'
      const message = `The parts are together more than the total: ${counted} of ${total.value}. They fit only if somebody is counted twice${unless}.`
      return found(message, 'WARN')
    }
    const message = `Counts stand beside a total here: ${counted} of ${total.value}. Keep them as figures, each part of the total.`
    return found(message, 'INFO')
  })
}

/** A part that is more than its total: an exact one, if there is one, for only two exact numbers cannot both be right. */
function misfit(
  parts: readonly Count[],
  total: Count,
  isQuoted: boolean,
  found: (message: string, level: Level) => Found,
): Found {
  const beyond = parts.filter(({ value }) => value > total.value)
  const exact = total.exact ? beyond.filter((part) => part.exact) : []
  const most = Math.max(...(exact.length > 0 ? exact : beyond).map(({ value }) => value))
  const unless = exact.length > 0 ? '' : ' They fit only if the counts are not exact.'
  const level = isQuoted || exact.length === 0 ? 'WARN' : 'BLOCK'
  return found(`A part (${most}) is more than its total (${total.value}).${unless}`, level)
}
