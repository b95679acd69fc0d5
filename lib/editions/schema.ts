import { z } from 'zod'
import { holdingShown } from '@/lib/holdings/schema'
import { spansSchema } from '@/lib/holdings/spans'

/**
 * The snapshot of an edition: everything that its page shows, so that later changes can't change it. Written by publishing, read by public
 * pages, exports and mirrors. Members appear by role only, never by name.
 */
export const SNAPSHOT_VERSION = 1

const snapshotSource = z.strictObject({
  id: z.uuid(),
  identification: z.enum(['IDENTIFIED', 'PARTIAL', 'NAMED_ONLY']),
  /** CSL-JSON item. */
  csl: z.record(z.string(), z.unknown()),
  /** Dates of the item as the archive shows them, where given. */
  issued: z.string().nullable(),
})

const snapshotPassage = z.strictObject({
  id: z.uuid(),
  sourceId: z.uuid(),
  /** Empty where the rights don't allow readers to see text of the copy. */
  exact: z.string(),
  /**
   * The text just before and after it in the archive copy, at most 400 characters each. Empty where the rights don't allow it, and in a
   * testimony whose speaker is not named, because it could identify them.
   */
  before: z.string(),
  after: z.string(),
  locator: z.strictObject({ label: z.string(), value: z.string() }).nullable(),
  language: z.string(),
  start: z.int(),
  end: z.int(),
  /**
   * What stretches of it and of the text around it are (lib/holdings/spans.ts), with offsets in the text of the copy. Missing where there are none,
   * and in editions from before this field, which show their text as it is.
   */
  spans: spansSchema.optional(),
  textLayerSha256: z.string(),
  /** Only where software read the text from an image and no one had compared it. */
  machineRead: z.literal(true).optional(),
  holding: z.strictObject({
    id: z.uuid(),
    kind: z.string(),
    sha256: z.string(),
    obtainedFrom: z.string(),
    rights: z.string(),
    /** The part of its text that readers can see. Editions from before this field show the context. */
    shown: z.enum(holdingShown).default('IN_CONTEXT'),
  }),
})

const snapshotVerdict = z.strictObject({
  subjectType: z.enum(['QUOTATION', 'CITATION', 'FIGURE', 'TIMELINE']),
  subjectId: z.string(),
  aspect: z.string(),
  outcome: z.string(),
  /** ISO 8601 instant. */
  at: z.string(),
  role: z.string(),
  note: z.string(),
  /** Only where the text was machine-read and the reviewer had the image of the page before them. */
  pageImage: z.literal(true).optional(),
})

/** The state of each subject when it was published, with the required aspects that had no valid verdict. */
const snapshotState = z.strictObject({
  subjectType: z.enum(['QUOTATION', 'CITATION', 'FIGURE', 'TIMELINE']),
  subjectId: z.string(),
  fingerprint: z.string(),
  /** CHECKED: every required aspect was verified. UNSEEN: marked as not seen in the original yet. */
  standing: z.enum(['CHECKED', 'UNSEEN']),
  secondHand: z.boolean(),
  unchecked: z.array(z.string()),
})

/** A correction that a reviewer proposed and an author accepted. */
const snapshotCorrection = z.strictObject({
  subjectType: z.enum(['QUOTATION', 'CITATION', 'FIGURE', 'TIMELINE']),
  subjectId: z.string(),
  aspect: z.string(),
  /** "wording", "original", "translator", "number", "locator". */
  part: z.string(),
  from: z.string(),
  to: z.string(),
  /** ISO 8601 instants. */
  proposedAt: z.string(),
  acceptedAt: z.string(),
  /** Role of the member who proposed it. */
  role: z.string(),
})

export const snapshotSchema = z.strictObject({
  version: z.literal(SNAPSHOT_VERSION),
  recordId: z.uuid(),
  slug: z.string(),
  kind: z.string(),
  number: z.int().positive(),
  publishedAt: z.string(),
  /**
   * The approval of the whole edition, including title, summary and fields, by someone who wrote none of it; `at` is an ISO 8601 instant. Null
   * in editions from before this field.
   */
  approved: z.strictObject({ at: z.string(), role: z.string() }).nullable().default(null),
  /** The speaker, named as they wish; null for kinds without a speaker. */
  speaker: z.string().nullable(),
  /** A RecordContent of the edition's schema version. */
  content: z.record(z.string(), z.unknown()),
  sources: z.array(snapshotSource),
  passages: z.array(snapshotPassage),
  verdicts: z.array(snapshotVerdict),
  states: z.array(snapshotState),
  /** In the order of acceptance. Empty in a testimony whose speaker is not named, because corrections could identify them. */
  corrections: z.array(snapshotCorrection).default([]),
})

export type Snapshot = z.output<typeof snapshotSchema>
export type SnapshotSource = z.output<typeof snapshotSource>
export type SnapshotPassage = z.output<typeof snapshotPassage>
export type SnapshotVerdict = z.output<typeof snapshotVerdict>
export type SnapshotCorrection = z.output<typeof snapshotCorrection>
export type SnapshotState = z.output<typeof snapshotState>
