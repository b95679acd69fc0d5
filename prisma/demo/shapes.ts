import type { DateGroup } from '@/lib/dates'
import type { SourceDraft } from '@/lib/sources/schema'
import type { StatementKey } from './note'

/** A date as the compilation gives it, and known only through it. */
export const given = (verbatim: string, edtf: string | null): DateGroup => ({
  verbatim,
  edtf,
  basis: 'VIA_INTERMEDIARY',
})

/** An article of the Declaration in a language, by its number. */
export type ArticleKey = `declaration-${string}-${number}`

/** A passage that a demo record rests on: a statement of the note, or an article in a transcript of the Declaration. */
export type PassageKey = StatementKey | ArticleKey

/** A source of the demo. Only the note and the transcripts of the Declaration have archive copies. */
export type DemoSource = {
  type: SourceDraft['type']
  identification: 'IDENTIFIED' | 'PARTIAL' | 'NAMED_ONLY'
  title: string
  /** True where the title isn't that of the work, but ours. */
  titleIsSupplied?: true
  issued?: DateGroup
  language?: string
  containerTitle?: string
  publisher?: string
  publisherPlace?: string
  jurisdiction?: string
  number?: string
  genre?: string
  note?: string
  /** The name to link, by its key. */
  authority?: { key: string; role: 'periodical' | 'body' }
}

/** A footnote to these words of a text. */
export type DemoNote = { after: string; text: string }

/** One block of a demo record's body. `says` names the passage that it rests on, `via` the sources that come before its copy in the chain. */
export type DemoBlock =
  | { heading: string }
  | { text: string; says: PassageKey; via?: string[]; note?: DemoNote }
  | {
      quote: string
      mode: 'VERBATIM' | 'PARAPHRASE' | 'TRANSLATION'
      says: PassageKey
      via: string[]
      original?: string
    }
  | { sensitive: string; blocks: DemoBlock[] }
  | { image: 'diagram'; alternative: string; caption: string; credit: string }
  /** The first row has the headings. */
  | { table: string[][]; caption: string }

export type DemoFigure = {
  key: string
  measure: string
  population: string
  /** Khojaly if none is given. */
  place?: string
  quantity: { kind: 'EXACT' | 'AT_LEAST'; value: number }
  statedBy: string
  says: StatementKey
  via: string[]
  partOf?: string
  note?: string
}

/** The state to which the ordinary commands take the record. */
export type DemoState = 'DRAFT' | 'IN_REVIEW' | 'RETURNED' | 'APPROVED' | 'PUBLISHED'

export type DemoRecord = {
  kind: 'account' | 'press-excerpt' | 'resolution' | 'testimony'
  slug: string
  /** English if none is given. */
  language?: string
  title: string
  /** True for what has no title of its own. */
  titleIsSupplied?: true
  summary: string
  contentWarning?: string
  fields: Record<string, unknown>
  timeline?: { date: DateGroup; text: string; says: StatementKey }[]
  body: DemoBlock[]
  figures?: DemoFigure[]
  state: DemoState
  by: 'contributor' | 'editor'
}
