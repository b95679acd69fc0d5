import type { WorkState } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'

/** The states in which a draft may be written; in all others it is closed until someone opens it with "Edit again" (RECALL). */
export const writableStates: readonly WorkState[] = ['DRAFT', 'RETURNED']

/** Why a draft in this state can't be written, and what to do. */
export const closedBecause = (state: WorkState): Message =>
  state === 'TRASHED' ? message('records.trash.closed') : message('records.closed', { state })
