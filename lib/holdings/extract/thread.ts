// Runs in a thread of its own (decode-aside.ts).
import { Invalid } from '@/lib/errors'
import type { Decoding } from './decode-aside'
import { type Document, writtenText } from './written-text'

export default async function decodeAll(document: Document): Promise<Decoding> {
  try {
    return { written: await writtenText(document) }
  } catch (error) {
    if (error instanceof Invalid) return { refused: { ...error.fields } }
    throw error
  }
}
