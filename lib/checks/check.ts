import type { Messages } from '@/lib/messages/keys'
import type { Message } from '@/lib/messages/message'
import type { CheckInput, TextBlock, TextGap } from './input'

export type Level = 'BLOCK' | 'WARN' | 'INFO'

/** The field and the text that a finding points to. */
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
  /** The text that the finding is about. */
  excerpt: string
  /**
   * Identifies the finding. It stays the same while the message and the thing it is about (keys.ts) stay the same, wherever they move. A
   * dismissal is stored under it, so a warning comes back when the thing changes.
   */
  key: string
  /** Earlier keys of the finding, from before entries of its sources were merged. */
  earlierKeys?: readonly string[]
}

/** True when this is, or was, the key of the finding. */
export const hasKey = ({ key, earlierKeys = [] }: Finding, asked: string): boolean =>
  key === asked || earlierKeys.includes(asked)

/** One finding of a check; `runChecks` adds the rest. */
export interface Found {
  level?: Level
  message: Message
  place: Place
  excerpt: string
  /** Other values that the finding relies on: when one changes, its key changes. Plain values. */
  reliedOn?: unknown
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
  /** True when the gate itself blocks what is found and explains it (gate.ts, records/consent): the report lists it separately. */
  explainedByGate?: true
  /** True when dismissing a finding lowers the number of reviewers: members who wrote the record can't dismiss it. */
  notByAuthors?: true
  /** True when the draft has something that this check can examine. */
  applies: (input: CheckInput) => boolean
  run: (input: CheckInput) => Found[]
}

/** The positions that the gaps before an offset take. Gaps are in order. */
function sizeBelow(gaps: readonly TextGap[], limit: number): number {
  let size = 0
  for (const gap of gaps) {
    if (gap.at >= limit) break
    size += gap.size
  }
  return size
}

/** A place in a text block. */
export function placeIn(block: TextBlock, start: number, end: number): Place {
  const at = (offset: number, isEnd: boolean) =>
    block.position === null
      ? null
      : block.position + offset + sizeBelow(block.gaps ?? [], isEnd ? offset : offset + 1)
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

/** A finding about part of a text block. */
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
