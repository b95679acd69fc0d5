import { z } from 'zod'
import { encodingNames } from '@/lib/holdings/encodings'
import { issue } from '@/lib/messages/message'
import { isKindId } from '@/lib/records/kinds'
import { sourceTypeIds } from '@/lib/sources/types'
import { languageSchema } from '@/lib/text'
import { filledLineOf } from '@/lib/text/characters'

const importFormats = ['CSV', 'RIS', 'BIBTEX', 'CSL'] as const
export type ImportFormat = (typeof importFormats)[number]

/** The signs that can be between two cells of a table. */
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** What a file can have at most. */
export const LIMITS = { megabytes: 50, rows: 200_000, columns: 500, characters: 200_000 } as const

/** The target of an import of sources; the others are kinds of records. */
export const SOURCES = 'sources'

const targetSchema = z
  .string()
  .refine((target) => target === SOURCES || isKindId(target), issue('imports.targetMissing'))

export const newImportSchema = z.strictObject({
  target: targetSchema,
  filename: filledLineOf(255, issue('imports.fileMissing')),
})

/** How a text is read: references have no delimiter. */
export const readingSchema = z.strictObject({
  format: z.enum(importFormats),
  encoding: z.enum(encodingNames, { error: issue('imports.encodingMissing') }),
  delimiter: z.union([z.enum(delimiters), z.literal('')], { error: issue('imports.delimiterMissing') }),
})
export type Reading = z.output<typeof readingSchema>

const none = z.literal('').transform(() => null)

/** The order of day and month in dates of figures. */
export const dateOrders = ['DAY', 'MONTH'] as const
export type DateOrder = (typeof dateOrders)[number]

/** What rows have that don't say it themselves; null: such a row is refused. */
export const defaultsSchema = z
  .strictObject({
    language: languageSchema.nullable().or(none).default(null),
    type: z
      .enum(sourceTypeIds, { error: issue('sources.errors.typeMissing') })
      .nullable()
      .or(none)
      .default(null),
    dateOrder: z.enum(dateOrders).nullable().or(none).default(null),
  })
  // An order that wasn't chosen isn't stored: the version before doesn't know it.
  .transform(({ dateOrder, ...others }): typeof others & { dateOrder?: DateOrder } =>
    dateOrder ? { ...others, dateOrder } : others,
  )
export type Defaults = z.output<typeof defaultsSchema>

/** What a member decides before the rows are checked. */
export const settingsSchema = z.strictObject({
  /** The field of each column, by its place; empty for a column that is left out. */
  mapping: z.array(z.string().max(60)).max(LIMITS.columns),
  defaults: defaultsSchema,
  leavesOutLike: z.boolean(),
})
