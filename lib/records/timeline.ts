import { z } from 'zod'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import { issue } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { chainSchema } from '@/lib/text/chain'
import { filledProseOf } from '@/lib/text/characters'

/** One dated statement, cited like any sentence. */
export const timelineEventSchema = z.strictObject({
  id: z.uuid(),
  date: dateGroupSchema,
  text: filledProseOf(2000, issue('records.timeline.textMissing')),
  chain: chainSchema,
  passageId: z.uuid().nullable(),
})
export type TimelineEvent = z.output<typeof timelineEventSchema>

/** The events of one record, at most 500, with unique ids, in the editor's order. */
export const timelineSchema = z
  .array(timelineEventSchema)
  .max(500, issue('records.timeline.tooMany', { maximum: 500 }))
  .refine(
    (events) => new Set(events.map(({ id }) => id)).size === events.length,
    issue('records.timeline.doubled'),
  )

/** One dated statement: the date as it is shown, and the text. Verdicts are on the one in stored English. */
export const timelineSentence = (event: TimelineEvent, t: Translator) =>
  t('dates.dated', { date: formatDate(event.date, t), text: event.text })
