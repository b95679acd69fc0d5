// Runs in a thread of its own (check-aside.ts).
import { Invalid } from '@/lib/errors'
import { canonicalJson, sha256 } from '@/lib/hashing'
import { parseInput } from '@/lib/input'
import type { Message } from '@/lib/messages/message'
import { contentSchemaOf, type RecordContent } from '../schema'

export type Unsaved = { kind: string; given: unknown }

/** A content that its kind allows, with its hash, or what is wrong in it. */
export type Checked = { content: RecordContent; contentHash: string } | { faults: Record<string, Message> }

/** SHA-256 of the canonical JSON of a record's content: equal contents have the same hash. */
export const contentHashOf = (content: RecordContent): string => sha256(canonicalJson(content))

/** Checks a content of any origin by the schema of its kind. */
export function check({ kind, given }: Unsaved): Checked {
  try {
    const content = parseInput(contentSchemaOf(kind), given)
    return { content, contentHash: contentHashOf(content) }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return { faults: { ...error.fields } }
  }
}

/** The same with JSON, which a thread takes and gives sooner than values. */
export default (unsaved: string): string => JSON.stringify(check(JSON.parse(unsaved)))
