import type { QueueMark } from './filters'

/** What is told of a record that waits to be reviewed or published. Outcomes of verdicts are never told here. */
export type Waiting = {
  /** Number of the revision that waits, and of the one submitted before it; null when none was. */
  revision: number
  comparedWith: number | null
  marks: QueueMark[]
  /** Names of the subjects that changed and that came since that one, and how many went. */
  changed: string[]
  added: string[]
  removed: number
  subjects: number
  /** Subjects that are still to be checked; null where that was not counted yet. */
  open: number | null
  /** Whole days that it waits, and by how many it is over the time that a review should take. */
  days: number
  overdueBy: number
  /** Who has taken it on; null when nobody has, or no longer. */
  claim: { by: string; byId: string; isOwn: boolean; until: Date } | null
  /** Whether the reader may take it on. */
  mayClaim: boolean
}

export type QueueRow = {
  id: string
  kind: string
  title: string
  language: string
  /** Number of the edition that the public sees; null when there is none. */
  live: number | null
  /** Number of the edition in the making. */
  making: number
  /** How often it was submitted on the way to this edition. */
  rounds: number
  /** Whether the reader wrote in it, so that somebody else must check and publish it. */
  isOwn: boolean
  /** When it came to this shelf, by whose step, and what they said. */
  at: Date
  by: string
  reason: string
  cursor: string
  /** Null for what came back to its authors. */
  waiting: Waiting | null
}
