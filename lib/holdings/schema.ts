import { z } from 'zod'
import type { Translator } from '@/lib/messages/translator'
import { languageSchema } from '@/lib/text'
import { locatorSchema } from '@/lib/text/chain'
import { filledLineOf, lineOf, proseOf } from '@/lib/text/characters'

const holdingKinds = ['ORIGINAL', 'FACSIMILE', 'TRANSCRIPT', 'WEB_CAPTURE', 'AUDIO', 'VIDEO'] as const
export type HoldingKind = (typeof holdingKinds)[number]

/** The label of a kind of copy; the word itself where an old edition has a kind that no longer exists. */
export function holdingLabel(kind: string, t: Translator): string {
  const known = holdingKinds.find((one) => one === kind)
  return known ? t(`labels.holding.${known}`) : kind
}

/** Kinds whose copy is a text, so that it can be added here. */
export const textHoldingKinds = ['ORIGINAL', 'FACSIMILE', 'TRANSCRIPT', 'WEB_CAPTURE'] as const

export const textOrigins = ['BORN_DIGITAL', 'HUMAN', 'OCR'] as const

const day = z.iso
  .date('Give the day as 2024-05-28.')
  .nullish()
  .or(z.literal('').transform(() => null))
  .transform((text) => text ?? null)

/** How much of a copy's text readers may see, wherever something cites it, from the next edition on. */
export const holdingShown = ['IN_CONTEXT', 'WORDS_ALONE', 'NOTHING'] as const

const description = {
  obtainedFrom: lineOf(300).default(''),
  obtainedOn: day,
  rights: lineOf(300).default(''),
  shown: z.enum(holdingShown, { error: 'Say what readers may see.' }).default('IN_CONTEXT'),
  note: proseOf(500).default(''),
}

/** Where a copy came from and what may be done with it; can be corrected later, unlike the copy itself. */
export const descriptionSchema = z.strictObject(description)
export const descriptionFields = Object.keys(description)

/** What is said of a copy when it is added. Short enough to travel in an address beside the bytes. */
export const newHoldingSchema = z.strictObject({
  kind: z.enum(textHoldingKinds, { error: 'Choose what kind of copy this is.' }),
  language: languageSchema,
  /** How the text that can be quoted came about. */
  origin: z.enum(textOrigins, { error: 'Say how the text came about.' }).default('BORN_DIGITAL'),
  filename: filledLineOf(255, 'Give the file a name.').transform((name) => name.replace(/^.*[/\\]/, '')),
  ...description,
})
/** The same as it comes with an upload. */
export const uploadSchema = newHoldingSchema.extend({
  sourceId: z.uuid('Choose a source.'),
  /** Whether the bytes are a text that was pasted or typed, and no document to be read. */
  pasted: z.stringbool().default(false),
  /** The copy of this source that it is better than. */
  betterThanId: z
    .uuid('Choose a copy of this source.')
    .nullish()
    .or(z.literal('').transform(() => null))
    .transform((id) => id ?? null),
})
export type NewHolding = z.input<typeof newHoldingSchema>

/** Text that was pasted or typed. */
export const pastedSchema = z
  .string()
  .refine((text) => text.trim() !== '', 'Paste or type the text.')
  .refine(
    (text) => text.isWellFormed(),
    'There is half of a character here (a lone surrogate); paste the text again.',
  )
  .refine((text) => !text.includes('\0'), 'There is a NUL character here; paste the text again.')

/** The same for a text instead of a file. */
export const newTextSchema = newHoldingSchema.extend({
  filename: filledLineOf(255, 'Give the text a name.').default('pasted.txt'),
  origin: newHoldingSchema.shape.origin.unwrap().default('HUMAN'),
  text: pastedSchema,
})
export type NewText = z.input<typeof newTextSchema>

/** A place in a text layer; offsets are UTF-16 units, `end` is behind the last one. */
export const newPassageSchema = z.strictObject({
  textLayerId: z.uuid('Choose a text.'),
  start: z.int('Select the words again.').min(0, 'Select the words again.'),
  end: z.int('Select the words again.'),
  locator: locatorSchema.nullish(),
})
export type NewPassage = z.input<typeof newPassageSchema>

/** Longest passage, in UTF-16 units: longer is a document, not a passage. */
export const MAX_PASSAGE = 20_000

/** Named places of a text layer, in its order: pages, or what the document has instead. */
export const locatorsSchema = z.array(
  z.object({ label: z.string(), value: z.string(), start: z.int(), end: z.int() }),
)
export type LayerPlace = z.output<typeof locatorsSchema>[number]

/** Where a reader wants to be in a text, as it stands in the address; what cannot be is the beginning. */
export const readerPlaceSchema = z.object({
  from: z.coerce.number().int().min(0).catch(0),
  passage: z.uuid().nullable().default(null).catch(null),
})
