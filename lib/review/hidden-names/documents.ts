import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { NotFound } from '@/lib/errors'
import type { Named } from '@/lib/folding/find-initials'
import type { SoughtNames } from '@/lib/folding/find-names'
import { sha256 } from '@/lib/hashing'
import { type DocumentText, documentText, type Unsearched } from '@/lib/media/document-text'
import { message } from '@/lib/messages/message'
import type { RecordContent } from '@/lib/records/schema'
import { walk } from '@/lib/text/walk'
import { findNamesAside } from './find-aside'
import { excerptOf, type HiddenName } from './names'

type Part = 'document' | 'documentEarlier' | 'documentData'

/** The texts of a document that have a name, and what of it wasn't searched. */
export type SearchedDocument = {
  named: { part: Part; text: string; found: Named[] }[]
  unsearched: readonly Unsearched[]
}

/** Searches a PDF of the library, by its SHA-256 and the title that readers see; null while that takes longer than the caller waits. */
export type DocumentReader = (
  sha256: string,
  title: string,
  sought: SoughtNames,
) => Promise<SearchedDocument | null>

/** A document that can't be searched in full. */
export type UnsearchedDocument = { title: string; why: Unsearched | 'NOT_YET' }

/** A transaction needs documents that weren't searched before it. */
class Unread extends Error {}

/**
 * Runs a transaction that asks for documents. Where some weren't searched yet, the transaction ends, they are read and searched, and the
 * transaction starts again: both take too long within it.
 */
export async function withDocuments<Result>(
  who: string,
  run: (read: DocumentReader) => Promise<Result>,
): Promise<Result> {
  const known = new Map<string, SearchedDocument>()
  for (;;) {
    const missing = new Map<string, [sha256: string, sought: SoughtNames]>()
    const read: DocumentReader = async (document, _, sought) => {
      const key = keyOf(document, sought)
      const searched = known.get(key)
      if (searched) return searched
      missing.set(key, [document, sought])
      throw new Unread()
    }
    try {
      return await run(read)
    } catch (error) {
      if (!(error instanceof Unread)) throw error
      for (const [key, asked] of missing) known.set(key, await searchDocument(who, ...asked))
    }
  }
}

/**
 * Searches documents for a page, and says what it couldn't search. The page waits these milliseconds for all documents together that weren't
 * searched before, from the first of them; for any other, no longer than that for its text.
 */
export function readerFor(
  who: string,
  milliseconds: number,
): { read: DocumentReader; unsearched: () => Promise<UnsearchedDocument[]> } {
  const asked = new Map<string, { title: string; searched: Promise<SearchedDocument | null> }>()
  const wait = () => setTimeout(milliseconds, null, { ref: false })
  let late: Promise<null> | undefined
  const lateFor = (document: string, sought: SoughtNames) => {
    if (searches.has(keyOf(document, sought))) return wait()
    late ??= wait()
    return late
  }
  return {
    read: (document, title, sought) => {
      const searched =
        asked.get(document)?.searched ??
        Promise.race([lateFor(document, sought), searchDocument(who, document, sought)])
      asked.set(document, { title, searched })
      return searched
    },
    unsearched: async () => {
      const all = await Promise.all(
        [...asked.values()].map(async ({ title, searched }) =>
          ((await searched)?.unsearched ?? (['NOT_YET'] as const)).map((why) => ({ title, why })),
        ),
      )
      return all.flat()
    },
  }
}

/** Null while the file isn't there. */
const textOrNothing = (document: string, who: string): Promise<DocumentText | null> =>
  documentText(document, who).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })

/** All that is searched in a document, and where it is. */
const textsOfDocument = ({ pages, earlier, data }: DocumentText): { part: Part; text: string }[] =>
  [
    { part: 'document' as const, text: pages },
    ...earlier.map((text) => ({ part: 'documentEarlier' as const, text })),
    ...data.split('\n').map((text) => ({ part: 'documentData' as const, text })),
  ].filter(({ text }) => text.trim() !== '')

/** What was found in a document: the places in its texts, which never change. Has no text itself. */
type Search = Pick<SearchedDocument, 'unsearched'> & { found: { index: number; found: Named[] }[] }

/** Searches that are remembered: pages repeat them with each view. */
const KEPT = 50_000
const searches = new Map<string, Search>()
/** Searches in progress. A second request for the same search waits for the first. */
const running = new Map<string, Promise<SearchedDocument>>()

/** The same for the same names in another order. */
export const keyOfNames = (sought: SoughtNames): string =>
  sha256(JSON.stringify(sought.map(({ as, word }) => `${as} ${word}`).toSorted()))

const keyOf = (document: string, sought: SoughtNames) => `${document} ${keyOfNames(sought)}`

/** Reads a document of the library, where that wasn't done before, and searches it once for this name. In a thread where it is long. */
export function searchDocument(
  who: string,
  document: string,
  sought: SoughtNames,
): Promise<SearchedDocument> {
  const key = keyOf(document, sought)
  const begun = running.get(key)
  if (begun) return begun
  const search = readAndSearch(key, who, document, sought).finally(() => running.delete(key))
  running.set(key, search)
  return search
}

async function readAndSearch(
  key: string,
  who: string,
  document: string,
  sought: SoughtNames,
): Promise<SearchedDocument> {
  const before = searches.get(key)
  if (before?.found.length === 0) return { named: [], unsearched: before.unsearched }
  const read = await textOrNothing(document, who)
  // The file can come back, such as from a backup.
  if (!read) return { named: [], unsearched: ['FILE'] }
  const texts = textsOfDocument(read)
  const search = before ?? (await searchIn(who, read, texts, sought))
  if (!read.unsearched.includes('FAILED')) remember(key, search)
  const named = search.found.flatMap(({ index, found }) => {
    const text = texts[index]
    return text ? [{ ...text, found }] : []
  })
  return { named, unsearched: search.unsearched }
}

async function searchIn(
  who: string,
  { unsearched }: DocumentText,
  texts: readonly { text: string }[],
  sought: SoughtNames,
): Promise<Search> {
  const all = await findNamesAside(who, { texts: texts.map(({ text }) => text), sought })
  const found = all.map((names, index) => ({ index, found: names }))
  return { unsearched, found: found.filter((one) => one.found.length > 0) }
}

function remember(key: string, search: Search) {
  searches.delete(key)
  searches.set(key, search)
  const oldest = searches.size > KEPT ? searches.keys().next().value : undefined
  if (oldest !== undefined) searches.delete(oldest)
}

/** The PDFs that a text shows, each once. */
function documentsIn({ body }: Pick<RecordContent, 'body'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  walk(body, ({ type, attrs }) => {
    if (type === 'file' && attrs?.mediaType === 'application/pdf')
      found.set(String(attrs.sha256), String(attrs.title ?? ''))
  })
  return found
}

/** The name in the documents of a text, on their pages and in what they say of themselves. */
export async function hiddenNamesInDocuments(
  content: Pick<RecordContent, 'body'>,
  sought: SoughtNames,
  read: DocumentReader,
): Promise<HiddenName[]> {
  const all = await Promise.all(
    [...documentsIn(content)].map(async ([document, title]) => {
      const searched = await read(document, title, sought)
      return (searched?.named ?? []).map((one) => ({ ...one, title }))
    }),
  )
  return all.flat().flatMap(({ part, text, found, title }) =>
    found.flatMap(({ match, start, end }) =>
      match === 'INITIALS'
        ? []
        : {
            match,
            blocks: match === 'FULL' || match === 'SURNAME',
            place: message('review.hiddenNames.place', { place: part, name: title }),
            excerpt: excerptOf(text, start, end),
          },
    ),
  )
}

/**
 * What these documents of the library have of a name, by SHA-256, as `of` keeps it; those that weren't searched after so many milliseconds are left
 * out. The others are read and searched nevertheless, one after the other, so that a later call finds them.
 */
export async function searchLibrary<Kept>(
  who: string,
  sought: SoughtNames,
  documents: readonly string[],
  milliseconds: number,
  of: (searched: SearchedDocument) => Kept,
): Promise<ReadonlyMap<string, Kept>> {
  const found = new Map<string, Kept>()
  const search = async () => {
    for (const document of new Set(documents))
      await searchDocument(who, document, sought).then(
        (searched) => found.set(document, of(searched)),
        (error: unknown) => console.error(error),
      )
  }
  await Promise.race([search(), setTimeout(milliseconds, null, { ref: false })])
  return new Map(found)
}
