import { formatLocator } from '@/lib/citations/format'
import type { Translator } from '@/lib/messages/translator'
import type { QuotationMode } from '@/lib/text'
import { type Chain, type Hop, knownThrough } from '@/lib/text/chain'

const hopText = ({ sourceId, locator }: Hop, labelOf: (id: string) => string, t: Translator) =>
  locator
    ? t('citations.withLocator', { source: labelOf(sourceId), locator: formatLocator(locator, t) })
    : labelOf(sourceId)

/**
 * The chain in one line, from the original source to the one that was seen: "A, as cited in B, p. 3". `mode` is that of a quotation, null
 * for anything else.
 */
export function chainText(
  chain: Chain,
  labelOf: (id: string) => string,
  mode: QuotationMode | null,
  t: Translator,
): string {
  const known = knownThrough(mode)
  return chain
    .map((hop) => hopText(hop, labelOf, t))
    .reduceRight((through, cited) => (through ? t(`citations.${known}`, { cited, through }) : cited), '')
}
