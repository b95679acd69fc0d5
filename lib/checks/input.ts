import type { AuthorityName } from '@/lib/authorities/schema'
import type { DateGroup } from '@/lib/dates'
import type { Figure } from '@/lib/figures/schema'
import type { Aspect } from '@/lib/generated/prisma/enums'
import type { Message } from '@/lib/messages/message'
import type { Subject } from '@/lib/records/subjects'
import type { TimelineEvent } from '@/lib/records/timeline'
import type { MergedIds } from '@/lib/sources/merged-ids'
import type { Chain } from '@/lib/text/chain'

/** A run of words that the checks read, and where it stands. */
export interface TextBlock {
  /** "title", "summary", "body.3", "fields.headline", "timeline.ID"; "text.3" for a paragraph of a held copy. */
  field: string
  text: string
  /** BCP 47. */
  language: string
  /** Set on the words of a quotation: they are the source's, not the author's. */
  subjectId: string | null
  /** UTF-16 offsets in `text` at which a citation stands. */
  citations: readonly number[]
  /** ProseMirror's position of the first word; null outside the body. */
  position: number | null
}

export interface CheckedSource {
  id: string
  title: string
  identification: 'IDENTIFIED' | 'PARTIAL' | 'NAMED_ONLY'
  containerTitle: string | null
  issued: DateGroup | null
  accessed: DateGroup | null
}

/** A passage that a subject is bound to, with its text layer where the caller has it. */
export interface CheckedPassage {
  id: string
  sourceId: string
  exact: string
  prefix: string
  suffix: string
  start: number
  end: number
  language: string
  layer: CheckedLayer | null
  /** Where the layer was too long to be looked through: whether its bytes still give the hash that was kept. */
  intact?: boolean
  /** And whether the words of the passage stand at its place there. */
  stands?: boolean
}

/** A text layer; `locators` are spans of it such as pages. */
export interface CheckedLayer {
  id: string
  text: string
  /** False when its bytes no longer give the hash that was kept. */
  intact: boolean
  locators: readonly { label: string; value: string; start: number; end: number }[]
}

/** The text of a held copy of the source that a quotation was seen in. */
export interface CheckedCopy {
  name: string
  /** Null where it is too long to be looked through. */
  layer: { text: string } | null
}

export interface CheckedDate {
  /** "fields.adopted", "timeline.ID", "figures.ID", "source.ID.issued". */
  field: string
  date: DateGroup
}

export interface CheckedAuthority {
  id: string
  kind: 'PERSON' | 'BODY' | 'PERIODICAL' | 'PLACE' | 'EVENT'
  name: string
  variants: readonly string[]
}

/** A name that a field gives, and of what kind it then is; null where it may be of several. */
export interface CheckedName {
  /** "fields.periodical", "figures.ID", "people", "source.ID.publisher". */
  field: string
  kind: CheckedAuthority['kind'] | null
  name: string
}

export interface CheckedRelation {
  type: 'QUOTED_IN' | 'TRANSLATION_OF' | 'REPRINT_OF' | 'SAME_WIRE' | 'CORRECTS' | 'RETRACTS'
  fromId: string
  toId: string
}

/** What was judged of a subject, and whether the verdict fell because it has changed since. */
export interface CheckedVerdict {
  subjectId: string
  aspect: Aspect
  stale: boolean
}

/** An excerpt of another record. */
export interface OtherExcerpt {
  recordId: string
  title: string
  text: string
}

/** Another source of the same periodical or body with much the same title. */
export interface LikeSource {
  sourceId: string
  other: CheckedSource
}

/** Everything the checks look at. Plain values only, so that they run in the editor, on the server and on the command line alike. */
export interface CheckInput {
  /** Record kind; `null` when a held copy is looked through. */
  kind: string | null
  language: string
  /** ISO day on which the checks run. */
  today: string
  texts: readonly TextBlock[]
  fields: Readonly<Record<string, unknown>>
  subjects: readonly Subject[]
  figures: readonly Figure[]
  timeline: readonly TimelineEvent[]
  dates: readonly CheckedDate[]
  sources: ReadonlyMap<string, CheckedSource>
  mergedIds: MergedIds
  passages: ReadonlyMap<string, CheckedPassage>
  /** By subject: where the words of a quotation that no passage is bound to may stand. */
  copies: ReadonlyMap<string, readonly CheckedCopy[]>
  /** Those that the record or a cited source is tied to, and periodicals that its text seems to name. */
  authorities: readonly CheckedAuthority[]
  /** Others of the archive with a name much like one that stands here. */
  alike: readonly CheckedAuthority[]
  /** Names outside of the text. */
  names: readonly CheckedName[]
  /** Whom the record lists as harmed or as harming. */
  people: readonly AuthorityName[]
  relations: readonly CheckedRelation[]
  verdicts: readonly CheckedVerdict[]
  /** Why the speaker's consent does not allow publishing on that day; null where nobody speaks. */
  consentProblems: readonly Message[] | null
  otherExcerpts: readonly OtherExcerpt[]
  likeSources: readonly LikeSource[]
}

export type { Chain, DateGroup, Figure, Subject, TimelineEvent }

/** An input in which nothing is given but what is. */
export const checkInput = (given: Partial<CheckInput>): CheckInput => ({
  kind: null,
  language: 'en',
  today: new Date(0).toISOString().slice(0, 10),
  texts: [],
  fields: {},
  subjects: [],
  figures: [],
  timeline: [],
  dates: [],
  sources: new Map(),
  mergedIds: new Map(),
  passages: new Map(),
  copies: new Map(),
  authorities: [],
  alike: [],
  names: [],
  people: [],
  relations: [],
  verdicts: [],
  consentProblems: null,
  otherExcerpts: [],
  likeSources: [],
  ...given,
})
