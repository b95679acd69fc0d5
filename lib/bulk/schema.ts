import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { kinds } from '@/lib/records/kinds'
import { filledLineOf } from '@/lib/text/characters'

/** What can be done to many records at once. */
export const bulkActions = ['TAG', 'ASSIGN', 'COLLECT', 'FIELD', 'SUBMIT'] as const
export type BulkAction = (typeof bulkActions)[number]

/** The most records that are changed at once, and that are submitted: each submission runs all checks. */
export const MOST_RECORDS = 1_000
export const MOST_SUBMITTED = 50

/** The fields that can be changed in many records: of every kind, and "fields.NAME" for the fields of text that kinds have. */
export const bulkFields: readonly string[] = [
  ...['summary', 'contentWarning', 'language'],
  ...new Set(
    kinds.flatMap(({ form }) =>
      Object.entries(form).flatMap(([name, { input }]) => (input === 'text' ? [`fields.${name}`] : [])),
    ),
  ),
]

const text = z.string().trim().max(2_000)

/** One change, for all of the records. The commands that make it check its values again, each for its record. */
export const bulkChangeSchema = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('TAG'),
    tags: z
      .array(filledLineOf(60, issue('records.tags.missing')))
      .min(1, issue('records.tags.missing'))
      .max(30),
  }),
  z.strictObject({
    action: z.literal('ASSIGN'),
    memberId: z.uuid(issue('records.assignments.memberMissing')),
    task: z.enum(['WRITE', 'REVIEW'], { error: issue('records.assignments.taskMissing') }),
    dueOn: z.iso.date(issue('records.assignments.dayInvalid')).nullable(),
  }),
  z.strictObject({
    action: z.literal('COLLECT'),
    collectionId: z.uuid(issue('bulk.collectionMissing')),
  }),
  z.strictObject({
    action: z.literal('FIELD'),
    field: z.string().refine((field) => bulkFields.includes(field), issue('bulk.fieldMissing')),
    mode: z.enum(['REPLACE', 'APPEND']),
    value: text,
  }),
  z.strictObject({ action: z.literal('SUBMIT'), message: text }),
])
export type BulkChange = z.output<typeof bulkChangeSchema>
export type ChangeOf<Action extends BulkAction> = Extract<BulkChange, { action: Action }>

export const bulkInputSchema = z
  .strictObject({
    change: bulkChangeSchema,
    ids: z.array(z.uuid()).min(1).max(MOST_RECORDS),
  })
  .refine(
    ({ change, ids }) => change.action !== 'SUBMIT' || ids.length <= MOST_SUBMITTED,
    issue('bulk.tooManySubmitted', { maximum: MOST_SUBMITTED }),
  )
export type BulkInput = z.output<typeof bulkInputSchema>
