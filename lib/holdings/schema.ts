import { z } from 'zod'
import { offsetSchema } from '@/lib/input'
import { issue } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { languageSchema } from '@/lib/text'
import { locatorSchema } from '@/lib/text/chain'
import { filledLineOf, lineOf, proseOf } from '@/lib/text/characters'
import { encodingNames } from './encodings'

export const holdingKinds = ['ORIGINAL', 'FACSIMILE', 'TRANSCRIPT', 'WEB_CAPTURE', 'AUDIO', 'VIDEO'] as const
export type HoldingKind = (typeof holdingKinds)[number]

/** The label of a kind of copy; the word itself where an old edition has a kind that no longer exists. */
export function holdingLabel(kind: string, t: Translator): string {
  const known = holdingKinds.find((one) => one === kind)
  return known ? t(`labels.holding.${known}`) : kind
}

export const textOrigins = ['BORN_DIGITAL', 'HUMAN', 'OCR'] as const

const day = z.iso
  .date(issue('holdings.errors.day'))
  .nullish()
  .or(z.literal('').transform(() => null))
  .transform((text) => text ?? null)

/**
 * What readers can see of a copy, from most to least: all of it with its page images, passages with the text around them, passages alone, nothing.
 * Showing less applies to all editions at once, showing more to the next.
 */
export const holdingShown = ['WHOLE', 'IN_CONTEXT', 'WORDS_ALONE', 'NOTHING'] as const
export type HoldingShown = (typeof holdingShown)[number]

/** True when readers see the text around a passage. */
export const showsAround = (shown: HoldingShown): boolean => shown === 'WHOLE' || shown === 'IN_CONTEXT'

/** Who can read a copy, from most to fewest. */
export const holdingAccess = ['PUBLIC_IN_CONTEXT', 'STAFF', 'RESTRICTED'] as const

const description = {
  obtainedFrom: lineOf(300).default(''),
  obtainedOn: day,
  rights: lineOf(300).default(''),
  access: z
    .enum(holdingAccess, { error: issue('holdings.errors.accessMissing') })
    .default('PUBLIC_IN_CONTEXT'),
  shown: z.enum(holdingShown, { error: issue('holdings.errors.shownMissing') }).default('IN_CONTEXT'),
  note: proseOf(500).default(''),
}

/** The provenance and rights of a copy; can be corrected later, unlike the copy itself. */
export const descriptionSchema = z.strictObject(description)
export const descriptionFields = descriptionSchema.keyof().options

/** The description of a new copy. Short enough for the query string of an upload. */
export const newHoldingSchema = z.strictObject({
  kind: z.enum(holdingKinds, { error: issue('holdings.errors.kindMissing') }),
  language: languageSchema,
  /** The origin of the text. */
  origin: z.enum(textOrigins, { error: issue('holdings.errors.originMissing') }).default('BORN_DIGITAL'),
  filename: filledLineOf(255, issue('holdings.errors.filenameMissing')).transform((name) =>
    name.replace(/^.*[/\\]/, ''),
  ),
  ...description,
})
/** The encoding of a text as a person chose it; null as the file says. */
export const encodingSchema = z
  .enum(encodingNames, { error: issue('holdings.errors.encodingMissing') })
  .nullish()
  .or(z.literal('').transform(() => null))
  .transform((name) => name ?? null)

/** The same with the parameters of an upload. */
export const uploadSchema = newHoldingSchema.extend({
  // A member says where a text comes from; nothing is assumed.
  origin: newHoldingSchema.shape.origin.unwrap(),
  encoding: encodingSchema,
  sourceId: z.uuid(issue('holdings.errors.sourceMissing')),
  /** True when the bytes are a pasted or typed text and not a document to read. */
  pasted: z.stringbool().default(false),
  /** The older copy of this source that the new one is better than. */
  betterThanId: z
    .uuid(issue('holdings.errors.copyMissing'))
    .nullish()
    .or(z.literal('').transform(() => null))
    .transform((id) => id ?? null),
})
/** The same for a file that is read after the request: it is a document, never a pasted text. */
export const laterUploadSchema = uploadSchema.omit({ pasted: true })
export type NewHolding = z.input<typeof newHoldingSchema>

/** A pasted or typed text. */
export const pastedSchema = z
  .string()
  .refine((text) => text.trim() !== '', issue('holdings.errors.textMissing'))
  .refine((text) => text.isWellFormed(), issue('holdings.errors.halfCharacter'))
  .refine((text) => !text.includes('\0'), issue('holdings.errors.nul'))

/** A range of a text layer; offsets are UTF-16 units, `end` is exclusive. */
export const newPassageSchema = z.strictObject({
  textLayerId: z.uuid(issue('holdings.errors.textNotChosen')),
  start: z.int(issue('holdings.errors.selectAgain')).min(0, issue('holdings.errors.selectAgain')),
  end: z.int(issue('holdings.errors.selectAgain')),
  locator: locatorSchema.nullish(),
})
export type NewPassage = z.input<typeof newPassageSchema>

/** The longest passage, in UTF-16 units. */
export const MAX_PASSAGE = 20_000

/** Which printed page one sheet of a PDF is. */
export const sheetSchema = z.strictObject({
  sheet: z.coerce
    .number(issue('holdings.errors.sheet'))
    .int(issue('holdings.errors.sheet'))
    .min(1, issue('holdings.errors.sheet'))
    .max(100_000, issue('holdings.errors.sheet')),
  page: z.coerce
    .number(issue('holdings.errors.printedPage'))
    .int(issue('holdings.errors.printedPage'))
    .min(1, issue('holdings.errors.printedPage'))
    .max(100_000, issue('holdings.errors.printedPage')),
})

/** The pages of a text layer, or what the document has instead, in the order of its text. */
export const locatorsSchema = z.array(
  z.object({ label: z.string(), value: z.string(), start: z.int(), end: z.int() }),
)

/** The position in a text that the query string asks for; the beginning for invalid values. */
export const readerPlaceSchema = z.object({
  from: offsetSchema,
  passage: z.uuid().nullable().default(null).catch(null),
})

/** The place in a text at which a member works, as the query string says; null for invalid values. */
export const placeInCopySchema = z.object({
  at: z.coerce.number().int().min(0).nullable().default(null).catch(null),
})
