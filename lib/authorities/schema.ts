import { z } from 'zod'
import { edtfSchema } from '@/lib/dates'
import { hrefWith } from '@/lib/lists/address'
import { positionIn, sortOf, sortSchema } from '@/lib/lists/sorting'
import { coordinatesOf, pointIn } from '@/lib/maps/points'
import { issue } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'
import { filledLineOf, lineOf, proseOf } from '@/lib/text/characters'

export const authorityKinds = ['PERSON', 'BODY', 'PERIODICAL', 'PLACE', 'EVENT'] as const
export type AuthorityKind = (typeof authorityKinds)[number]

/** A name as the record gives it, tied to its authority where there is one. */
export const authorityNameSchema = z.strictObject({
  name: filledLineOf(300, issue('names.errors.nameMissing')),
  authorityId: z.uuid().nullable(),
})
export type AuthorityName = z.output<typeof authorityNameSchema>

const blankIsNull = z.literal('').transform(() => null)
const optionalLanguage = languageSchema
  .nullish()
  .or(blankIsNull)
  .transform((tag) => tag ?? null)
const optionalLine = (max: number) =>
  lineOf(max)
    .nullish()
    .transform((text) => text || null)
const optionalDate = edtfSchema
  .nullish()
  .or(blankIsNull)
  .transform((date) => date ?? null)

/** Another name of the same, with its script (ISO 15924), language and the time it was in use (EDTF). */
const variantSchema = z.strictObject({
  name: filledLineOf(300, issue('names.errors.nameMissing')),
  script: optionalLine(4).refine(
    (script) => script === null || /^[A-Z][a-z]{3}$/.test(script),
    issue('names.errors.scriptInvalid'),
  ),
  language: optionalLanguage,
  usedFrom: optionalDate,
  usedTo: optionalDate,
})

const authority = z.strictObject({
  kind: z.enum(authorityKinds, { error: issue('names.errors.typeMissing') }),
  name: filledLineOf(300, issue('names.errors.nameMissing')),
  language: optionalLanguage,
  /** Jurisdiction, town or country that distinguishes it from others of the same name. */
  place: optionalLine(200),
  /** Of a place: latitude and longitude in degrees. */
  coordinates: optionalLine(60).transform((text, context) => {
    const point = text === null ? null : pointIn(text)
    if (text !== null && point === null)
      context.addIssue({ code: 'custom', message: issue('names.errors.coordinates') })
    return point && coordinatesOf(point)
  }),
  note: proseOf(5000).default(''),
  variants: z.array(variantSchema).max(100, issue('names.errors.tooMany')).default([]),
})

type Names = { name: string; variants: { name: string }[] }
const eachNameOnce = ({ name, variants }: Names, context: z.RefinementCtx) => {
  const seen = new Set([name])
  variants.forEach((variant, index) => {
    if (seen.has(variant.name))
      context.addIssue({
        code: 'custom',
        path: ['variants', index, 'name'],
        message: issue('names.errors.doubled'),
      })
    seen.add(variant.name)
  })
}

/** A controlled name with its variants. */
export const authorityInputSchema = authority.superRefine(eachNameOnce)

/** The same when it is made. */
export const newAuthoritySchema = authority
  .extend({
    /** Made where the form is made, so that a form sent twice makes one authority. */
    id: z.uuid().optional(),
    /** The editor has seen those of the same name and means another. */
    distinct: z.boolean().default(false),
  })
  .superRefine(eachNameOnce)
export type NewAuthority = z.input<typeof newAuthoritySchema>

export type AuthorityInput = z.output<typeof authorityInputSchema>
export type AuthorityDraft = z.input<typeof authorityInputSchema>

/** The filters and the order of the list of names. */
export const authorityFiltersSchema = z
  .object({
    q: lineOf(200).default('').catch(''),
    kind: z.enum(authorityKinds).nullable().default(null).catch(null),
    sort: sortSchema('names').nullable().default(null).catch(null),
    cursor: z.string().nullable().default(null).catch(null),
  })
  .transform(({ cursor, ...filters }) => ({
    ...filters,
    cursor: positionIn(sortOf('names', filters.sort), cursor),
  }))
export type AuthorityFilters = Partial<z.output<typeof authorityFiltersSchema>>

/** The address of the list with these filters. */
export const hrefOfAuthorities = (filters: AuthorityFilters): string => hrefWith('/desk/authorities', filters)
