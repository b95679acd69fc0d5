import type { QuotationMode } from '@/lib/text'
import { type Chain, type Hop, knownThrough } from '@/lib/text/chain'

export const modeLabels: Record<QuotationMode, { label: string; hint: string }> = {
  VERBATIM: { label: 'Word for word', hint: 'Exactly the words of the held copy.' },
  ABRIDGED: { label: 'Shortened', hint: 'The words of the held copy, with omissions marked by […].' },
  TRANSLATION: {
    label: 'Translated',
    hint: 'Other words in another language; the original stands beside them.',
  },
  PARAPHRASE: {
    label: 'In other words',
    hint: 'What the source says, told in the archive’s own neutral words.',
  },
}

export const seenLabels: Record<Exclude<Hop['access'], 'NOT_SEEN'>, string> = {
  ORIGINAL_SEEN: 'The original itself',
  FACSIMILE_SEEN: 'A facsimile: scan, photograph, web capture',
  TRANSCRIPT_SEEN: 'A transcript: typed or copied text',
}

export const holdingNames: Readonly<Record<string, string>> = {
  ORIGINAL: 'Original',
  FACSIMILE: 'Facsimile',
  TRANSCRIPT: 'Transcript',
  WEB_CAPTURE: 'Web capture',
  AUDIO: 'Audio recording',
  VIDEO: 'Video recording',
}

export const locatorNames: Readonly<Record<string, string>> = {
  page: 'Page',
  column: 'Column',
  line: 'Line',
  paragraph: 'Paragraph',
  section: 'Section',
  chapter: 'Chapter',
  part: 'Part',
  article: 'Article',
  folio: 'Folio',
  verse: 'Verse',
  timestamp: 'Time',
}

const hopWords = ({ sourceId, locator }: Hop, labelOf: (id: string) => string) =>
  locator
    ? `${labelOf(sourceId)}, ${(locatorNames[locator.label] ?? '').toLowerCase()} ${locator.value}`
    : labelOf(sourceId)

/**
 * The chain in one line, from the work that first said it to the copy that was seen: "A, quoted in B, page 3". `mode` is that of a quotation,
 * null for anything else.
 */
export const chainWords = (
  chain: Chain,
  labelOf: (id: string) => string,
  mode: QuotationMode | null = null,
): string => chain.map((hop) => hopWords(hop, labelOf)).join(`, ${knownThrough(mode)} `)
