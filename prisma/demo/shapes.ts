import type { DateGroup } from '@/lib/dates'
import type { SourceDraft } from '@/lib/sources/schema'
import type { StatementKey } from './note'

/** A date as the compilation gives it, and known only through it. */
export const given = (verbatim: string, edtf: string | null): DateGroup => ({
  verbatim,
  edtf,
  basis: 'VIA_INTERMEDIARY',
})

/** A source of the demo. Only the note has an archive copy; all other sources are known through it. */
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
  /** The name to link, by its key. */
  authority?: { key: string; role: 'periodical' | 'body' }
}

/** One block of a demo record's body. `says` names its statement in the note, `via` the sources that come before the note in its chain. */
export type DemoBlock =
  | { heading: string }
  | { text: string; says: StatementKey; via?: string[] }
  | { quote: string; mode: 'VERBATIM' | 'PARAPHRASE'; says: StatementKey; via: string[] }
  | { sensitive: string; blocks: DemoBlock[] }

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
