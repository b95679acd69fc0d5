import type { AuthorityName } from '@/lib/authorities/schema'
import type { DateGroup } from '@/lib/dates'
import type { Figure } from '@/lib/figures/schema'
import type { Aspect } from '@/lib/generated/prisma/enums'
import type { LayerSpan } from '@/lib/holdings/spans'
import type { Message } from '@/lib/messages/message'
import type { Subject } from '@/lib/records/subjects'
import type { TimelineEvent } from '@/lib/records/timeline'
import type { MergedIds } from '@/lib/sources/merged-ids'
import type { Chain } from '@/lib/text/chain'
import type { CheckedHeading, CheckedTable } from './structure'

/** Something in a text that isn't read with it: its offset, and how many of ProseMirror's positions it takes. */
export type TextGap = { at: number; size: number }

/** Text that the checks read, and its place. */
export interface TextBlock {
  /** "title", "summary", "body.3", "fields.headline", "timeline.ID"; "text.3" for a paragraph of an archive copy. */
  field: string
  text: string
  /** BCP 47. */
  language: string
  /** Set on the text of a quotation, which is the source's and not the author's. */
  subjectId: string | null
  /** UTF-16 offsets of citations in `text`. */
  citations: readonly number[]
  /** What is in the block at these offsets and isn't its text: citations and footnotes. */
  gaps?: readonly TextGap[]
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
  /** The spans that touch the passage or the text around it, with offsets in its layer. */
  spans?: readonly LayerSpan[]
  layer: CheckedLayer | null
  /** Only where the layer was too long to be read here: true when it still matches its hash. */
  intact?: boolean
  /** Only there too: true when the text of the passage is at its place. */
  stands?: boolean
}

/** A text layer; `locators` are spans of it such as pages. */
export interface CheckedLayer {
  id: string
  text: string
  spans?: readonly LayerSpan[]
  /** False when the text no longer matches its hash. */
  intact: boolean
  locators: readonly { label: string; value: string; start: number; end: number }[]
}

/** The text of an archive copy of the source that was seen. */
export interface CheckedCopy {
  name: string
  /** Null where it is too long to be searched. */
  layer: { text: string; spans?: readonly LayerSpan[] } | null
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

/** A name in a field, with its possible type; null where several types are possible. */
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

/** A verdict on an aspect of a subject, and if it is outdated. */
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

/** An image in the text, with ProseMirror's position just before it. */
interface CheckedImage {
  position: number
  /** What it shows; null where no one has written it, empty where it only decorates. */
  alternative: string | null
  caption: string
  sha256: string
}

/** A recording or document in the text, with ProseMirror's position just before it. */
interface CheckedFile {
  position: number
  title: string
  /** What it has; null where no one has written it. */
  description: string | null
  credit: string
  rights: string
  sha256: string
}

/** Another source of the same periodical or body with much the same title. */
export interface LikeSource {
  sourceId: string
  other: CheckedSource
}

/** Everything the checks look at. Plain values only, so that they run in the editor, on the server and on the command line alike. */
export interface CheckInput {
  /** Record kind; `null` when the text of a copy is checked. */
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
  /** By subject: texts that may contain a quotation that isn't bound to a passage. */
  copies: ReadonlyMap<string, readonly CheckedCopy[]>
  /** The authorities that the record or a cited source is linked to, and periodicals that its text seems to name. */
  authorities: readonly CheckedAuthority[]
  /** Other authorities with a name similar to one in the record. */
  alike: readonly CheckedAuthority[]
  /** Names in fields and sources, not in the text. */
  names: readonly CheckedName[]
  /** People whom the record lists as harmed or as causing harm. */
  people: readonly AuthorityName[]
  relations: readonly CheckedRelation[]
  verdicts: readonly CheckedVerdict[]
  /** Reasons why the speaker's consent doesn't allow publishing on that day; null for kinds without a speaker. */
  consentProblems: readonly Message[] | null
  otherExcerpts: readonly OtherExcerpt[]
  likeSources: readonly LikeSource[]
  images: readonly CheckedImage[]
  files: readonly CheckedFile[]
  /** Headings that leave out a level. */
  skippingHeadings: readonly CheckedHeading[]
  tables: readonly CheckedTable[]
}

export type { Chain, DateGroup, Figure, Subject, TimelineEvent }

/** An input with only the given values; all others are empty. */
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
  images: [],
  files: [],
  skippingHeadings: [],
  tables: [],
  ...given,
})

type Index = {
  byField: Map<string, TextBlock>
  bySubject: Map<string, TextBlock>
  subjects: Map<string, Subject>
}
const indexes = new WeakMap<CheckInput, Index>()

/** The first entry for each key: what `find` would find, without searching for each. */
const firstOf = <Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string | null) =>
  new Map(
    entries.toReversed().flatMap((entry) => {
      const key = keyOf(entry)
      return key === null ? [] : [[key, entry] as const]
    }),
  )

function indexOf(input: CheckInput): Index {
  const known = indexes.get(input) ?? {
    byField: firstOf(input.texts, ({ field }) => field),
    bySubject: firstOf(input.texts, ({ subjectId }) => subjectId),
    subjects: firstOf(input.subjects, ({ id }) => id),
  }
  indexes.set(input, known)
  return known
}

/** The text block of a field, if it has one. */
export const blockOfField = (input: CheckInput, field: string) => indexOf(input).byField.get(field)

/** The text block of a quotation; null where it has none. */
export const blockOfSubject = (input: CheckInput, id: string) => indexOf(input).bySubject.get(id) ?? null

/** The subject with this id, if there is one. */
export const subjectWith = (input: CheckInput, id: string) => indexOf(input).subjects.get(id)
