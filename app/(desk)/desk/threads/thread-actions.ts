import type { ThreadActions } from '@/components/discussions/ThreadView'
import {
  acceptSuggestionAction,
  commentAction,
  openThreadAction,
  rejectSuggestionAction,
  reopenAction,
  resolveAction,
} from './actions'

/** The command of each action on a discussion. */
export const threadActions: ThreadActions = {
  open: openThreadAction,
  comment: commentAction,
  resolve: resolveAction,
  reopen: reopenAction,
  accept: acceptSuggestionAction,
  reject: rejectSuggestionAction,
}
