'use client'

import { type ReactNode, useMemo } from 'react'
import type { FoundSource } from '@/components/api/sources'
import type { WorkState } from '@/lib/generated/prisma/enums'
import type { RecordContent } from '@/lib/records/schema'
import type { EditorTalk } from './panels/DiscussionsPanel'

export type EditedRecord = {
  id: string
  kind: string
  /** `fixed`: it can't change, because the record was published. */
  slug: { value: string; fixed: boolean }
  /** False while the draft can't be edited: it is shown and nothing is saved. */
  isOpen: boolean
  state: WorkState
  draft: { version: number; savedAt: string; content: RecordContent }
  /** The sources that the content names, with their archive copies. */
  sources: readonly FoundSource[]
  talk: EditorTalk
  /** What happened to the record, for the tab of that name. */
  history: ReactNode
}

/** A record as the page sends it, its content as JSON: a long one as a value would stop the server while the page is written. */
export type SentRecord = Omit<EditedRecord, 'draft'> & {
  draft: { version: number; savedAt: string; content: string }
}

/** The record that the page sent. */
export function useSentRecord(sent: SentRecord): EditedRecord {
  const { content: json } = sent.draft
  const content = useMemo((): RecordContent => JSON.parse(json), [json])
  return useMemo(() => ({ ...sent, draft: { ...sent.draft, content } }), [sent, content])
}
