import { z } from 'zod'
import { draftOf, emptyCitation } from '@/components/citing/citation-draft'
import type { DateGroup } from '@/lib/dates'
import type { TimelineEvent } from '@/lib/records/timeline'
import { newId } from '@/lib/text'
import { citationDraftSchema } from '../entries/cited-draft'

const isDate = (value: unknown): value is DateGroup =>
  typeof value === 'object' && value !== null && 'verbatim' in value && 'edtf' in value && 'basis' in value

/** An unfinished timeline event. */
export const eventDraftSchema = z.object({
  id: z.string(),
  date: z.custom<DateGroup>(isDate).nullable(),
  text: z.string(),
  citation: citationDraftSchema,
})
export type EventDraft = z.output<typeof eventDraftSchema>

export const newEvent = (): EventDraft => ({ id: newId(), date: null, text: '', citation: emptyCitation })

/** The draft of a saved event. */
export const eventDraftOf = ({ id, date, text, chain, passageId }: TimelineEvent): EventDraft => ({
  id,
  date,
  text,
  citation: draftOf({ chain, passageId }),
})
