import { z } from 'zod'

/**
 * What a stretch of a text layer is, where it isn't simply text of the document:
 * - NOTE_MARKER a raised figure or sign that points to a note; NOTE the note itself.
 * - RUNNING_HEAD, RUNNING_FOOT, PAGE_NUMBER furniture of the page.
 * - DELETED, INSERTED marked so by the document itself.
 * - HIDDEN the document holds it and doesn't show it; COVERED something is drawn over it.
 * - INVISIBLE machine-read text under the picture of a page.
 * - RUBY a reading beside a word; CUE_TIME the time of a cue; CELL a cell of a table.
 */
export const spanKinds = [
  'NOTE_MARKER',
  'NOTE',
  'RUNNING_HEAD',
  'RUNNING_FOOT',
  'PAGE_NUMBER',
  'DELETED',
  'INSERTED',
  'HIDDEN',
  'COVERED',
  'INVISIBLE',
  'RUBY',
  'CUE_TIME',
  'CELL',
] as const
export type SpanKind = (typeof spanKinds)[number]

/** A stretch of a text layer; offsets are UTF-16 units, `end` is exclusive. Stretches of different kinds may overlap. */
export type LayerSpan = { kind: SpanKind; start: number; end: number }

/** The spans of a text layer as stored, in the order of their start. */
export const spansSchema = z.array(z.object({ kind: z.enum(spanKinds), start: z.int(), end: z.int() }))

/** Kinds that interrupt the running text without being part of it: comparing a quotation skips them. */
export const skippedKinds: readonly SpanKind[] = [
  'NOTE_MARKER',
  'NOTE',
  'RUNNING_HEAD',
  'RUNNING_FOOT',
  'PAGE_NUMBER',
  'DELETED',
  'HIDDEN',
  'COVERED',
  'RUBY',
  'CUE_TIME',
]

/** Kinds that a document doesn't show. They are masked until a person decides. */
export const concealedKinds: readonly SpanKind[] = ['HIDDEN', 'COVERED']
