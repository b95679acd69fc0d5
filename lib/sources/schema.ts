import { z } from 'zod'
import { dateGroupSchema } from '@/lib/dates'
import { languageSchema } from '@/lib/text'
import { filledLineOf, lineOf, proseOf } from '@/lib/text/characters'
import { contributorRoleNames, type SourceField, sourceFieldNames, sourceFields } from './fields'
import { sourceTypeIds } from './types'

export const identifications = ['IDENTIFIED', 'PARTIAL', 'NAMED_ONLY'] as const

/** In which role an authority stands to a source, and of which kind it then is. */
export const authorityRoles = {
  periodical: { kinds: ['PERIODICAL'] },
  body: { kinds: ['BODY'] },
  publisher: { kinds: ['BODY', 'PERSON'] },
  place: { kinds: ['PLACE'] },
  event: { kinds: ['EVENT'] },
  person: { kinds: ['PERSON'] },
} as const
export type AuthorityRole = keyof typeof authorityRoles
export const authorityRoleNames = Object.keys(authorityRoles) as AuthorityRole[]

const optionalLine = (max: number) =>
  lineOf(max)
    .nullish()
    .transform((text) => text || null)

const url = optionalLine(sourceFields.url.max).refine(
  (text) => text === null || z.url({ protocol: /^https?$/ }).safeParse(text).success,
  'Give a whole address that begins with https:// or http://.',
)
/** Taken with or without the resolver's address; kept without. */
const doi = optionalLine(sourceFields.doi.max)
  .transform((text) => text?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '') ?? null)
  .refine((text) => text === null || /^10\.\d{4,9}\/\S+$/.test(text), 'A DOI looks like 10.1234/abc.')

type FieldSchema = ReturnType<typeof optionalLine>
const lines = Object.fromEntries(
  sourceFieldNames.map((name) => [name, optionalLine(sourceFields[name].max)]),
) as Record<SourceField, FieldSchema>

/** A name as the source prints it: a whole name, or a family name with or without a given one. */
export const contributorSchema = z
  .strictObject({
    role: z.enum(contributorRoleNames, { error: 'Choose what they did.' }),
    family: optionalLine(200),
    given: optionalLine(200),
    literal: optionalLine(300),
    authorityId: z.uuid().nullable().default(null),
  })
  .refine(({ family, given, literal }) => family || given || literal, {
    path: ['family'],
    message: 'Give a name.',
  })
  .refine(({ family, given, literal }) => !(literal && (family || given)), {
    path: ['literal'],
    message: 'Give either a whole name, or family and given names.',
  })

/** PostgreSQL keeps neither NUL nor lone surrogates in JSON. */
function isStorable(value: unknown): boolean {
  let storable = true
  const look = (text: unknown) => {
    if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed())) storable = false
  }
  const json = JSON.stringify(value, (key, member) => {
    look(key)
    look(member)
    return member
  })
  return storable && json.length <= 200_000
}

/** Everything an editor, an import or the API says of one source. Blank fields are null: what is not known is not filled in. */
export const sourceInputSchema = z.strictObject({
  type: z.enum(sourceTypeIds, { error: 'Choose what kind of work this is.' }),
  identification: z.enum(identifications).default('IDENTIFIED'),
  title: filledLineOf(1000, 'Give the title, or the name by which the source is known.'),
  ...lines,
  url,
  doi,
  language: languageSchema
    .nullish()
    .or(z.literal('').transform(() => null))
    .transform((tag) => tag ?? null),
  note: proseOf(10_000).default(''),
  issued: dateGroupSchema.nullable().default(null),
  accessed: dateGroupSchema.nullable().default(null),
  contributors: z.array(contributorSchema).max(200, 'At most 200 names.').default([]),
  authorities: z
    .array(
      z.strictObject({ authorityId: z.uuid('Pick one from the list.'), role: z.enum(authorityRoleNames) }),
    )
    .max(50)
    .default([]),
  /** CSL variables that have no field here, so that CSL-JSON comes out as it went in. */
  extra: z
    .record(z.string(), z.json())
    .refine(isStorable, 'There is a character here that cannot be kept.')
    .default({}),
})

/** The same when it is made. `id` may be made where the form is made, so that a form sent twice makes one source. */
export const newSourceSchema = sourceInputSchema.extend({ id: z.uuid().optional() })
export type NewSource = z.input<typeof newSourceSchema>

export type SourceInput = z.output<typeof sourceInputSchema>
export type SourceDraft = z.input<typeof sourceInputSchema>
export type Contributor = SourceInput['contributors'][number]

/** A source with its id, as citations and exports take it. */
export type Source = SourceInput & { id: string }

export const relationTypes = [
  'QUOTED_IN',
  'TRANSLATION_OF',
  'REPRINT_OF',
  'SAME_WIRE',
  'CORRECTS',
  'RETRACTS',
] as const
export const relationInputSchema = z.strictObject({
  type: z.enum(relationTypes, { error: 'Choose how the two are related.' }),
  toId: z.uuid('Pick a source.'),
  note: proseOf(2000).default(''),
})
