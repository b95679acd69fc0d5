import { z } from 'zod'
import { pastedSchema } from '@/lib/holdings/schema'
import { issue, type Message, message } from '@/lib/messages/message'
import { languageSchema } from '@/lib/text'

/**
 * The numbers of cited passages that were moved, wait, or need a person. `waiting`: the passage was found, but records that can't be edited
 * now still cite the older copy. `unplaced`: masks of older copies without a certain place, so that all of the text is masked.
 */
export type Relocated = { moved: number; waiting: number; toLookAt: number; unplaced: number }

/** The result in sentences; one sentence when no passage was searched for. */
export function relocatedMessages({ moved, waiting, toLookAt, unplaced }: Relocated): Message[] {
  const messages = [
    moved > 0 && message('relocation.result.moved', { count: moved }),
    waiting > 0 && message('relocation.result.waiting', { count: waiting }),
    toLookAt > 0 && message('relocation.result.toLookAt', { count: toLookAt }),
    unplaced > 0 && message('relocation.result.unplaced', { count: unplaced }),
  ].filter((sentence) => sentence !== false)
  return messages.length > 0 ? messages : [message('relocation.result.nothing')]
}

const range = issue('relocation.text.range')

/** A text for a copy: the range from `start` to `end` of its newest text (`basisId`, null if it has none) becomes `text`. */
export const copyTextSchema = z.strictObject({
  basisId: z
    .uuid(range)
    .nullish()
    .or(z.literal('').transform(() => null))
    .transform((id) => id ?? null),
  start: z.coerce.number(range).int(range).min(0, range).default(0),
  end: z.coerce.number(range).int(range).min(0, range).default(0),
  text: pastedSchema,
  language: languageSchema,
  /** True when the actor has compared all of it with the page: it isn't machine-read any more. */
  compared: z.boolean().default(false),
})
