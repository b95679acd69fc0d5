import { wordsAround } from '@/lib/holdings/skipped-text'
import { type Message, message } from '@/lib/messages/message'
import { type CutSign, compare, examine } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foldedLayer, foldedPassage, readingOfPassage } from '../detect/folded-text'
import { foundInQuotation, literalQuotations, onOneLine } from '../detect/quoted'

const named = (signs: readonly CutSign[]) => signs.map((sign) => message(`checks.cut-meaning.sign.${sign}`))
/** A figure beside a cut does not turn the meaning. */
const turning: readonly CutSign[] = ['NEGATION', 'HEDGE_OR_ATTRIBUTION', 'CONTRAST']

const bound = (input: Parameters<Check['applies']>[0]) =>
  literalQuotations(input).flatMap((entry) =>
    entry.passage.layer ? [{ ...entry, layer: entry.passage.layer }] : [],
  )

export const cutMeaning: Check = {
  id: 'cut-meaning',
  level: 'INFO',
  engine: true,
  applies: (input) => bound(input).length > 0,
  run: (input) => bound(input).flatMap(cutsOf),
}

function cutsOf(entry: ReturnType<typeof bound>[number]): Found[] {
  const { subject, passage, layer } = entry
  const say = (text: Message) => foundInQuotation(entry, null, text)
  const source = foldedLayer(layer, readingOfPassage(passage))
  const outside = examine(wordsAround(passage).exact, source, passage.language, {
    near: passage.start,
  }).cuts.flatMap((cut) => {
    const { side } = cut
    const words = source.textOf(
      side === 'START' ? { start: cut.at - 60, end: cut.at } : { start: cut.at, end: cut.at + 60 },
    )
    if (cut.midWord) return [say(message('checks.cut-meaning.midWord', { side, text: onOneLine(words) }))]
    const signs = cut.signs.filter((sign) => turning.includes(sign))
    if (!cut.midSentence || signs.length === 0) return []
    return [say(message('checks.cut-meaning.outside', { side, signs: named(signs), text: onOneLine(words) }))]
  })
  const inside = compare(subject.wording, foldedPassage(passage), passage.language).omissions.flatMap(
    (omission) => {
      const signs = omission.signs.filter((sign) => turning.includes(sign))
      if (signs.length === 0) return []
      return [
        say(
          message('checks.cut-meaning.omission', {
            signs: named(signs),
            text: onOneLine(omission.passage.text),
          }),
        ),
      ]
    },
  )
  return [...outside, ...inside]
}
