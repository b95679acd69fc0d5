import { z } from 'zod'
import { Invalid, NotFound } from '@/lib/errors'
import { type Message, messageOfIssue } from '@/lib/messages/message'

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
  const fields: Record<string, Message> = {}
  for (const issue of result.error.issues) fields[issue.path.join('.')] ??= messageOfIssue(issue)
  throw new Invalid(fields)
}

const idSchema = z.uuid()
const momentSchema = z.iso.datetime()

/** The end of a page of a list: a valid time and an id, as the query wrote them. */
export const cursorSchema = z.string().refine((text) => {
  const [at, id, ...rest] = text.split('_')
  return rest.length === 0 && momentSchema.safeParse(at).success && idSchema.safeParse(id).success
})

/** An id that came by an address or a form, or `NotFound`: what is no UUID names nothing. */
export function parseId(id: unknown): string {
  const result = idSchema.safeParse(id)
  if (!result.success) throw new NotFound()
  return result.data
}
