import { inThread } from '@/lib/workers/threads'
import searchDocument, { type DocumentInput, type SearchDocument } from './document'

/** Up to this many characters take less time than to hand them to a thread. */
const LARGE = 20_000
const SECONDS = 60

const inAThread = inThread<DocumentInput, SearchDocument>('lib/editions/indexing/document.ts', SECONDS)

/** The document of an entry; that of a long one is made in a thread, so that it doesn't stop the server. */
export async function searchDocumentAside(input: DocumentInput): Promise<SearchDocument> {
  const length = input.parts.reduce((sum, { text }) => sum + text.length, 0)
  return length < LARGE ? searchDocument(input) : inAThread('search', input)
}
