import type { Message } from '@/lib/messages/message'
import type { QueueMark } from './filters'

/** A record that waits for review or publication, as the queue shows it. Never contains the outcomes of verdicts. */
export type Waiting = {
  /** Number of the revision that waits, and of the one submitted before it; null for the first. */
  revision: number
  comparedWith: number | null
  marks: QueueMark[]
  /** Names of the subjects that were changed and added since that one, and how many were removed. */
  changed: Message[]
  added: Message[]
  removed: number
  subjects: number
  /** The number of subjects still to be checked; null if that isn't counted yet. */
  open: number | null
  /** For how many whole days it has waited, and how many of them are more than a review should take. */
  days: number
  overdueBy: number
  /** Who has claimed it; null when no one has, or the claim has ended. */
  claim: { by: string; byId: string; isOwn: boolean; until: Date } | null
  /** True when the reader can claim it. */
  mayClaim: boolean
}

export type QueueRow = {
  id: string
  kind: string
  title: string
  language: string
  /** Number of the public edition; null when there is none. */
  live: number | null
  /** Number of the edition in the making. */
  making: number
  /** The number of submissions for this edition. */
  rounds: number
  /** True when the reader wrote part of it, so that someone else must check and publish it. */
  isOwn: boolean
  /** When and by whom it was moved to this shelf, and their message. */
  at: Date
  by: string
  reason: string
  cursor: string
  /** Null for a returned record. */
  waiting: Waiting | null
}
