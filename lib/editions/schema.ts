import { z } from 'zod'
import { holdingShown } from '@/lib/holdings/schema'

/**
 * What an edition keeps for ever: everything its page shows, so that nothing that changes later can change it. Written by publishing,
 * read by the public pages, exports and mirrors. Members appear by role only, never by name.
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
  /** Empty where readers may see none of the copy's words. */
  exact: z.string(),
  /**
   * The words just before and after it in the held copy, at most 400 characters each; empty where the rights do not allow them, and in a
   * testimony whose speaker is not named, because they may tell who speaks.
   */
  before: z.string(),
  after: z.string(),
  locator: z.strictObject({ label: z.string(), value: z.string() }).nullable(),
  language: z.string(),
  start: z.int(),
  end: z.int(),
  textLayerSha256: z.string(),
  holding: z.strictObject({
    id: z.uuid(),
    kind: z.string(),
    sha256: z.string(),
    obtainedFrom: z.string(),
    rights: z.string(),
    /** What readers may see of its words. Editions from before it was asked show them in context. */
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
})

/** What each subject still lacked when it was published: aspects required and without a standing verdict. */
const snapshotState = z.strictObject({
  subjectType: z.enum(['QUOTATION', 'CITATION', 'FIGURE', 'TIMELINE']),
  subjectId: z.string(),
  fingerprint: z.string(),
  /** CHECKED: every required aspect verified · UNSEEN: openly marked as not yet seen in the original. */
  standing: z.enum(['CHECKED', 'UNSEEN']),
  secondHand: z.boolean(),
  unchecked: z.array(z.string()),
})

/** What a reviewer put right in what is published here, and somebody who wrote it took over. */
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
  /** Of whoever proposed it. */
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
   * Who approved the whole of it, title, summary and fields included, and when (ISO 8601 instant): somebody who did not write in it. Null in
   * editions from before it was kept.
   */
  approved: z.strictObject({ at: z.string(), role: z.string() }).nullable().default(null),
  /** Who speaks, as they wish to be named; null for kinds without a speaker. */
  speaker: z.string().nullable(),
  /** A RecordContent of the edition's schema version. */
  content: z.record(z.string(), z.unknown()),
  sources: z.array(snapshotSource),
  passages: z.array(snapshotPassage),
  verdicts: z.array(snapshotVerdict),
  states: z.array(snapshotState),
  /** In the order in which they were accepted; none in a testimony whose speaker is not named, because they may tell who speaks. */
  corrections: z.array(snapshotCorrection).default([]),
})

export type Snapshot = z.output<typeof snapshotSchema>
export type SnapshotSource = z.output<typeof snapshotSource>
export type SnapshotPassage = z.output<typeof snapshotPassage>
export type SnapshotVerdict = z.output<typeof snapshotVerdict>
export type SnapshotCorrection = z.output<typeof snapshotCorrection>
export type SnapshotState = z.output<typeof snapshotState>
