import type { Messages } from '@/lib/messages/keys'
import type { Message } from '@/lib/messages/message'
import type { CheckInput, TextBlock } from './input'

export type Level = 'BLOCK' | 'WARN' | 'INFO'

/** Where a finding leads. */
export interface Place {
  field: string
  subjectId: string | null
  /** UTF-16 span in the text of that field; both 0 for the field as a whole. */
  start: number
  end: number
  /** The same as ProseMirror positions; null outside the body. */
  from: number | null
  to: number | null
}

export interface Finding {
  check: CheckId
  level: Level
  /** For the editor: what was found, and what can be done. */
  message: Message
  place: Place
  /** The words it is about. */
  excerpt: string
  /**
   * The same for as long as what was found and the thing it is about (keys.ts) are the same, wherever they move. A dismissal is keyed to
   * it, so that it comes back when the thing changes.
   */
  key: string
  /** The keys that it had while works that it is about were still filed in several entries, where entries of them were merged. */
  earlierKeys?: readonly string[]
}

/** Whether it is the finding that is or was known by this key. */
export const isKnownBy = ({ key, earlierKeys = [] }: Finding, asked: string): boolean =>
  key === asked || earlierKeys.includes(asked)

/** What a check says of one place; `runChecks` adds the rest. */
export interface Found {
  level?: Level
  message: Message
  place: Place
  excerpt: string
  /** What else it rests on than its place: when that changes it is another finding. Plain values. */
  rests?: unknown
}

/** The area `checks` of the catalogue has a title, an explanation, an example and the findings of each check under its id. */
export type CheckId = keyof Messages['checks']

/** An automatic test of a draft: one file with an id, a level and a pure function. */
export interface Check {
  id: CheckId
  /** The level of its findings, unless one says otherwise. */
  level: Level
  /** Set where the comparing engine makes the findings: its version is then part of their keys. */
  engine?: true
  /** Set where the gate itself stops what is found and tells of it (gate.ts, records/consent): the report keeps it apart. */
  leftToGate?: true
  /** Set where to let a finding pass lowers how many people look: then nobody does so who wrote the record. */
  notByWriters?: true
  /** Whether there is anything in the draft that this check can judge. */
  applies: (input: CheckInput) => boolean
  run: (input: CheckInput) => Found[]
}

/** A place in a run of words. */
export function placeIn(block: TextBlock, start: number, end: number): Place {
  const at = (offset: number, isEnd: boolean) =>
    block.position === null
      ? null
      : block.position +
        offset +
        block.citations.filter((place) => (isEnd ? place < offset : place <= offset)).length
  return {
    field: block.field,
    subjectId: block.subjectId,
    start,
    end,
    from: at(start, false),
    to: at(end, true),
  }
}

/** A field or a subject as a whole. */
export const placeOf = (field: string, subjectId: string | null = null): Place => ({
  field,
  subjectId,
  start: 0,
  end: 0,
  from: null,
  to: null,
})

/** A finding about words in a block. */
export const foundIn = (
  block: TextBlock,
  start: number,
  end: number,
  text: Message,
  level?: Level,
): Found => ({
  ...(level && { level }),
  message: text,
  place: placeIn(block, start, end),
  excerpt: block.text.slice(start, end),
})
