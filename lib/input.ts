import { z } from 'zod'
import { Invalid, NotFound } from '@/lib/errors'
import { type Message, messageOfIssue } from '@/lib/messages/message'
import { SLUG_PATTERN } from '@/lib/messages/public-address'

declare const isUnchecked: unique symbol
/** Input from outside that nothing has checked yet: the fields of a form, the body of a request. */
export type Unchecked = { readonly [isUnchecked]: true }

/** Marks input from outside, for a command to check. */
export const unchecked = (input: unknown) => input as Unchecked

/** The input of a command: of the schema's type, or unchecked input. It checks both with `parseInput`. */
export type Given<Schema extends z.ZodType> = z.input<Schema> | Unchecked

/** Input through its zod schema, or `Invalid` with one message for each faulty field, named by its dotted path. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new Invalid(issuesIn(result.error))
}

/** One message for each faulty field of an input, named by its dotted path. */
export function issuesIn({ issues }: z.ZodError): Record<string, Message> {
  const fields: Record<string, Message> = {}
  for (const issue of issues) fields[issue.path.join('.')] ??= messageOfIssue(issue)
  return fields
}

const idSchema = z.uuid()
const momentSchema = z.iso.datetime()

/** The number of a page of a list; 1 for anything else. */
export const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1)

/** An offset in a text, in UTF-16 units; 0 for anything else. */
export const offsetSchema = z.coerce.number().int().min(0).max(2_000_000_000).catch(0)

/** The end of a page of a list: a time since 1970 and an id, as the query wrote them. */
export const cursorSchema = z
  .string()
  .max(100)
  .refine((text) => {
    const [at = '', id, ...rest] = text.split('_')
    const isMoment = momentSchema.safeParse(at).success && Date.parse(at) >= 0
    return rest.length === 0 && isMoment && idSchema.safeParse(id).success
  })

/** The number in a path or a query string, of an edition, revision or version: 1 to 999,999,999; null for anything else. */
export const numberIn = (text: unknown): number | null =>
  typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null

/** The version of something that changes, as an action was called with it; 0, which no version has, for anything else. */
export const versionIn = (version: unknown): number =>
  typeof version === 'number' && Number.isInteger(version) && version > 0 && version < 1_000_000_000
    ? version
    : 0

const slugForm = new RegExp(`^${SLUG_PATTERN}$`)

/** True for the form of a slug. A text of another form is the address of nothing, and no query is asked for it. */
export const isSlug = (text: string): boolean => slugForm.test(text)

/** True for a UUID. */
export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)

/** An id that came by an address or a form, or `NotFound`: what is no UUID names nothing. */
export function parseId(id: unknown): string {
  const result = idSchema.safeParse(id)
  if (!result.success) throw new NotFound()
  return result.data
}
