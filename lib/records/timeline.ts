import { z } from 'zod'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import { chainSchema } from '@/lib/text/chain'
import { filledProseOf } from '@/lib/text/characters'

/** One dated statement, cited like any sentence. */
export const timelineEventSchema = z.strictObject({
  id: z.uuid(),
  date: dateGroupSchema,
  text: filledProseOf(2000, 'Say what is stated for this date.'),
  chain: chainSchema,
  passageId: z.uuid().nullable(),
})
export type TimelineEvent = z.output<typeof timelineEventSchema>

/** Events of one record, at most 500, with unique ids, in the order in which the editor put them. */
export const timelineSchema = z
  .array(timelineEventSchema)
  .max(500, 'At most 500 events.')
  .refine(
    (events) => new Set(events.map(({ id }) => id)).size === events.length,
    'Two events have the same id.',
  )

/** One dated statement: the date as it is shown, and the text. What is judged is the one in stored English. */
export const timelineSentence = (event: TimelineEvent, t: Translator) =>
  t('dates.dated', { date: formatDate(event.date, t), text: event.text })
