import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledProseOf, lineOf, proseOf } from '@/lib/text/characters'

export const reportKinds = ['ERROR', 'TAKEDOWN'] as const
export const reportOutcomes = ['CORRECTED', 'TAKEN_DOWN', 'UNCHANGED'] as const
export type ReportKind = (typeof reportKinds)[number]
export type ReportOutcome = (typeof reportOutcomes)[number]

/** The most characters of a report. */
export const REPORT_LENGTH = 5000

const email = z.literal('').or(z.email(issue('reports.errors.email')).max(254, issue('reports.errors.email')))

/** What a reader sends. Name and address are theirs to give. */
export const reportSchema = z.strictObject({
  kind: z.enum(reportKinds, { error: issue('reports.errors.kind') }),
  slug: z.string().max(120).default(''),
  edition: z.coerce.number().int().min(1).max(999_999_999).default(1),
  /** The key of a statement; empty for the whole record. */
  statement: z.string().max(100).default(''),
  /** Instead of an edition, a source: one of its used passages, or a page of an archive copy (lib/reports/places.ts). */
  source: z.string().max(100).default(''),
  copy: z.string().max(100).default(''),
  page: z.coerce.number().int().min(1).max(999_999_999).default(1),
  passage: z.string().max(100).default(''),
  text: filledProseOf(REPORT_LENGTH, issue('reports.errors.text')),
  name: lineOf(200).default(''),
  email: z.string().trim().pipe(email).default(''),
})
export type ReportInput = z.input<typeof reportSchema>

/** A member's answer. The note is for everyone and names no one; without one, the report isn't in the log of corrections. */
export const answerSchema = z.strictObject({
  outcome: z.enum(reportOutcomes, { error: issue('reports.errors.outcome') }),
  answer: filledProseOf(REPORT_LENGTH, issue('reports.errors.answer')),
  note: proseOf(1000).default(''),
})
