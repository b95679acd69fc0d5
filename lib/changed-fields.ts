import { canonicalJson } from '@/lib/hashing'
import { shortened } from '@/lib/text/shortened'

/** The longest value that the log repeats: of a long text its beginning is enough to see what was changed. */
const LONGEST = 500

/** A value as an event has it. */
export function loggedValue(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  return shortened(text, LONGEST)
}

/** A field that a command changed: with both values, or by its name alone. */
type ChangedField = { name: string; from?: string; to?: string }

const isPlain = (value: unknown) =>
  value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value)

type Fields = Readonly<Record<string, unknown>>

/**
 * The fields of an entry that differ, for the details of an event. Fields `withValues` have both values: the log only grows, so it never gets names
 * of people or notes about them that way.
 */
export const changedFields = (before: Fields, after: Fields, withValues: readonly string[]): ChangedField[] =>
  Object.keys(after)
    .filter((name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null))
    .map((name) =>
      withValues.includes(name) && isPlain(before[name]) && isPlain(after[name])
        ? { name, from: loggedValue(before[name]), to: loggedValue(after[name]) }
        : { name },
    )
