import { type Message, message } from '@/lib/messages/message'
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
  applies: (input) => bound(input).length > 0,
  run: (input) => bound(input).flatMap(translationFaults),
}

function translationFaults(entry: ReturnType<typeof bound>[number]): Found[] {
  const { subject, quotation, passage } = entry
  const say = (text: Message, level: 'BLOCK' | 'WARN') => foundInQuotation(entry, null, text, level)
  if (quotation.mode === 'TRANSLATION')
    return [
      ...(quotation.translator
        ? []
        : [say(message('checks.translation-as-verbatim.translatorMissing'), 'WARN')]),
      ...(quotation.original ? [] : [say(message('checks.translation-as-verbatim.originalMissing'), 'WARN')]),
    ]
  const [script, passageScript] = [scriptOf(subject.wording), scriptOf(passage.exact)]
  if (script !== 'Zyyy' && passageScript !== 'Zyyy' && script !== passageScript)
    return [
      say(
        message('checks.translation-as-verbatim.script', {
          quotation: { script },
          passage: { script: passageScript },
        }),
        'BLOCK',
      ),
    ]
  const spoken = [quotation.language && primarySubtag(quotation.language), recogniseLanguage(subject.wording)]
  const held = [primarySubtag(passage.language), recogniseLanguage(passage.exact)]
  const [declared, recognised] = spoken
  if (declared && declared !== 'und' && held[0] !== 'und' && declared !== held[0])
    return [
      say(
        message('checks.translation-as-verbatim.language', {
          quotation: { language: declared },
          passage: { language: held[0] ?? 'und' },
        }),
        'WARN',
      ),
    ]
  if (recognised && held[1] && recognised !== held[1])
    return [
      say(
        message('checks.translation-as-verbatim.recognised', {
          quotation: { language: recognised },
          passage: { language: held[1] },
        }),
        'WARN',
      ),
    ]
  return []
}
