import { type Message, message } from '@/lib/messages/message'
import { locate } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foldedLayer, foldedPassage, readingOfPassage } from '../detect/folded-text'
import { foundInQuotation, literalQuotations } from '../detect/quoted'
import type { CheckedLayer } from '../input'

const isAbridged = ({ subject }: { subject: { wording: string } }) =>
  /…|\.\s?\.\s?\.|\[\s*\]/.test(subject.wording)
const abridged = (input: Parameters<Check['applies']>[0]) => literalQuotations(input).filter(isAbridged)

export const ellipsisOrder: Check = {
  id: 'ellipsis-order',
  level: 'BLOCK',
  engine: true,
  applies: (input) => abridged(input).length > 0,
  run: (input) => abridged(input).flatMap(orderOf),
}

function orderOf(entry: ReturnType<typeof literalQuotations>[number]): Found[] {
  const { subject, passage } = entry
  const say = (text: Message, level: 'BLOCK' | 'WARN' = 'BLOCK') => [
    foundInQuotation(entry, null, text, level),
  ]
  const inPassage = locate(subject.wording, foldedPassage(passage))
  const location =
    passage.layer && inPassage.parts.length === 0
      ? locate(subject.wording, foldedLayer(passage.layer, readingOfPassage(passage)))
      : inPassage
  if (location.reason === 'PARTS_OUT_OF_ORDER') return say(message('checks.ellipsis-order.outOfOrder'))
  if (location.reason === 'PARTS_FAR_APART') return say(message('checks.ellipsis-order.farApart'))
  if (location.reason === 'PART_TOO_SHORT') return say(message('checks.ellipsis-order.partTooShort'), 'WARN')
  const offset = location === inPassage ? passage.start : 0
  const pages = passage.layer
    ? pagesOf(
        passage.layer,
        location.parts.map((part) => part.start + offset),
      )
    : []
  if (pages.length < 2) return []
  return say(message('checks.ellipsis-order.differentPages', { pages }))
}

/** The pages on which places of a layer lie, each once. */
function pagesOf(layer: CheckedLayer, places: number[]): string[] {
  const pages = layer.locators.filter(({ label }) => label === 'page')
  return [
    ...new Set(
      places.flatMap((place) => pages.find(({ start, end }) => place >= start && place < end)?.value ?? []),
    ),
  ]
}
