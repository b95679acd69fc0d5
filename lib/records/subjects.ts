import type { DateGroup } from '@/lib/dates'
import { figureSentence } from '@/lib/figures/sentence'
import type { SubjectType } from '@/lib/generated/prisma/enums'
import { storedEnglish } from '@/lib/messages/stored-english'
import type { Translator } from '@/lib/messages/translator'
import { citationsOf, quotationsOf } from '@/lib/text'
import type { Chain } from '@/lib/text/chain'
import { eventsOf } from './kinds/fields'
import type { RecordContent } from './schema'
import { timelineSentence } from './timeline'

/** One part of a record that has a citation and gets verdicts of its own. */
export type Subject = {
  type: SubjectType
  id: string
  /** The text to verify. For a citation, the sentence that it follows. */
  wording: string
  /** The stated date of an event or a figure; null for anything else. */
  date: DateGroup | null
  chain: Chain
  passageId: string | null
  /** Only for quotations. */
  quotation: {
    mode: 'VERBATIM' | 'ABRIDGED' | 'TRANSLATION' | 'PARAPHRASE'
    language: string | null
    original: string | null
    translator: string | null
    openlyUnverified: boolean
  } | null
}

/**
 * All subjects of a record's content, in the order of the page: quotations and citations of the body, then timeline events, then
 * figures. References, review, checks and editions all use this list. Events and figures are worded in stored English, so that
 * verdicts on them hold in every language of the interface.
 */
export const subjectsOf = (kind: string, content: RecordContent): Subject[] =>
  subjectsFor(kind, content, storedEnglish)

/** The same for readers: events and figures are worded in their language. */
export function subjectsFor(kind: string, content: RecordContent, t: Translator): Subject[] {
  const quotations = quotationsOf(content.body).map(
    ({ id, wording, chain, passageId, mode, language, original, translator, openlyUnverified }): Subject => ({
      type: 'QUOTATION',
      id,
      wording,
      date: null,
      chain,
      passageId,
      quotation: { mode, language, original, translator, openlyUnverified },
    }),
  )
  const citations = citationsOf(content.body).map(
    ({ id, sentence, chain, passageId }): Subject => ({
      type: 'CITATION',
      id,
      wording: sentence,
      date: null,
      chain,
      passageId,
      quotation: null,
    }),
  )
  const events = eventsOf(kind, content.fields).map(
    (event): Subject => ({
      type: 'TIMELINE',
      id: event.id,
      wording: timelineSentence(event, t),
      date: event.date,
      chain: event.chain,
      passageId: event.passageId,
      quotation: null,
    }),
  )
  const figures = content.figures.map(
    (figure): Subject => ({
      type: 'FIGURE',
      id: figure.id,
      wording: figureSentence(figure, content.figures, t),
      date: figure.asOf,
      chain: figure.chain,
      passageId: figure.passageId,
      quotation: null,
    }),
  )
  return [...quotations, ...citations, ...events, ...figures]
}
