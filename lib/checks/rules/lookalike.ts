import { wordsAround } from '@/lib/holdings/skipped-text'
import { message } from '@/lib/messages/message'
import { locate } from '@/lib/quotation'
import type { Check } from '../check'
import { foldedLayer, readingOfPassage } from '../detect/folded-text'
import { foundInQuotation, literalQuotations } from '../detect/quoted'

const inLayers = (input: Parameters<Check['applies']>[0]) =>
  literalQuotations(input).flatMap((entry) =>
    entry.passage.layer ? [{ ...entry, layer: entry.passage.layer }] : [],
  )

export const lookalike: Check = {
  id: 'lookalike',
  level: 'WARN',
  engine: true,
  applies: (input) => inLayers(input).length > 0,
  run: (input) =>
    inLayers(input).flatMap((entry) => {
      const { passage, layer } = entry
      const { exact, ...context } = wordsAround(passage)
      const here = locate(exact, foldedLayer(layer, readingOfPassage(passage)), context)
      if (here.reason === 'CONTEXT_FAILS')
        return [foundInQuotation(entry, null, message('checks.lookalike.contextDiffers'))]
      if (here.reason !== 'SEVERAL_PLACES') return []
      const count = here.candidates.length
      return [foundInQuotation(entry, null, message('checks.lookalike.severalPlaces', { count }))]
    }),
}
