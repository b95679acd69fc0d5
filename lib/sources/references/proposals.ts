import { fromCsl } from '../csl'
import { type SourceInput, sourceInputSchema } from '../schema'
import { fromBibtex, fromCslJson, fromRis } from './formats'
import { addressIn, doiIn, isbnIn } from './identifiers'
import { readPrinted } from './printed'
import type { referenceFormats } from './schema'

/** A source as it was read from a pasted text, for a person to complete and add. A title that the text doesn't give is empty. */
export type Proposal = { format: (typeof referenceFormats)[number]; source: SourceInput }

/** More than a text of the greatest length can hold. */
const MOST = 200
/** A source without a title, which the schema of a new source would refuse. */
const untitled = (type: SourceInput['type'], given: Partial<SourceInput>): SourceInput => ({
  ...sourceInputSchema.parse({ type, title: '-', ...given }),
  title: '',
})

/** A reference as it is printed. Where a part of it wasn't understood, the whole is kept as the note, so that nothing is lost. */
function printed(text: string): Proposal {
  const line = text.replace(/\s+/g, ' ').trim()
  const { isWhole, title, ...parts } = readPrinted(line) ?? { isWhole: false, title: '', type: 'document' }
  const read = sourceInputSchema.safeParse({ ...parts, title: title || '-', note: isWhole ? '' : line })
  const source = read.data ?? sourceInputSchema.parse({ type: 'document', title: title || '-', note: line })
  return { format: 'REFERENCE', source: { ...source, title } }
}

/**
 * Reads a pasted reference, BibTeX, RIS, CSL-JSON, a DOI, an ISBN or a web address as sources. Nothing is written and nothing is fetched; what
 * the text doesn't say is not filled in.
 */
export function proposalsOf(text: string): Proposal[] {
  const [doi, isbn, address] = [doiIn(text), isbnIn(text), addressIn(text)]
  if (doi) return [{ format: 'DOI', source: untitled('article-journal', { doi }) }]
  if (isbn) return [{ format: 'ISBN', source: untitled('book', { isbn }) }]
  if (address) return [{ format: 'ADDRESS', source: untitled('webpage', { url: address }) }]
  const readers = [
    ['CSL', fromCslJson, /^\s*[[{]/],
    ['BIBTEX', fromBibtex, /^\s*@\w+\s*\{/],
    ['RIS', fromRis, /^\s*TY {2}- /],
  ] as const
  for (const [format, read, begins] of readers) {
    if (!begins.test(text)) continue
    const found = read(text)
      .slice(0, MOST)
      .map((item) => ({ format, source: fromCsl({ ...item, title: item.title || '-' }) }))
      .map(({ source, ...rest }) => ({
        ...rest,
        source: { ...source, title: source.title === '-' ? '' : source.title },
      }))
    if (found.length > 0) return found
  }
  return [printed(text)]
}
