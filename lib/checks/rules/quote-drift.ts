import { compare, type Difference, type DifferenceClass, severity } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foundInQuotation, type Quoted, quoted, wordsOfSources } from '../detect/quoted'

const named: Record<DifferenceClass, string> = {
  NUMBER: 'A figure or date differs',
  NEGATION: 'A “not” or another negation differs',
  HEDGE_OR_ATTRIBUTION: 'Words of doubt, or of who says so, differ',
  NAME: 'A name differs',
  WORD: 'Words differ',
  PUNCTUATION: 'Punctuation differs',
  CASE: 'Capital letters differ',
  TYPOGRAPHY: 'Only the typography differs',
}

const bothTexts = ({ quotation, passage }: Difference): string => {
  if (quotation.text === '') return `the held text also has ${quoted(passage.text)} here.`
  if (passage.text === '') return `the held text does not have ${quoted(quotation.text)}.`
  return `the quotation has ${quoted(quotation.text)}, the held text ${quoted(passage.text)}.`
}

export const quoteDrift: Check = {
  id: 'quote-drift',
  level: 'BLOCK',
  engine: true,
  title: 'The quotation differs from the held text',
  explanation:
    'The words of every quotation, and the original beside a translation, are compared with the passage it is bound to. Curly or straight marks, hyphens at the end of a line and spaces do not count. A changed figure, a lost “not”, or a lost “reportedly” stops publishing; other changed words are warned of: mend them, or let them pass with a reason. Words that you supply or leave out openly, in [brackets] or with …, are no difference.',
  example:
    'The held text says “did not leave before 10 March”; the quotation says “did leave before 10 March”.',
  applies: (input) => wordsOfSources(input).length > 0,
  run: (input) => wordsOfSources(input).flatMap(driftOf),
}

function driftOf(entry: ReturnType<typeof wordsOfSources>[number]): Found[] {
  const { passage, words, isOriginal } = entry
  const { differences, language, unlike } = compare(words, passage.exact, passage.language)
  const where = isOriginal ? 'In the original beside the translation. ' : ''
  if (unlike)
    return [
      foundInQuotation(
        entry,
        null,
        `${where}Hardly any of these words stand in the passage that the quotation is bound to.`,
      ),
    ]
  const found = differences
    .filter((difference) => difference.class !== 'TYPOGRAPHY')
    .map((difference) =>
      foundInQuotation(
        entry,
        isOriginal ? null : difference.quotation,
        `${where}${named[difference.class]}: ${bothTexts(difference)}`,
        severity(difference.class),
      ),
    )
  return [...found, ...withoutWords(entry, language, found.length > 0)]
}

/** Says that a language has no word lists, where something differs and only figures could be told apart. */
function withoutWords(
  entry: Quoted,
  language: { code: string; supported: boolean },
  differs: boolean,
): Found[] {
  if (language.supported || !differs) return []
  const message = `For this language (${language.code}) only figures, punctuation and capitals can be told apart; whether a “not” or a “perhaps” was lost, a person must see.`
  return [foundInQuotation(entry, null, message, 'WARN')]
}
