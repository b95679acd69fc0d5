import { locate } from '@/lib/quotation'
import type { Check } from '../check'
import { foldedLayer } from '../detect/folded-text'
import { foundInQuotation, literalQuotations } from '../detect/quoted'

const inLayers = (input: Parameters<Check['applies']>[0]) =>
  literalQuotations(input).flatMap((entry) =>
    entry.passage.layer ? [{ ...entry, layer: entry.passage.layer }] : [],
  )

export const lookalike: Check = {
  id: 'lookalike',
  level: 'WARN',
  engine: true,
  title: 'More than one place fits',
  explanation:
    'When the words of a quotation stand in the source more than once, it must be clear which place is meant: the words before and after may give them another sense, or another speaker.',
  example: '“the gate was open” stands in the report of the first night and again in that of the second.',
  applies: (input) => inLayers(input).length > 0,
  run: (input) =>
    inLayers(input).flatMap((entry) => {
      const { passage, layer } = entry
      const here = locate(passage.exact, foldedLayer(layer), {
        prefix: passage.prefix,
        suffix: passage.suffix,
      })
      if (here.reason === 'CONTEXT_FAILS')
        return [
          foundInQuotation(
            entry,
            null,
            'The words before or after the passage are not those that were kept with it.',
          ),
        ]
      if (here.reason !== 'SEVERAL_PLACES') return []
      const message = `${here.candidates.length} places in the source have these words in the same surroundings. Say with a locator which one is meant.`
      return [foundInQuotation(entry, null, message)]
    }),
}
