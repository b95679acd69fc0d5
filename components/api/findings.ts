import { findingsShape } from '@/lib/review/findings/schema'
import { ask, demand } from './client'

/** What the checks find in the draft as it is saved. */
export const findingsOfDraft = (recordId: string, signal: AbortSignal) =>
  demand(findingsShape, `/api/drafts/${recordId}/findings`, { signal })

/** Dismisses a warning: the findings after that, or why it was refused. */
export const dismiss = (recordId: string, key: string, reason: string) =>
  ask(findingsShape, `/api/drafts/${recordId}/dismissals`, { method: 'POST', body: { key, reason } })

/** Takes a dismissal back: the findings after that, or why it was refused. */
export const takeBack = (recordId: string, key: string) =>
  ask(findingsShape, `/api/drafts/${recordId}/dismissals`, { method: 'DELETE', body: { key } })
