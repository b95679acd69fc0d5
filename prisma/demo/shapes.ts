import type { DateGroup } from '@/lib/dates'
import type { SourceDraft } from '@/lib/sources/schema'
import type { StatementKey } from './note'

/** A date as the compilation gives it, known only through it. */
export const given = (verbatim: string, edtf: string | null): DateGroup => ({
  verbatim,
  edtf,
  basis: 'VIA_INTERMEDIARY',
})

/** A work of the demo. Only the note is held; all others are known through it. */
export type DemoSource = {
  type: SourceDraft['type']
  identification: 'IDENTIFIED' | 'PARTIAL' | 'NAMED_ONLY'
  title: string
  issued?: DateGroup
  containerTitle?: string
  publisher?: string
  publisherPlace?: string
  jurisdiction?: string
  number?: string
  genre?: string
  note?: string
  /** Authority to link, by its key. */
  authority?: { key: string; role: 'periodical' | 'body' }
}

/** One block of a demo record's body. `says` names the statement of the note that it rests on, `via` the works it came through first. */
export type DemoBlock =
  | { heading: string }
  | { text: string; says: StatementKey; via?: string[] }
  | { quote: string; mode: 'VERBATIM' | 'PARAPHRASE'; says: StatementKey; via: string[] }
  | { sensitive: string; blocks: DemoBlock[] }

export type DemoFigure = {
  key: string
  measure: string
  population: string
  /** Khojaly where none is named. */
  place?: string
  quantity: { kind: 'EXACT' | 'AT_LEAST'; value: number }
  statedBy: string
  says: StatementKey
  via: string[]
  partOf?: string
  note?: string
}

/** How far the record is taken through the workflow, by the ordinary commands. */
export type DemoState = 'DRAFT' | 'IN_REVIEW' | 'RETURNED' | 'APPROVED' | 'PUBLISHED'

export type DemoRecord = {
  kind: 'account' | 'press-excerpt' | 'resolution' | 'testimony'
  slug: string
  title: string
  summary: string
  contentWarning?: string
  fields: Record<string, unknown>
  timeline?: { date: DateGroup; text: string; says: StatementKey }[]
  body: DemoBlock[]
  figures?: DemoFigure[]
  state: DemoState
  by: 'contributor' | 'editor'
}
