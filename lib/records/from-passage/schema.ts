import { z } from 'zod'
import { newPassageSchema } from '@/lib/holdings/schema'
import { issue } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'
import { accesses } from '@/lib/text/chain'
import { filledLineOf, lineOf } from '@/lib/text/characters'
import { isKindId } from '../kinds'

/** What a member can have seen of a source. */
export const seenAccesses = accesses.filter((access) => access !== 'NOT_SEEN')

/** A new record of a passage of a copy: the range, and what the member confirmed of what was proposed. */
export const fromPassageSchema = newPassageSchema.extend({
  /** Created with the form, so that a form sent twice adds one record. */
  id: z.uuid(),
  kind: z.string().refine(isKindId, issue('records.kindMissing')),
  title: filledLineOf(300, issue('records.summary.titleMissing')),
  language: languageSchema,
  /** The date of the record as it is printed; empty where none is known. */
  date: lineOf(200),
  access: z.enum(accesses, { error: issue('citing.seen.accessMissing') }).exclude(['NOT_SEEN'], {
    error: issue('citing.seen.accessMissing'),
  }),
})
export type FromPassage = z.input<typeof fromPassageSchema>
