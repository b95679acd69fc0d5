import { z } from 'zod'
import { formatChain } from '@/lib/citations/format'
import type { Run } from '@/lib/citations/runs'
import type { RecordContent } from '@/lib/records/schema'
import { type Subject, subjectsOf } from '@/lib/records/subjects'
import type { CslItem } from '@/lib/sources/csl'
import { closedParts } from '@/lib/text'
import { type Hop, knownThrough } from '@/lib/text/chain'
import type {
  Snapshot,
  SnapshotCorrection,
  SnapshotPassage,
  SnapshotSource,
  SnapshotState,
  SnapshotVerdict,
} from './schema'

/** One step from the work that first said it to the copy that was seen. */
export type EvidenceHop = Hop & { source: SnapshotSource | null }

/** Everything that a reader is told of how one statement is known. */
export type Evidence = {
  subject: Subject
  /** CHECKED, SECOND_HAND (checked, but known only through another source) or UNCHECKED (the original was not yet seen). */
  state: 'CHECKED' | 'SECOND_HAND' | 'UNCHECKED'
  hops: EvidenceHop[]
  /** "A, quoted in B". */
  chain: Run[]
  passage: SnapshotPassage | null
  verdicts: SnapshotVerdict[]
  /** Aspects required and not verified when it was published. */
  unchecked: string[]
  /** What was put right in it before it was published, oldest first. */
  corrections: SnapshotCorrection[]
  /** Behind how many content warnings its words stand: that of the record, that of a passage. */
  warnings: number
}

/** Of the statements of one type, how many are known in which way; each is counted once. */
export type Covered = {
  type: Subject['type']
  total: number
  /** Checked against a passage of a copy that the archive holds. */
  held: number
  /** Checked against the source, with no passage of a held copy to show. */
  elsewhere: number
  /** Checked, but the work that first said it was not seen. */
  secondHand: number
  /** Not checked in full: the original was not yet seen. */
  unseen: number
}
/** One row for each type of statement that there is, in the order of the page. */
export type Coverage = Covered[]
export type Reading = { evidence: ReadonlyMap<string, Evidence>; coverage: Coverage; sources: CitedWork[] }
/** A work in the order of first use; `seen` says whether any statement rests on a copy of it that was seen. */
export type CitedWork = { source: SnapshotSource; csl: CslItem; seen: boolean }

type Shown = Omit<Snapshot, 'content'> & { content: RecordContent }

const cslSchema = z.looseObject({ type: z.string() })

/** The item of CSL-JSON that an edition keeps of a source. */
export const cslOf = ({ id, csl }: SnapshotSource): CslItem => ({ ...cslSchema.parse(csl), id })

/** The key of a statement: ids are unique within their type only. */
export const keyOf = ({ type, id }: { type: string; id: string }) => `${type.toLowerCase()}-${id}`

/** How everything in an edition is known, from its snapshot alone: by statement, in numbers, and work by work. */
export function readingOf(edition: Shown): Reading {
  const sources = new Map(edition.sources.map((source) => [source.id, source]))
  const items = new Map(edition.sources.map((source) => [source.id, cslOf(source)]))
  const passages = new Map(edition.passages.map((passage) => [passage.id, passage]))
  const states = new Map(edition.states.map((state) => [stateKey(state), state]))
  const verdicts = Map.groupBy(edition.verdicts, stateKey)
  const corrections = Map.groupBy(edition.corrections, stateKey)

  const closed = closedParts(edition.content.body)

  const evidence = subjectsOf(edition.kind, edition.content).map((subject): [string, Evidence] => {
    const key = keyOf(subject)
    const state = states.get(key)
    const via = knownThrough(subject.quotation?.mode ?? null)
    return [
      key,
      {
        subject,
        state: stateOf(state),
        hops: subject.chain.map((hop) => ({ ...hop, source: sources.get(hop.sourceId) ?? null })),
        chain: formatChain(subject.chain, items, { via }),
        passage: subject.passageId === null ? null : (passages.get(subject.passageId) ?? null),
        verdicts: verdicts.get(key) ?? [],
        unchecked: state?.unchecked ?? [],
        corrections: corrections.get(key) ?? [],
        warnings: Number(edition.content.contentWarning !== null) + Number(closed.has(subject.id)),
      },
    ]
  })
  return {
    evidence: new Map(evidence),
    coverage: coverageOf(evidence.map(([, of]) => of)),
    sources: worksOf(evidence.map(([, of]) => of)),
  }
}

const stateKey = (of: { subjectType: string; subjectId: string }) =>
  keyOf({ type: of.subjectType, id: of.subjectId })

/** How far a statement was checked when it was published; one without a state was not. */
export function stateOf(state: SnapshotState | undefined): Evidence['state'] {
  if (!state || state.standing === 'UNSEEN' || state.unchecked.length > 0) return 'UNCHECKED'
  return state.secondHand ? 'SECOND_HAND' : 'CHECKED'
}

const types: readonly Subject['type'][] = ['QUOTATION', 'CITATION', 'TIMELINE', 'FIGURE']

function coverageOf(evidence: readonly Evidence[]): Coverage {
  const byType = Map.groupBy(evidence, ({ subject }) => subject.type)
  return types.flatMap((type) => {
    const of = byType.get(type) ?? []
    const checked = of.filter(({ state }) => state === 'CHECKED')
    const held = checked.filter(({ passage }) => passage !== null).length
    const count = (state: Evidence['state']) => of.filter((one) => one.state === state).length
    const row = { type, total: of.length, held, elsewhere: checked.length - held }
    return of.length > 0 ? [{ ...row, secondHand: count('SECOND_HAND'), unseen: count('UNCHECKED') }] : []
  })
}

function worksOf(evidence: readonly Evidence[]): CitedWork[] {
  const works = new Map<string, CitedWork>()
  for (const { source, access } of evidence.flatMap(({ hops }) => hops)) {
    if (!source) continue
    const seen = access !== 'NOT_SEEN' || (works.get(source.id)?.seen ?? false)
    works.set(source.id, { source, csl: cslOf(source), seen })
  }
  return [...works.values()]
}
