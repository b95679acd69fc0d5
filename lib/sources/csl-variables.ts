import { z } from 'zod'
import { languageFromText } from '@/lib/folding/languages'
import { canonicalJson } from '@/lib/hashing/canonical-json'
import { cslDateSchema, fromCslDate, toCslDate } from './csl-date'
import { contributorRoleNames, sourceFieldNames, sourceFields } from './fields'
import type { NameParts } from './person-name'
import { contributorSchema, type SourceInput, sourceInputSchema } from './schema'

/** Reads a variable of CSL-JSON as a value of the archive's field; null when nothing in it fits. */
type Read = (value: unknown) => unknown

const { shape } = sourceInputSchema
const or =
  (schema: z.ZodType, fallback: unknown): Read =>
  (value) => {
    const result = schema.safeParse(typeof value === 'number' ? String(value) : value)
    return result.success ? result.data : fallback
  }

const readDate: Read = (value) => {
  const date = cslDateSchema.safeParse(value)
  return date.success ? fromCslDate(date.data) : null
}

const part = z.string().catch('')
const nameSchema = z.object({
  literal: part,
  family: part,
  given: part,
  suffix: part,
  'dropping-particle': part,
  'non-dropping-particle': part,
  'comma-suffix': z.union([z.boolean(), z.string(), z.number()]).catch(false),
})
const partsOf = (name: z.output<typeof nameSchema>) => ({
  family: name.family,
  given: name.given,
  droppingParticle: name['dropping-particle'],
  nonDroppingParticle: name['non-dropping-particle'],
  suffix: name.suffix,
  // CSL-JSON allows true, "true" and 1.
  commaSuffix: ![false, 'false', '', 0, '0'].includes(name['comma-suffix']),
})
const namesSchema = z.array(nameSchema.nullable().catch(null)).catch([])

/** The names of a CSL-JSON name variable; what isn't a name is left out. */
export const cslNamesIn = (value: unknown): NameParts[] =>
  (value === undefined ? [] : namesSchema.parse(value)).flatMap((name) =>
    name ? [name.literal ? { literal: name.literal } : partsOf(name)] : [],
  )

const readNames =
  (role: string): Read =>
  (value) =>
    cslNamesIn(value).flatMap((name) => {
      const contributor = contributorSchema.safeParse({ role, ...name })
      return contributor.success ? [contributor.data] : []
    })

/** The reader of each variable that has a field of its own. */
export const readers: Record<string, Read> = {
  type: or(shape.type, 'document'),
  title: or(shape.title, null),
  language: (value) => (typeof value === 'string' && value.length <= 100 ? languageFromText(value) : null),
  note: or(shape.note, ''),
  issued: readDate,
  accessed: readDate,
  ...Object.fromEntries(sourceFieldNames.map((name) => [sourceFields[name].csl, or(shape[name], null)])),
  ...Object.fromEntries(contributorRoleNames.map((role) => [role, readNames(role)])),
}

/** True when two values are the same JSON. */
export const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null)
const namesOf = (source: SourceInput, role: string) =>
  source.contributors.filter((name) => name.role === role).map((name) => ({ ...name, authorityId: null }))

/** The value of a variable from the source's own fields, in the form that its reader gives. */
export function keptVariable(source: SourceInput, variable: string): unknown {
  if (variable === 'issued' || variable === 'accessed') {
    const date = source[variable]
    return date && readDate(toCslDate(date))
  }
  const field = sourceFieldNames.find((name) => sourceFields[name].csl === variable)
  if (field) return source[field]
  if (variable === 'type' || variable === 'title' || variable === 'language' || variable === 'note')
    return source[variable]
  return namesOf(source, variable)
}
