import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { NotFound } from '@/lib/errors'
import type { SoughtNames } from '@/lib/folding/find-names'
import { type DocumentText, documentText, type Unsearched } from '@/lib/media/document-text'
import { message } from '@/lib/messages/message'
import type { RecordContent } from '@/lib/records/schema'
import { walk } from '@/lib/text/walk'
import { findNamesAside } from './find-aside'
import { excerptOf, type HiddenName } from './names'

/** Gives the text of a PDF of the library by its SHA-256 and the title that readers see; null while it is being read. */
export type DocumentReader = (sha256: string, title: string) => Promise<DocumentText | null>

/** A document of which something can't be searched. */
export type UnsearchedDocument = { title: string; why: Unsearched | 'NOT_YET' }

/** A transaction needs the text of a document that wasn't read before it. */
class Unread extends Error {
  constructor(readonly sha256: string) {
    super(sha256)
  }
}

/**
 * Runs a transaction that asks for the texts of documents. Where one wasn't read yet, the transaction ends, the document is read, and the
 * transaction begins anew: reading takes too long within it.
 */
export async function withDocuments<Result>(
  who: string,
  run: (read: DocumentReader) => Promise<Result>,
): Promise<Result> {
  const known = new Map<string, DocumentText>()
  const read: DocumentReader = async (sha256) => {
    const text = known.get(sha256)
    if (!text) throw new Unread(sha256)
    return text
  }
  for (;;)
    try {
      return await run(read)
    } catch (error) {
      if (!(error instanceof Unread)) throw error
      known.set(error.sha256, await textOrNothing(error.sha256, who))
    }
}

/** Reads documents for a page, which doesn't wait for one that takes longer than these milliseconds, and says what it couldn't read. */
export function readerFor(
  who: string,
  milliseconds: number,
): { read: DocumentReader; unsearched: () => Promise<UnsearchedDocument[]> } {
  const asked = new Map<string, { title: string; text: Promise<DocumentText | null> }>()
  return {
    read: (sha256, title) => {
      const { text } = asked.get(sha256) ?? { text: within(sha256, who, milliseconds) }
      asked.set(sha256, { title, text })
      return text
    },
    unsearched: async () => {
      const all = await Promise.all(
        [...asked.values()].map(async ({ title, text }) =>
          ((await text)?.unsearched ?? (['NOT_YET'] as const)).map((why) => ({ title, why })),
        ),
      )
      return all.flat()
    },
  }
}

/** The text of a PDF of the library; null where reading it takes longer, and goes on. */
export const within = (sha256: string, who: string, milliseconds: number): Promise<DocumentText | null> =>
  Promise.race([textOrNothing(sha256, who), setTimeout(milliseconds, null, { ref: false })])

const textOrNothing = (sha256: string, who: string): Promise<DocumentText> =>
  documentText(sha256, who).catch((error: unknown) => {
    if (error instanceof NotFound) return { pages: '', earlier: [], data: '', unsearched: ['FILE'] }
    throw error
  })

/** All that is searched in a document, and where it is. */
export const textsOfDocument = ({ pages, earlier, data }: DocumentText) =>
  [
    { part: 'document' as const, text: pages },
    ...earlier.map((text) => ({ part: 'documentEarlier' as const, text })),
    ...data.split('\n').map((text) => ({ part: 'documentData' as const, text })),
  ].filter(({ text }) => text.trim() !== '')

/** The PDFs that a text shows, each once. */
function documentsIn({ body }: Pick<RecordContent, 'body'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  walk(body, ({ type, attrs }) => {
    if (type === 'file' && attrs?.mediaType === 'application/pdf')
      found.set(String(attrs.sha256), String(attrs.title ?? ''))
  })
  return found
}

/** The name in the documents of a text, on their pages and in what they say of themselves. In a thread where they are long. */
export async function hiddenNamesInDocuments(
  who: string,
  content: Pick<RecordContent, 'body'>,
  sought: SoughtNames,
  read: DocumentReader,
): Promise<HiddenName[]> {
  const found: HiddenName[] = []
  for (const [sha256, title] of documentsIn(content)) {
    const text = await read(sha256, title)
    if (!text) continue
    const texts = textsOfDocument(text)
    const all = await findNamesAside(who, { texts: texts.map((one) => one.text), sought })
    texts.forEach(({ part, text: one }, index) => {
      for (const { match, start, end } of all[index] ?? [])
        if (match !== 'INITIALS')
          found.push({
            match,
            blocks: match === 'FULL' || match === 'SURNAME',
            place: message('review.hiddenNames.place', { place: part, name: title }),
            excerpt: excerptOf(one, start, end),
          })
    })
  }
  return found
}
