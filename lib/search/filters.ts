import { z } from 'zod'
import { actTypes, type FacetName, facetNames, facetOf, facetStates } from '@/lib/editions/indexing/facets'
import { isSlug } from '@/lib/input'
import { isKindId, type KindId } from '@/lib/records/kinds'

/** Orders of a list: best match, recently published, or date of the record (without a year last). */
export const sorts = ['likeness', 'published', 'dated'] as const
export type Sort = (typeof sorts)[number]

/** What one facet can be asked for: a key of a name, without signs that no key has. Anything else counts as missing. */
const key = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((value) => value.isWellFormed() && !/\p{C}/u.test(value))
  .nullable()
  .catch(null)

const of = <const Values extends readonly string[]>(values: Values) => z.enum(values).nullable().catch(null)

/** The filters of a list of records, from its query string. */
export const filterShape = {
  kind: z
    .custom<KindId>((kind) => typeof kind === 'string' && isKindId(kind))
    .nullable()
    .catch(null),
  act: of(actTypes),
  country: key,
  body: key,
  periodical: key,
  person: key,
  place: key,
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/)
    .nullable()
    .catch(null),
  year: z
    .string()
    .regex(/^\d{1,4}$/)
    .nullable()
    .catch(null),
  state: of(facetStates),
  collection: z.string().refine(isSlug).nullable().catch(null),
} satisfies Record<FacetName, z.ZodType>

const filterSchema = z.object(filterShape)
export type Filters = z.output<typeof filterSchema>

/** The facets that an entry must have. */
export const facetsAsked = (filters: Filters): string[] =>
  facetNames.flatMap((name) => (filters[name] === null ? [] : [facetOf(name, filters[name])]))

/** The chosen filters, in the order in which they are offered. */
export const chosenFilters = (filters: Filters): { name: FacetName; value: string }[] =>
  facetNames.flatMap((name) => (filters[name] === null ? [] : [{ name, value: filters[name] }]))

/** The state of a list of records: what it is searched and filtered by, its order and page. */
export type Asked = Filters & { q: string; sort: string | null; page: number }
