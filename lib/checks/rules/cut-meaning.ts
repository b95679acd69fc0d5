import { type CutSign, compare, examine } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foldedLayer } from '../detect/folded-text'
import { foundInQuotation, literalQuotations, quoted } from '../detect/quoted'

const named: Record<CutSign, string> = {
  NEGATION: 'a negation',
  HEDGE_OR_ATTRIBUTION: 'words of doubt or of who says so',
  NUMBER: 'a figure or date',
  CONTRAST: 'a “but”',
}
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
  title: 'Words beside the cut may turn the meaning',
  explanation:
    'A quotation may be true to the letter and still say the opposite, when a “not”, an “it is said” or a “but” stands just outside it or inside an omission. Read the words around the cut and decide whether they belong to the quotation.',
  example: '“the patient remained seizure” from “the patient remained seizure-free”.',
  applies: (input) => bound(input).length > 0,
  run: (input) => bound(input).flatMap(cutsOf),
}

function cutsOf(entry: ReturnType<typeof bound>[number]): Found[] {
  const { subject, passage, layer } = entry
  const { text } = layer
  const say = (message: string) => foundInQuotation(entry, null, message)
  const outside = examine(passage.exact, foldedLayer(layer), passage.language, {
    near: passage.start,
  }).cuts.flatMap((cut) => {
    const side = cut.side === 'START' ? 'before the quotation begins' : 'after it ends'
    const words =
      cut.side === 'START' ? text.slice(Math.max(0, cut.at - 60), cut.at) : text.slice(cut.at, cut.at + 60)
    if (cut.midWord) return [say(`The cut goes through a word: ${quoted(words)} stands ${side}.`)]
    const signs = cut.signs.filter((sign) => turning.includes(sign))
    if (!cut.midSentence || signs.length === 0) return []
    return [
      say(
        `In the same sentence, just ${side}, stands ${signs.map((sign) => named[sign]).join(' and ')}: ${quoted(words)}.`,
      ),
    ]
  })
  const inside = compare(subject.wording, passage.exact, passage.language).omissions.flatMap((omission) => {
    const signs = omission.signs.filter((sign) => turning.includes(sign))
    if (signs.length === 0) return []
    return [
      say(
        `An omission leaves out ${signs.map((sign) => named[sign]).join(' and ')}: ${quoted(omission.passage.text)}.`,
      ),
    ]
  })
  return [...outside, ...inside]
}
