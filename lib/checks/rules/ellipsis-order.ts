import { locate } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foldedLayer } from '../detect/folded-text'
import { foundInQuotation, literalQuotations } from '../detect/quoted'
import type { CheckedLayer } from '../input'

const isAbridged = ({ subject }: { subject: { wording: string } }) =>
  /…|\.\s?\.\s?\.|\[\s*\]/.test(subject.wording)
const abridged = (input: Parameters<Check['applies']>[0]) => literalQuotations(input).filter(isAbridged)

export const ellipsisOrder: Check = {
  id: 'ellipsis-order',
  level: 'BLOCK',
  engine: true,
  title: 'Parts of an abridged quotation out of order or from different pages',
  explanation:
    'An omission (…) says that something between two parts was left out. The parts must therefore stand in the source in the same order and near each other. Parts put in another order, or taken from different pages, make a sentence that nobody wrote.',
  example: '“the bridge was closed … the trains were late”, where the source speaks of the trains first.',
  applies: (input) => abridged(input).length > 0,
  run: (input) => abridged(input).flatMap(orderOf),
}

function orderOf(entry: ReturnType<typeof literalQuotations>[number]): Found[] {
  const { subject, passage } = entry
  const say = (message: string, level: 'BLOCK' | 'WARN' = 'BLOCK') => [
    foundInQuotation(entry, null, message, level),
  ]
  const inPassage = locate(subject.wording, passage.exact)
  const location =
    passage.layer && inPassage.parts.length === 0
      ? locate(subject.wording, foldedLayer(passage.layer))
      : inPassage
  if (location.reason === 'PARTS_OUT_OF_ORDER')
    return say('The parts of this quotation stand in another order in the source.')
  if (location.reason === 'PARTS_FAR_APART')
    return say('The parts of this quotation stand far apart in the source: make two quotations of them.')
  if (location.reason === 'PART_TOO_SHORT')
    return say('A part between two omissions has fewer than three words, too few to be found by.', 'WARN')
  const offset = location === inPassage ? passage.start : 0
  const pages = passage.layer
    ? pagesOf(
        passage.layer,
        location.parts.map((part) => part.start + offset),
      )
    : []
  if (pages.length < 2) return []
  return say(
    `The parts of this quotation stand on different pages (${pages.join(', ')}): make a quotation of each.`,
  )
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
