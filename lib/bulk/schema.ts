import { z } from 'zod'
import { MOST_RECORDS as MOST_COLLECTED } from '@/lib/collections/schema'
import { isListId, type ListId } from '@/lib/lists/columns'
import { issue, type Message, message } from '@/lib/messages/message'
import { kinds } from '@/lib/records/kinds'
import { sourceFieldNames } from '@/lib/sources/fields'
import { filledLineOf } from '@/lib/text/characters'

/** What can be done to many records at once. In other lists a field can be changed. */
export const bulkActions = ['TAG', 'ASSIGN', 'COLLECT', 'FIELD', 'SUBMIT'] as const
export type BulkAction = (typeof bulkActions)[number]

/** The most entries that are chosen one by one. All that a filter selects can be any number. */
export const MOST_CHOSEN = 1_000
/** The most records that are submitted at once: each submission runs all checks. */
export const MOST_SUBMITTED = 50

/** The fields of text that can be changed in many entries of a list; "fields.NAME" for those that kinds of records have. */
export const bulkFields: Readonly<Record<ListId, readonly string[]>> = {
  records: [
    ...['summary', 'contentWarning', 'language'],
    ...new Set(
      kinds.flatMap(({ form }) =>
        Object.entries(form).flatMap(([name, { input }]) => (input === 'text' ? [`fields.${name}`] : [])),
      ),
    ),
  ],
  sources: [...sourceFieldNames, 'language', 'note'],
  names: ['place', 'language', 'note'],
  media: ['alternative', 'caption', 'credit', 'rights', 'warning', 'language'],
}

const text = z.string().trim().max(2_000)

/** One change, for all of the entries. The commands that make it check its values again, each for its entry. */
const bulkChangeSchema = z.discriminatedUnion('action', [
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
    field: z.string(),
    mode: z.enum(['REPLACE', 'APPEND']),
    value: text,
  }),
  z.strictObject({ action: z.literal('SUBMIT'), message: text }),
])
export type BulkChange = z.output<typeof bulkChangeSchema>
/** A change that is made entry by entry; a collection is changed once, for all of its records. */
export type EntryChange = Exclude<BulkChange, { action: 'COLLECT' }>
export type ChangeOf<Action extends BulkAction> = Extract<BulkChange, { action: Action }>

const suits = (list: ListId, change: BulkChange) =>
  change.action === 'FIELD' ? bulkFields[list].includes(change.field) : list === 'records'

/** A change that entries of this list can have. */
export const changeSchemaFor = (list: ListId) =>
  bulkChangeSchema.refine((change) => suits(list, change), {
    path: ['field'],
    error: issue('bulk.fieldMissing'),
  })

/** The list, and its entries: those with these ids, or all that the query of its address selects. */
const selection = {
  list: z.string().refine((text): text is ListId => isListId(text)),
  ids: z.array(z.uuid()).min(1).max(MOST_CHOSEN).optional(),
  query: z.string().max(2_000).optional(),
}
const isOne = ({ ids, query }: { ids?: unknown; query?: unknown }) =>
  (ids === undefined) !== (query === undefined)

export const selectionSchema = z.strictObject(selection).refine(isOne)
export type Selection = z.output<typeof selectionSchema>

export const bulkInputSchema = z
  .strictObject({
    ...selection,
    list: selection.list.default('records'),
    change: bulkChangeSchema,
    /** When the preview was shown: entries that were changed later stay as they are. */
    seenAt: z.iso.datetime().optional(),
  })
  .refine(isOne)
  .refine(({ list, change }) => suits(list, change), {
    path: ['change', 'field'],
    error: issue('bulk.fieldMissing'),
  })
  .refine(
    ({ change, ids }) => change.action !== 'SUBMIT' || !ids || ids.length <= MOST_SUBMITTED,
    issue('bulk.tooManySubmitted', { maximum: MOST_SUBMITTED }),
  )
export type BulkInput = z.output<typeof bulkInputSchema>

/** Why so many entries can't be changed at once; null when they can. */
export function tooMany({ action }: BulkChange, count: number): Message | null {
  if (action === 'SUBMIT' && count > MOST_SUBMITTED)
    return message('bulk.tooManySubmitted', { maximum: MOST_SUBMITTED })
  if (action === 'COLLECT' && count > MOST_COLLECTED)
    return message('collections.tooMany', { maximum: MOST_COLLECTED })
  return null
}

/** The text of a field after the change. What is at the end already isn't added again; a language is replaced. */
export function changedText(
  before: string,
  { field, mode, value }: Omit<ChangeOf<'FIELD'>, 'action'>,
): string {
  if (mode === 'REPLACE' || field === 'language') return value
  return before.endsWith(value) ? before : [before, value].filter(Boolean).join(' ')
}

/**
 * What a change would do to one entry: change it, nothing because it is so already, or be refused with this reason. The texts are those of a field
 * that it changes.
 */
export type PreviewedEntry = {
  id: string
  title: string
  language: string
  changes: boolean
  refusal: Message | null
  texts: { before: string; after: string } | null
}

/**
 * When a preview was shown (`seenAt`), how many entries the change is for, and what it would do to those that were counted: all, unless counting goes
 * on behind an entry (`after`).
 */
export const previewCountsSchema = z.strictObject({
  seenAt: z.iso.datetime(),
  total: z.int(),
  counted: z.strictObject({ entries: z.int(), changes: z.int(), refused: z.int() }),
  after: z.uuid().nullable(),
})
export type PreviewCounts = z.output<typeof previewCountsSchema>

/** What a change would do to a page of entries, and in numbers. */
export type Preview = {
  change: BulkChange
  counts: PreviewCounts
  /** Why none of them can be changed. */
  refusal: Message | null
  entries: PreviewedEntry[]
  /** Where the next page begins; null on the last one. */
  next: string | null
}
