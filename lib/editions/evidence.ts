import { z } from 'zod'
import { formatChain } from '@/lib/citations/format'
import type { Run } from '@/lib/citations/runs'
import { shortChain } from '@/lib/citations/short-name'
import type { Translator } from '@/lib/messages/translator'
import { hidesText } from '@/lib/records/content-warning'
import type { RecordContent } from '@/lib/records/schema'
import { type Subject, subjectsFor } from '@/lib/records/subjects'
import type { CslItem } from '@/lib/sources/csl'
import { contentWarningsOf } from '@/lib/text'
import { type Chain, type Hop, type KnownThrough, knownThrough } from '@/lib/text/chain'
import type { ShownPassage, ShownSnapshot } from './masking/masked-edition'
import type { SnapshotCorrection, SnapshotSource, SnapshotState, SnapshotVerdict } from './schema'

/** One source of a chain, from the original to the copy that was seen. */
export type EvidenceHop = Hop & { source: SnapshotSource | null }

/** Everything that readers see about how one statement is known. */
export type Evidence = {
  subject: Subject
  /** CHECKED, SECOND_HAND (checked, but known only through another source) or UNCHECKED (the original was not seen yet). */
  state: 'CHECKED' | 'SECOND_HAND' | 'UNCHECKED'
  hops: EvidenceHop[]
  /** "A, as cited in B". */
  chain: Run[]
  passage: ShownPassage | null
  verdicts: SnapshotVerdict[]
  /** Required aspects without a valid verdict when it was published. */
  unchecked: string[]
  /** Corrections before it was published, oldest first. */
  corrections: SnapshotCorrection[]
  /** The number of content warnings around its text: of the record, of a passage. */
  warnings: number
  /** The permanent path of its edition. */
  edition: string
}

/** The statements of one type, counted by how they were checked; each is counted once. */
export type Covered = {
  type: Subject['type']
  total: number
  /** The number of paraphrases among the quotations. */
  paraphrased: number
  /** Checked against a passage of an archive copy. */
  held: number
  /** Checked against the source, without a passage of an archive copy. */
  elsewhere: number
  /** Checked, but the original source was not seen. */
  secondHand: number
  /** Not checked in full: the original was not seen yet. */
  unseen: number
}
/** One row for each type of statement on the page, in its order. */
export type Coverage = Covered[]
export type Reading = { evidence: ReadonlyMap<string, Evidence>; coverage: Coverage; sources: CitedSource[] }
/** A cited source; `seen` is true when a statement is based on a copy of it that was seen. */
export type CitedSource = { source: SnapshotSource; csl: CslItem; seen: boolean }

type Shown = Omit<ShownSnapshot, 'content'> & { content: RecordContent }

const cslSchema = z.looseObject({ type: z.string() })

/** The CSL-JSON item of a source as an edition keeps it. */
export const cslOf = ({ id, csl }: SnapshotSource): CslItem => ({ ...cslSchema.parse(csl), id })

/** The key of a statement: ids are unique within their type only. */
export const keyOf = ({ type, id }: { type: string; id: string }) => `${type.toLowerCase()}-${id}`

/** What was read of an edition, by language: its page and the data in the page read the same. */
const readings = new WeakMap<Shown, Map<string, Reading>>()

/** The evidence of an edition from its snapshot: by statement, in numbers, and by source in the order of first use. Made once for an edition. */
export function readingOf(edition: Shown, t: Translator): Reading {
  const known = readings.get(edition) ?? new Map<string, Reading>()
  readings.set(edition, known)
  const reading = known.get(t.locale) ?? readingMade(edition, t)
  known.set(t.locale, reading)
  return reading
}

function readingMade(edition: Shown, t: Translator): Reading {
  const sources = new Map(edition.sources.map((source) => [source.id, source]))
  const items = new Map(edition.sources.map((source) => [source.id, cslOf(source)]))
  const passages = new Map(edition.passages.map((passage) => [passage.id, passage]))
  const states = new Map(edition.states.map((state) => [stateKey(state), state]))
  const verdicts = Map.groupBy(edition.verdicts, stateKey)
  const corrections = Map.groupBy(edition.corrections, stateKey)

  const warnings = contentWarningsOf(edition.content.body)
  const chains = new Map<string, Run[]>()
  // Many statements rest on one source in the same way.
  const chainOf = (chain: Chain, known: KnownThrough): Run[] => {
    const key = JSON.stringify([chain, known])
    const formatted = chains.get(key) ?? formatChain(chain, items, known, t)
    chains.set(key, formatted)
    return formatted
  }

  const evidence = subjectsFor(edition.kind, edition.content, t).map((subject): [string, Evidence] => {
    const key = keyOf(subject)
    const state = states.get(key)
    const known = knownThrough(subject.quotation?.mode ?? null)
    return [
      key,
      {
        subject,
        state: stateOf(state),
        hops: subject.chain.map((hop) => ({ ...hop, source: sources.get(hop.sourceId) ?? null })),
        chain: chainOf(subject.chain, known),
        passage: subject.passageId === null ? null : (passages.get(subject.passageId) ?? null),
        verdicts: verdicts.get(key) ?? [],
        unchecked: state?.unchecked ?? [],
        corrections: corrections.get(key) ?? [],
        edition: `/records/${edition.slug}/editions/${edition.number}`,
        warnings: Number(hidesText(edition.content)) + Number(warnings.has(subject.id)),
      },
    ]
  })
  return {
    evidence: new Map(evidence),
    coverage: coverageOf(evidence.map(([, of]) => of)),
    sources: citedSourcesOf(evidence.map(([, of]) => of)),
  }
}

/** The chain of a statement by the short names of its sources: "The Morning Post, 14 March 1992, as cited in A note". */
export const shortChainOf = ({ hops, subject }: Pick<Evidence, 'hops' | 'subject'>, t: Translator): Run[] =>
  shortChain(
    hops.flatMap(({ source }) => (source ? [cslOf(source)] : [])),
    knownThrough(subject.quotation?.mode ?? null),
    t,
  )

const stateKey = (of: { subjectType: string; subjectId: string }) =>
  keyOf({ type: of.subjectType, id: of.subjectId })

/** The state of a statement when it was published; UNCHECKED without one. */
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
    const paraphrased = of.filter(({ subject }) => subject.quotation?.mode === 'PARAPHRASE').length
    const row = { type, total: of.length, paraphrased, held, elsewhere: checked.length - held }
    return of.length > 0 ? [{ ...row, secondHand: count('SECOND_HAND'), unseen: count('UNCHECKED') }] : []
  })
}

function citedSourcesOf(evidence: readonly Evidence[]): CitedSource[] {
  const cited = new Map<string, CitedSource>()
  for (const { source, access } of evidence.flatMap(({ hops }) => hops)) {
    if (!source) continue
    const seen = access !== 'NOT_SEEN' || (cited.get(source.id)?.seen ?? false)
    cited.set(source.id, { source, csl: cslOf(source), seen })
  }
  return [...cited.values()]
}
