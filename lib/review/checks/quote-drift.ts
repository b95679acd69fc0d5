import { compare, type Difference, type DifferenceClass, severity } from '@/lib/review/quotation'
import type { Check, Found } from './check'
import { foundInQuotation, literalQuotations, type Quoted, quoted } from './quoted'

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

const sides = ({ quotation, passage }: Difference): string => {
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
    'The words of every quotation are compared with the passage it is bound to. Curly or straight marks, hyphens at the end of a line and spaces do not count. A changed figure, a lost “not”, or a lost “reportedly” stops publishing; other changed words need a reason. Words that you supply or leave out openly, in [brackets] or with …, are no difference.',
  example:
    'The held text says “did not leave before 10 March”; the quotation says “did leave before 10 March”.',
  applies: (input) => literalQuotations(input).length > 0,
  run: (input) => literalQuotations(input).flatMap(driftOf),
}

function driftOf(entry: ReturnType<typeof literalQuotations>[number]): Found[] {
  const { subject, passage } = entry
  const { differences, language, unlike } = compare(subject.wording, passage.exact, passage.language)
  if (unlike)
    return [
      foundInQuotation(
        entry,
        null,
        'Hardly any of these words stand in the passage that the quotation is bound to.',
      ),
    ]
  const found = differences
    .filter((difference) => difference.class !== 'TYPOGRAPHY')
    .map((difference) =>
      foundInQuotation(
        entry,
        difference.quotation,
        `${named[difference.class]}: ${sides(difference)}`,
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
