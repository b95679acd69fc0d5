import 'server-only'
import type { Actor } from '@/lib/access'
import { readableSql } from '@/lib/access-sql'
import type { Finding } from '@/lib/checks'
import { db } from '@/lib/db'
import type { HoldingKind } from '@/lib/generated/prisma/enums'
import { logPassages } from '@/lib/holdings/access'
import { locatorsSchema } from '@/lib/holdings/schema'
import { skippedIn, spansWithin } from '@/lib/holdings/skipped-text'
import type { Message } from '@/lib/messages/message'
import type { SideBySide } from '@/lib/quotation'
import { alignAside } from '@/lib/quotation/align-aside'
import type { Pair } from '@/lib/quotation/thread'
import type { Subject } from '@/lib/records/subjects'
import type { CslItem } from '@/lib/sources/csl'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { contentWarningsOf } from '@/lib/text'
import type { LayerPage } from '@/lib/text/passage-position'
import { alikeOf, sameProposalsOf } from './corrections/alike'
import { type Correctable, correctableOf } from './corrections/parts'
import { type Context, contextsOf, type PassageEvidence, type RecordEvidence } from './evidence'
import type { RecordReport } from './findings/dismissed'
import type { SeenVerdict } from './material'
import { type PageSpan, spansOf } from './page-spans'
import type { SeenRevision } from './review'
import { CONTEXT } from './schema'
import { anchorOf, keyOf, nameOf, namesOf } from './subject-names'
import type { SeenSubject } from './verdicts/blind'

export type Copy = { id: string; kind: HoldingKind; filename: string }

/** One subject with its evidence beside it. */
export type WorkbenchSubject = {
  subject: SeenSubject<SeenVerdict>
  /** "Quotation 3". */
  name: Message
  /** Its place on the review page. */
  anchor: string
  /** The content warning that covers it; null when there is none. */
  warning: string | null
  hops: { sourceId: string; title: string }[]
  /** The cited sources, in the order of the chain. */
  reliedOn: { works: CslItem[]; consent: RecordEvidence['consent'] }
  passage: (PassageEvidence & Context) | null
  /** True when its passage is in a copy that the actor can't read. */
  isClosed: boolean
  /** The parts of the passage on the pages of its copy, for a PDF or a picture; else empty. */
  pages: PageSpan[]
  compared: Compared | null
  /** True when comparing its text with the passage took too long, so that no difference is marked. */
  isUncompared: boolean
  /** Copies of the source that was seen, newest first. */
  copies: Copy[]
  /** The parts that a verdict can correct. */
  correctable: Correctable[]
  /** For each of these, the anchors of the other subjects from this copy with the same text there. */
  alike: string[][]
  /** For each correction proposed on it, the verdicts that propose the same for other subjects from this copy. */
  sameProposals: ReadonlyMap<string, readonly string[]>
  /** The findings in it, with the dismissed earlier forms of each. */
  findings: Finding[]
  reopened: RecordReport['reopened']
}

type CopyRow = Copy & { cited: string | null; layers: Record<string, unknown> | null }

/**
 * The copies that the actor can read, by the ids of the cited sources; the ids of these copies and of those with the passages; and the pages
 * of the texts with the passages, by the text's id, where the copy is a PDF or a picture. One query.
 */
async function readableCopies(
  actor: Actor,
  sourceIds: readonly string[],
  passages: readonly PassageEvidence[],
): Promise<{ bySource: Map<string, Copy[]>; readable: Set<string>; pages: Map<string, LayerPage[]> }> {
  const rows = await db.$queryRaw<CopyRow[]>`
    SELECT s.id AS cited, h.id, h.kind, h.filename,
      CASE WHEN f."mediaType" = 'application/pdf' OR f."mediaType" LIKE 'image/%' THEN (
        SELECT jsonb_object_agg(l.id, l.locators) FROM "TextLayer" l
        WHERE l."holdingId" = h.id AND l.id = ANY(${passages.map(({ textLayerId }) => textLayerId)}::uuid[])) END AS layers
    FROM "Holding" h JOIN "MediaFile" f ON f.sha256 = h.sha256 LEFT JOIN "Source" s
      ON h."sourceId" = ${keptIdSql('s')} AND s.id = ANY(${[...new Set(sourceIds)]}::uuid[])
    WHERE (s.id IS NOT NULL OR h.id = ANY(${passages.map(({ holding }) => holding.id)}::uuid[])) AND ${readableSql(actor)}
    ORDER BY h."createdAt" DESC, h.id DESC`
  const copies = rows.flatMap(({ cited, layers, ...copy }) => (cited ? [[cited, copy] as const] : []))
  return {
    bySource: new Map(
      [...Map.groupBy(copies, ([cited]) => cited)].map(([cited, all]) => [
        cited,
        all.map(([, copy]) => copy),
      ]),
    ),
    readable: new Set(rows.map(({ id }) => id)),
    pages: new Map(
      rows
        .flatMap(({ layers }) => Object.entries(layers ?? {}))
        .map(([id, locators]) => [id, locatorsSchema.parse(locators)]),
    ),
  }
}

/**
 * These subjects of the revision with their passages and copies: always two queries. Without the passages of copies that the actor can't
 * read; reading restricted ones is logged. The caller has checked the permission.
 */
export async function workbenchOf(
  actor: Actor,
  { content, evidence, subjects: all, report }: SeenRevision,
  subjects: readonly SeenSubject<SeenVerdict>[],
): Promise<WorkbenchSubject[]> {
  const cited = ({ passageId }: SeenSubject<SeenVerdict>) =>
    (passageId && evidence.passages.get(passageId)) || null
  const { bySource, readable, pages } = await readableCopies(
    actor,
    subjects.flatMap(({ chain }) => chain.at(-1)?.sourceId ?? []),
    subjects.flatMap((subject) => cited(subject) ?? []),
  )
  const passageOf = (subject: SeenSubject<SeenVerdict>) => {
    const passage = cited(subject)
    return passage && readable.has(passage.holding.id) ? passage : null
  }
  const passages = subjects.flatMap((subject) => passageOf(subject) ?? [])
  await logPassages(
    actor,
    passages.map(({ holding }) => holding.id),
  )
  const contexts = await contextsOf(db, passages, CONTEXT)
  const names = namesOf(all)
  const warnings = contentWarningsOf(content.body)
  const csl = new Map([...evidence.sources].map(([id, source]) => [id, source.csl]))
  const comparisons = await comparisonsOf(
    actor,
    subjects.map((subject) => comparableWords(subject, passageOf(subject))),
  )
  const laid = subjects.map((subject, index) => {
    const passage = passageOf(subject)
    return {
      isClosed: passage === null && cited(subject) !== null,
      subject,
      name: names.get(keyOf(subject)) ?? nameOf({ type: subject.type, number: 0 }),
      anchor: anchorOf(subject),
      warning: warnings.get(subject.id) ?? null,
      hops: subject.chain.map(({ sourceId }) => ({
        sourceId,
        title: String(evidence.sources.get(sourceId)?.csl.title ?? ''),
      })),
      reliedOn: {
        works: subject.chain.flatMap(({ sourceId }) => csl.get(sourceId) ?? []),
        consent: evidence.consent,
      },
      passage: passage && { ...passage, ...(contexts.get(passage.id) ?? { before: '', after: '' }) },
      pages: passage ? pageSpans(passage, pages.get(passage.textLayerId)) : [],
      ...(comparisons[index] ?? { compared: null, isUncompared: false }),
      correctable: correctableOf(content, subject),
      copies: bySource.get(subject.chain.at(-1)?.sourceId ?? '') ?? [],
      findings: report.findings.filter(({ place }) => place.subjectId === subject.id),
      reopened: report.reopened,
    }
  })
  const alike = alikeOf(laid)
  const sameProposals = sameProposalsOf(laid)
  return laid.map((one, index) => ({ ...one, alike: alike[index] ?? [], sameProposals }))
}

/** The pages of a passage; none for a copy whose pages have no images. */
const pageSpans = (passage: PassageEvidence, pages: readonly LayerPage[] | undefined) =>
  pages ? spansOf(passage, pages) : []

export type Compared = SideBySide & {
  /** The text that is compared with the passage: the record's own, or the original of its translation. */
  compared: 'WORDING' | 'ORIGINAL'
}

type Comparable = Pick<Compared, 'compared'> & Pair

/** The text that should be equal to the passage; null where the two needn't be. */
function comparableWords(subject: Subject, passage: PassageEvidence | null): Comparable | null {
  const { quotation, wording } = subject
  if (!passage || !quotation || quotation.mode === 'PARAPHRASE') return null
  const { exact, language } = passage
  const skipped = skippedIn(exact, spansWithin(passage.spans, passage))
  if (quotation.mode !== 'TRANSLATION')
    return {
      compared: 'WORDING',
      quotation: wording,
      passage: exact,
      skipped,
      language: quotation.language ?? language,
    }
  return quotation.original
    ? { compared: 'ORIGINAL', quotation: quotation.original, passage: exact, skipped, language }
    : null
}

/** The texts beside their passages with every difference marked, in their order. */
async function comparisonsOf(
  actor: Actor,
  texts: readonly (Comparable | null)[],
): Promise<Pick<WorkbenchSubject, 'compared' | 'isUncompared'>[]> {
  const pairs = texts.filter((text) => text !== null)
  const aligned = await alignAside(actor.id, pairs)
  const byPair = new Map(pairs.map((pair, index) => [pair, aligned[index] ?? null]))
  return texts.map((text) => {
    const sides = text && byPair.get(text)
    return {
      compared: text && sides ? { compared: text.compared, ...sides } : null,
      isUncompared: text !== null && !sides,
    }
  })
}
