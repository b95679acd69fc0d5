import { Invalid } from '@/lib/errors'
import { type Message, message } from '@/lib/messages/message'
import { inThread, LimitReached } from '@/lib/workers/threads'
import { type Document, type WrittenText, writtenText } from './written-text'

/** Only plain values leave a thread, so `Invalid` is answered with its fields. */
export type Decoding = { written: WrittenText } | { refused: Record<string, Message> }

/** Up to this size bytes are decoded in a few milliseconds. */
const LARGE = 256 * 1024
const SECONDS = 30

const inAThread = inThread<Document, Decoding>('lib/holdings/extract/thread.ts', SECONDS)

/** Finds the type of a document and decodes its text: a large document in a thread. Throws `Invalid` on `file`. */
export async function decodeAside(who: string, document: Document): Promise<WrittenText> {
  if (document.bytes.length < LARGE) return writtenText(document)
  const answer = await inAThread(who, document).catch((error: unknown) => {
    if (!(error instanceof LimitReached)) throw error
    return { refused: { file: message('holdings.reading.TIME', { seconds: SECONDS }) } }
  })
  if ('refused' in answer) throw new Invalid(answer.refused)
  return answer.written
}
