import { z } from 'zod'
import { dateGroupSchema } from '@/lib/dates'
import { issue } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'
import { filledLineOf, lineOf, proseOf } from '@/lib/text/characters'
import { contributorRoleNames, type SourceField, sourceFieldNames, sourceFields } from './fields'
import { sourceTypeIds } from './types'

export const identifications = ['IDENTIFIED', 'PARTIAL', 'NAMED_ONLY'] as const

/** The roles that a name can have for a source, and the kinds of names that fit each role. */
export const authorityRoles = {
  periodical: { kinds: ['PERIODICAL'] },
  body: { kinds: ['BODY'] },
  publisher: { kinds: ['BODY', 'PERSON'] },
  place: { kinds: ['PLACE'] },
  event: { kinds: ['EVENT'] },
  person: { kinds: ['PERSON'] },
} as const
type AuthorityRole = keyof typeof authorityRoles
export const authorityRoleNames = Object.keys(authorityRoles) as AuthorityRole[]

const optionalLine = (max: number) =>
  lineOf(max)
    .nullish()
    .transform((text) => text || null)

const url = optionalLine(sourceFields.url.max).refine(
  (text) => text === null || z.url({ protocol: /^https?$/ }).safeParse(text).success,
  issue('sources.errors.url'),
)
/** Accepted with or without the resolver's address; stored without it. */
const doi = optionalLine(sourceFields.doi.max)
  .transform((text) => text?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '') ?? null)
  .refine((text) => text === null || /^10\.\d{4,9}\/\S+$/.test(text), issue('sources.errors.doi'))

type FieldSchema = ReturnType<typeof optionalLine>
const lines = Object.fromEntries(
  sourceFieldNames.map((name) => [name, optionalLine(sourceFields[name].max)]),
) as Record<SourceField, FieldSchema>

/** A name as the source prints it: a whole name, or a family name with or without a given one, in the parts that CSL names. */
export const contributorSchema = z
  .strictObject({
    role: z.enum(contributorRoleNames, { error: issue('sources.errors.roleMissing') }),
    family: optionalLine(200),
    given: optionalLine(200),
    literal: optionalLine(300),
    droppingParticle: optionalLine(50),
    nonDroppingParticle: optionalLine(50),
    suffix: optionalLine(50),
    commaSuffix: z.boolean().default(false),
    authorityId: z.uuid().nullable().default(null),
  })
  .refine(({ family, given, literal }) => family || given || literal, {
    path: ['family'],
    message: issue('sources.errors.nameMissing'),
  })
  .refine(
    ({ literal, authorityId: _, role: __, commaSuffix: ___, ...parts }) =>
      !literal || !Object.values(parts).some(Boolean),
    {
      path: ['literal'],
      message: issue('sources.errors.nameTwice'),
    },
  )

const MOST_CONTRIBUTORS = 200

/** PostgreSQL stores neither NUL nor lone surrogates in JSON. */
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

/** The description of a source from an editor, an import or the API. Blank fields are null: unknown values are not filled in. */
export const sourceInputSchema = z.strictObject({
  type: z.enum(sourceTypeIds, { error: issue('sources.errors.typeMissing') }),
  identification: z
    .enum(identifications, { error: issue('sources.errors.identificationMissing') })
    .default('IDENTIFIED'),
  title: filledLineOf(1000, issue('sources.errors.titleMissing')),
  /** True where the archive supplied the title and the short one. */
  titleIsSupplied: z.boolean().default(false),
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
  contributors: z
    .array(contributorSchema)
    .max(MOST_CONTRIBUTORS, issue('sources.errors.tooManyContributors', { maximum: MOST_CONTRIBUTORS }))
    .default([]),
  authorities: z
    .array(
      z.strictObject({
        authorityId: z.uuid(issue('sources.errors.nameNotChosen')),
        role: z.enum(authorityRoleNames),
      }),
    )
    .max(50)
    .default([]),
  /** CSL variables that have no field here, kept so that CSL-JSON is exported as it was imported. */
  extra: z.record(z.string(), z.json()).refine(isStorable, issue('sources.errors.extra')).default({}),
})

/** The same for a new source. `id` can be made with the form, so that a form sent twice makes one source. */
export const newSourceSchema = sourceInputSchema.extend({ id: z.uuid().optional() })
export type NewSource = z.input<typeof newSourceSchema>

export type SourceInput = z.output<typeof sourceInputSchema>
export type SourceDraft = z.input<typeof sourceInputSchema>
export type Contributor = SourceInput['contributors'][number]

/** A source with its id, as citations and exports use it. */
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
  type: z.enum(relationTypes, { error: issue('sources.errors.relationMissing') }),
  toId: z.uuid(issue('sources.errors.otherMissing')),
  note: proseOf(2000).default(''),
})
