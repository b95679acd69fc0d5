import { z } from 'zod'
import { figuresSchema } from '@/lib/figures/schema'
import { issue } from '@/lib/messages/message'
import {
  type DocumentJson,
  documentSchema,
  emptyDocument,
  languageSchema,
  quotationsOf,
  storedLanguageSchema,
} from '@/lib/text'
import { filledProseOf, lineOf, proseOf } from '@/lib/text/characters'
import { kindOf } from './kinds'
import { fieldLabel } from './kinds/labels'
import { peopleSchema } from './people'

export const slugSchema = z
  .string()
  .trim()
  .min(1, issue('records.slug.missing'))
  .max(120, issue('errors.input.tooLong', { maximum: 120 }))
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, issue('records.slug.form'))

const contentOf = <Body extends z.ZodType<DocumentJson>>(kind: string, body: Body) =>
  z.strictObject({
    title: lineOf(300),
    /** True when the document has no title and the archive supplied one. Absent otherwise, as in all content from before this field. */
    titleIsSupplied: z.literal(true).optional(),
    summary: proseOf(2000),
    language: storedLanguageSchema,
    /** Shown before the text; null when there is none. */
    contentWarning: filledProseOf(500, issue('records.summary.warningMissing')).nullable(),
    /** True when the text is shown under its warning. Absent, as in all content from before this field: closed until the reader opens it. */
    warningIsNotice: z.literal(true).optional(),
    fields: kindOf(kind).fields,
    body,
    figures: figuresSchema,
    people: peopleSchema.default([]),
  })

/** A schema for each kind, made once: zod prepares it when it is first used. */
function once<Schema>(make: (kind: string) => Schema): (kind: string) => Schema {
  const made = new Map<string, Schema>()
  return (kind) => {
    const schema = made.get(kind) ?? make(kind)
    made.set(kind, schema)
    return schema
  }
}

/**
 * Everything an editor writes in one record, saved and versioned as one value. In a draft, the title and fields can still be empty;
 * `submittableSchemaOf` requires what readers need.
 */
export const contentSchemaOf = once((kind) => contentOf(kind, documentSchema))

export type RecordContent = z.output<ReturnType<typeof contentSchemaOf>>

/** A body that has passed `documentSchema` before it was stored. Checking it again takes 100 ms where it is as long as it can be. */
const storedBody = z.custom<DocumentJson>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'doc' &&
    'content' in value,
)
const storedSchemaOf = once((kind) => contentOf(kind, storedBody))

/** The stored content of a draft or a revision; fields that were added to the kind later get their defaults. */
export const storedContent = (kind: string, stored: unknown): RecordContent =>
  storedSchemaOf(kind).parse(stored)

/** A content with only a title and a language. */
export const emptyContent = (kind: string, title: string, language: string): RecordContent =>
  storedContent(kind, {
    title,
    summary: '',
    language,
    contentWarning: null,
    warningIsNotice: true,
    fields: {},
    body: emptyDocument(),
    figures: [],
    people: [],
  })

const isLanguage = (tag: string | null) => tag === null || languageSchema.safeParse(tag).success

/** The same, complete enough to be submitted. A draft from before languages were checked keeps what it has until then. */
export const submittableSchemaOf = (kind: string) =>
  contentSchemaOf(kind).superRefine((content, context) => {
    if (!content.title)
      context.addIssue({ code: 'custom', path: ['title'], message: issue('records.summary.titleMissing') })
    if (!content.summary)
      context.addIssue({
        code: 'custom',
        path: ['summary'],
        message: issue('records.summary.summaryMissing'),
      })
    if (!isLanguage(content.language))
      context.addIssue({ code: 'custom', path: ['language'], message: issue('errors.language.invalid') })
    for (const [index, { language }] of quotationsOf(content.body).entries())
      if (!isLanguage(language))
        context.addIssue({
          code: 'custom',
          path: ['body'],
          message: issue('records.quotationLanguage', { number: index + 1, tag: language ?? '' }),
        })
    for (const [name, field] of Object.entries(kindOf(kind).form))
      if (field.required && !content.fields[name])
        context.addIssue({
          code: 'custom',
          path: ['fields', name],
          message: issue('records.fieldMissing', { field: fieldLabel(kind, name) }),
        })
  })
