import { z } from 'zod'
import { figuresSchema } from '@/lib/figures/schema'
import { issue } from '@/lib/messages/message'
import { documentSchema, emptyDocument, languageSchema } from '@/lib/text'
import { filledProseOf, lineOf, proseOf } from '@/lib/text/characters'
import { kindOf } from './kinds'
import { fieldLabel } from './kinds/labels'
import { peopleSchema } from './people'

export const slugSchema = z
  .string()
  .trim()
  .min(1, 'Give an address.')
  .max(120, 'At most 120 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters a to z, digits and single hyphens.')

/**
 * Everything an editor writes in one record, saved and versioned as one value. A draft may still be without a title or with fields
 * empty; `submittableSchemaOf` asks for what a reader needs.
 */
export const contentSchemaOf = (kind: string) =>
  z.strictObject({
    title: lineOf(300),
    summary: proseOf(2000),
    language: languageSchema,
    /** Shown before the closed text; null when there is none. */
    contentWarning: filledProseOf(500, 'Say what the warning is for.').nullable(),
    fields: kindOf(kind).fields,
    body: documentSchema,
    figures: figuresSchema,
    people: peopleSchema.default([]),
  })

export type RecordContent = z.output<ReturnType<typeof contentSchemaOf>>

/** Content that a draft or a revision keeps, read back; its fields come back with the defaults of fields that were added later. */
export const storedContent = (kind: string, stored: unknown): RecordContent =>
  contentSchemaOf(kind).parse(stored)

/** A content in which only the title and the language are given. */
export const emptyContent = (kind: string, title: string, language: string): RecordContent =>
  storedContent(kind, {
    title,
    summary: '',
    language,
    contentWarning: null,
    fields: {},
    body: emptyDocument(),
    figures: [],
    people: [],
  })

/** The same, as complete as a submitted record must be. */
export const submittableSchemaOf = (kind: string) =>
  contentSchemaOf(kind).superRefine((content, context) => {
    if (!content.title)
      context.addIssue({ code: 'custom', path: ['title'], message: 'Give the record a title.' })
    if (!content.summary)
      context.addIssue({
        code: 'custom',
        path: ['summary'],
        message: 'Say in a sentence or two what this is.',
      })
    for (const [name, field] of Object.entries(kindOf(kind).form))
      if (field.required && !content.fields[name])
        context.addIssue({
          code: 'custom',
          path: ['fields', name],
          message: issue('records.fieldMissing', { field: fieldLabel(kind, name) }),
        })
  })
