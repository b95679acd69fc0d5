import { z } from 'zod'
import { edtfSchema } from '@/lib/dates'
import { coordinatesOf, pointIn } from '@/lib/maps/points'
import { issue } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'
import { faultyCharacters, filledLineOf, lineOf, proseOf } from '@/lib/text/characters'

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

/** The end of a page of names: a name and an id, with a character between them that no name contains. */
const nameCursorSchema = z
  .string()
  .max(400)
  .refine((text) => {
    const [name = '', id, ...rest] = text.split('\u001f')
    return rest.length === 0 && faultyCharacters(name) === null && z.uuid().safeParse(id).success
  })

export const authorityFiltersSchema = z.object({
  q: lineOf(200).default('').catch(''),
  kind: z.enum(authorityKinds).nullable().default(null).catch(null),
  cursor: nameCursorSchema.nullable().default(null).catch(null),
})
export type AuthorityFilters = z.output<typeof authorityFiltersSchema>

/** The list's address with these filters. */
export function hrefOfAuthorities(filters: AuthorityFilters): string {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return query.size > 0 ? `/desk/authorities?${query}` : '/desk/authorities'
}
