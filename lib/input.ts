import type { z } from 'zod'
import { Invalid } from '@/lib/errors'

/** Input through its zod schema, or `Invalid` with one sentence for each faulty field, named by its dotted path. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields: Record<string, string> = {}
  for (const issue of result.error.issues) fields[issue.path.join('.')] ??= issue.message
  throw new Invalid(fields)
}
