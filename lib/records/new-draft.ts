import { allBy, type Contributors } from '@/lib/contributions/contributors'
import { wordLine } from '@/lib/folding/word-lines'
import { SCHEMA_VERSION } from '@/lib/text'
import { contentParts } from './content-parts'
import { contentHashOf } from './saving/check-thread'
import type { RecordContent } from './schema'

/** The columns of a draft that follow from its content, which is in them as JSON. */
export function draftColumns(content: RecordContent, contentHash = contentHashOf(content)) {
  return {
    schemaVersion: SCHEMA_VERSION,
    title: content.title,
    words: wordLine(content.title),
    language: content.language,
    content: JSON.stringify(content),
    contentHash,
  }
}

/** The contributors of a new content, all of it by one member. */
export const contributorsOfNew = (kind: string, content: RecordContent, memberId: string): Contributors =>
  allBy(
    contentParts(kind, content).map(({ key }) => key),
    memberId,
  )
