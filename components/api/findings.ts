import { findingsShape } from '@/lib/review/findings/schema'
import { ask, demand } from './client'

/** The findings of the checks in the saved draft. */
export const findingsOfDraft = (recordId: string, signal: AbortSignal) =>
  demand(findingsShape, `/api/drafts/${recordId}/findings`, { signal })

/** Dismisses a warning. Returns the findings after that, or why the server refused. */
export const dismiss = (recordId: string, key: string, reason: string) =>
  ask(findingsShape, `/api/drafts/${recordId}/dismissals`, { method: 'POST', body: { key, reason } })

/** Undoes a dismissal. Returns the findings after that, or why the server refused. */
export const takeBack = (recordId: string, key: string) =>
  ask(findingsShape, `/api/drafts/${recordId}/dismissals`, { method: 'DELETE', body: { key } })
