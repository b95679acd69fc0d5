import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'
import { filledLineOf, proseOf } from '@/lib/text/characters'

/** The most records of a collection. */
export const MOST_RECORDS = 300

const title = filledLineOf(200, issue('collections.titleMissing'))

/** The text of a collection and its records in order. Paragraphs of the introduction have an empty line between. */
export const collectionTextSchema = z.strictObject({
  title,
  language: languageSchema,
  introduction: proseOf(10_000),
  records: z
    .array(z.uuid())
    .max(MOST_RECORDS, issue('collections.tooMany', { maximum: MOST_RECORDS }))
    .refine((ids) => new Set(ids).size === ids.length, issue('collections.twice')),
})

export const newCollectionSchema = z.strictObject({
  title,
  language: languageSchema,
  slug: z
    .string()
    .trim()
    .min(1, issue('collections.slugMissing'))
    .max(80, issue('errors.input.tooLong', { maximum: 80 }))
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, issue('collections.slugForm')),
})

export type CollectionText = z.output<typeof collectionTextSchema>
