import { primarySubtag, recogniseLanguage, scriptOf } from '@/lib/quotation'
import type { Check, Found } from '../check'
import { foundInQuotation, quotationsIn } from '../detect/quoted'

const bound = (input: Parameters<Check['applies']>[0]) =>
  quotationsIn(input, ['VERBATIM', 'ABRIDGED', 'TRANSLATION']).flatMap((entry) =>
    entry.passage ? [{ ...entry, passage: entry.passage }] : [],
  )

export const translationAsVerbatim: Check = {
  id: 'translation-as-verbatim',
  level: 'BLOCK',
  title: 'A translation given as the words of the source',
  explanation:
    'Words in another script or language than the passage cannot be its own words. A translation is marked as one, names its translator, and keeps the original beside it.',
  example: 'The held text is Russian; the quotation is English and marked “verbatim”.',
  applies: (input) => bound(input).length > 0,
  run: (input) => bound(input).flatMap(translationFaults),
}

function translationFaults(entry: ReturnType<typeof bound>[number]): Found[] {
  const { subject, quotation, passage } = entry
  const say = (message: string, level: 'BLOCK' | 'WARN') => foundInQuotation(entry, null, message, level)
  if (quotation.mode === 'TRANSLATION')
    return [
      ...(quotation.translator ? [] : [say('Say who made this translation.', 'WARN')]),
      ...(quotation.original
        ? []
        : [say('The original wording is held: keep it beside the translation.', 'WARN')]),
    ]
  const scripts = [scriptOf(subject.wording), scriptOf(passage.exact)]
  if (!scripts.includes('Zyyy') && scripts[0] !== scripts[1])
    return [
      say(
        `These words are in another script (${scripts[0]}) than the passage (${scripts[1]}): this is a translation or a transliteration.`,
        'BLOCK',
      ),
    ]
  const spoken = [quotation.language && primarySubtag(quotation.language), recogniseLanguage(subject.wording)]
  const held = [primarySubtag(passage.language), recogniseLanguage(passage.exact)]
  const [declared, recognised] = spoken
  if (declared && declared !== 'und' && held[0] !== 'und' && declared !== held[0])
    return [
      say(
        `The quotation is marked as ${declared}, the passage as ${held[0]}. Words in another language are a translation.`,
        'WARN',
      ),
    ]
  if (recognised && held[1] && recognised !== held[1])
    return [
      say(
        `The quotation reads like ${recognised}, the passage like ${held[1]}. Words in another language are a translation.`,
        'WARN',
      ),
    ]
  return []
}
