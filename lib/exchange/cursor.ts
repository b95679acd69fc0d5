import { z } from 'zod'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'

/** True for a moment that PostgreSQL reads as it is written. `Date.parse` takes 30 February for 2 March, and PostgreSQL has no year 0. */
const exists = (moment: string) => {
  const time = Date.parse(moment)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === moment.slice(0, 19)
}

/** A moment in UTC with any fraction of a second. */
export const momentSchema = z
  .string()
  .regex(/^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/)
  .refine(exists)

/** The last entry of a page: its time with microseconds, and its id. */
export const cursorSchema = z.strictObject({ at: momentSchema, id: z.uuid() })
export type Cursor = z.output<typeof cursorSchema>

/** Where the next page of a list begins, as one opaque word for addresses. */
export const wordOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The value in such a word, by its schema; null for any other text. */
export function valueIn<Schema extends z.ZodType>(word: string, schema: Schema): z.output<Schema> | null {
  if (word.length > 1000 || !/^[\w-]+$/.test(word)) return null
  try {
    return schema.safeParse(JSON.parse(Buffer.from(word, 'base64url').toString())).data ?? null
  } catch {
    return null
  }
}

/** The cursor in a word that a list gave; null for any other text. */
const cursorIn = (word: string): Cursor | null => valueIn(word, cursorSchema)

/**
 * Where a request wants a list to go on; undefined for its beginning. Throws `Invalid` for a word that no list gave: a harvester would begin again
 * unnoticed.
 */
export function cursorAsked(word: string | null): Cursor | undefined {
  if (!word) return undefined
  const cursor = cursorIn(word)
  if (!cursor) throw new Invalid({ after: message('errors.input.invalid') })
  return cursor
}

/** The entries of one page, and the word for the next one; null on the last page. */
export function pageOf<Entry extends Cursor>(entries: readonly Entry[], most: number) {
  const shown = entries.slice(0, most)
  const last = shown.at(-1)
  const next = entries.length > most && last ? wordOf({ at: last.at, id: last.id }) : null
  return { shown, next }
}
