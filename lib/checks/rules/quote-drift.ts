import { type Message, message } from '@/lib/messages/message'
import { compare, type Difference, severity } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foldedPassage } from '../detect/folded-text'
import { foundInQuotation, onOneLine, type Quoted, wordsOfSources } from '../detect/quoted'

function said(difference: Difference, where: { in: 'original' | 'quotation' }): Message {
  const values = { ...where, difference: message(`checks.quote-drift.difference.${difference.class}`) }
  const [quotation, copy] = [difference.quotation.text, difference.passage.text].map(onOneLine)
  if (!quotation) return message('checks.quote-drift.missing', { ...values, copy: copy ?? '' })
  if (!copy) return message('checks.quote-drift.added', { ...values, quotation })
  return message('checks.quote-drift.changed', { ...values, quotation, copy })
}

export const quoteDrift: Check = {
  id: 'quote-drift',
  level: 'BLOCK',
  engine: true,
  applies: (input) => wordsOfSources(input).length > 0,
  run: (input) => wordsOfSources(input).flatMap(driftOf),
}

function driftOf(entry: ReturnType<typeof wordsOfSources>[number]): Found[] {
  const { passage, words, isOriginal } = entry
  const { differences, language, unlike } = compare(words, foldedPassage(passage), passage.language)
  const where = { in: isOriginal ? 'original' : 'quotation' } as const
  if (unlike) return [foundInQuotation(entry, null, message('checks.quote-drift.unlike', where))]
  const found = differences
    .filter((difference) => difference.class !== 'TYPOGRAPHY')
    .map((difference) =>
      foundInQuotation(
        entry,
        isOriginal ? null : difference.quotation,
        said(difference, where),
        severity(difference.class),
      ),
    )
  return [...found, ...withoutWords(entry, language, found.length > 0)]
}

/** Says that a language has no word lists, where the text differs and only figures could be compared. */
function withoutWords(
  entry: Quoted,
  language: { code: string; supported: boolean },
  differs: boolean,
): Found[] {
  if (language.supported || !differs) return []
  const text = message('checks.quote-drift.languageUnsupported', { language: { language: language.code } })
  return [foundInQuotation(entry, null, text, 'WARN')]
}
