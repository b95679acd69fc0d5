import 'server-only'
import { type Contributors, storedContributors } from '@/lib/contributions/contributors'
import type { Tx } from '@/lib/db'
import type { HoldingKind, HoldingShown } from '@/lib/generated/prisma/enums'
import { type ExtractionReport, storedReport } from '@/lib/holdings/extraction-report'
import { isMachineRead } from '@/lib/holdings/machine-read'
import { type LayerSpan, spansSchema } from '@/lib/holdings/spans'
import type { IdentifiedConsent } from '@/lib/records/consent/schema'
import type { Subject } from '@/lib/records/subjects'
import { type CitedSource, citedWorks } from '@/lib/sources/cited'
import type { MergedIds } from '@/lib/sources/merged-ids'
import { keptSourcesOf } from '@/lib/sources/merged-sources'
import { type Locator, locatorSchema } from '@/lib/text/chain'
import { EDITION_CONTEXT } from './schema'

/** A passage with the copy that contains it. */
export type PassageEvidence = {
  id: string
  sourceId: string
  exact: string
  prefix: string
  suffix: string
  /** UTF-16 offsets in the text layer. */
  start: number
  end: number
  locator: Locator | null
  /** The spans that touch the passage or the text around it, with offsets in its text layer. */
  spans: LayerSpan[]
  /** The same within the text that readers see around it. Not part of any fingerprint. */
  shownSpans: LayerSpan[]
  language: string
  /** True when software read it from an image and no one has compared it since. Not part of any fingerprint. */
  isMachineRead: boolean
  /** How its text layer was read; null where that wasn't kept. Not part of any fingerprint. */
  report: ExtractionReport | null
  textLayerId: string
  textLayerSha256: string
  /** The number of UTF-16 units in its text layer. */
  textLayerLength: number
  /** The open relocation that says that the newest text of this copy reads differently here; null where it doesn't. */
  differentReading: string | null
  holding: {
    id: string
    kind: HoldingKind
    sha256: string
    obtainedFrom: string
    rights: string
    shown: HoldingShown
  }
}

/** The evidence of subjects as it is now, by id. Fingerprints, the review page and editions are all made from it. */
export type RecordEvidence = {
  sources: ReadonlyMap<string, CitedSource>
  mergedIds: MergedIds
  /** The contributors to each part of the description of a source (lib/sources/metadata.ts). Not part of any fingerprint. */
  describedBy: ReadonlyMap<string, Contributors>
  passages: ReadonlyMap<string, PassageEvidence>
  /** By passage: the member who made it, the contributors to its copy, and since when its text exists. Not part of any fingerprint. */
  copiedBy: ReadonlyMap<string, { passage: string; holding: Contributors; textSince: Date }>
  /**
   * The speaker's consent; null for kinds without a speaker. Leaves out the speaker's name, so that no one can use a fingerprint to test a
   * guess.
   */
  consent: Readonly<Record<string, string | null>> | null
}

const holding = {
  select: {
    ...{ id: true, kind: true, sha256: true, sourceId: true },
    ...{ obtainedFrom: true, rights: true, access: true, shown: true, contributors: true },
  },
}

/** The spans that touch a passage or the text kept around it. */
const spansAround = (
  spans: readonly LayerSpan[],
  { start, end, prefix, suffix }: Pick<PassageEvidence, 'start' | 'end' | 'prefix' | 'suffix'>,
) => spans.filter((span) => span.start < end + suffix.length && start - prefix.length < span.end)

async function passageEvidence(client: Tx, ids: readonly string[]) {
  const rows = await client.passage.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: {
      id: true,
      exact: true,
      prefix: true,
      suffix: true,
      start: true,
      end: true,
      locatorLabel: true,
      locatorValue: true,
      createdById: true,
      relocations: {
        where: { resolvedAt: null, outcome: { in: ['NOT_FOUND', 'SEVERAL'] } },
        select: { id: true, holdingId: true },
      },
      textLayer: {
        select: {
          ...{ id: true, origin: true, sha256: true, language: true, length: true, createdAt: true },
          ...{ spans: true, report: true, holding },
        },
      },
    },
  })
  const copiedBy = new Map(
    rows.map(({ id, createdById, textLayer }) => [
      id,
      {
        passage: createdById,
        holding: storedContributors(textLayer.holding.contributors),
        textSince: textLayer.createdAt,
      },
    ]),
  )
  // Many passages can be in one layer with many spans.
  const parsed = new Map<string, LayerSpan[]>()
  const spansOf = ({ id, spans }: { id: string; spans: unknown }) => {
    const known = parsed.get(id) ?? spansSchema.parse(spans)
    parsed.set(id, known)
    return known
  }
  const passages = new Map(
    rows.map(
      ({ locatorLabel: label, locatorValue: value, createdById: _, textLayer, relocations, ...passage }) => {
        const { sourceId, access, contributors: __, ...copy } = textLayer.holding
        const locator = locatorSchema.safeParse({ label, value })
        return [
          passage.id,
          {
            ...passage,
            sourceId,
            locator: locator.success ? locator.data : null,
            spans: spansAround(spansOf(textLayer), passage),
            isMachineRead: isMachineRead({ ...textLayer, spans: spansOf(textLayer) }, passage),
            shownSpans: spansOf(textLayer).filter(
              (span) =>
                span.start < passage.end + EDITION_CONTEXT && passage.start - EDITION_CONTEXT < span.end,
            ),
            language: textLayer.language,
            report: storedReport(textLayer.report),
            textLayerId: textLayer.id,
            textLayerSha256: textLayer.sha256,
            textLayerLength: textLayer.length,
            differentReading: relocations.find(({ holdingId }) => holdingId === copy.id)?.id ?? null,
            // Readers see no text of a copy that isn't public.
            holding: { ...copy, shown: access === 'PUBLIC_IN_CONTEXT' ? copy.shown : 'NOTHING' },
          } satisfies PassageEvidence,
        ] as const
      },
    ),
  )
  return { passages, copiedBy }
}

/** The speaker's consent without the name, which only members who can see identities read. */
function allowedBySpeaker(consent: IdentifiedConsent | null): RecordEvidence['consent'] {
  if (!consent) return null
  const { tier, nameDisplay, pseudonym, embargoUntil, transcriptApprovedOn, withdrawnOn } = consent
  return {
    tier,
    nameDisplay,
    pseudonym: nameDisplay === 'PSEUDONYM' ? pseudonym : null,
    embargoUntil,
    transcriptApprovedOn,
    withdrawnOn,
  }
}

/**
 * The evidence of these subjects, under this consent of their record. The number of queries doesn't depend on the number of subjects. Where
 * a source that a subject cites was merged into another, the passage counts as one of the cited source.
 */
export async function evidenceOf(
  client: Tx,
  subjects: readonly Subject[],
  consent: IdentifiedConsent | null,
): Promise<RecordEvidence> {
  const sourceIds = subjects.flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId))
  const passageIds = subjects.flatMap(({ passageId }) => passageId ?? [])
  const { sources, mergedIds, describedBy } = await citedWorks(client, sourceIds)
  const held = await passageEvidence(client, passageIds)
  const passages = await asNamed(client, subjects, held.passages)
  const { copiedBy } = held
  return { sources, mergedIds, describedBy, passages, copiedBy, consent: allowedBySpeaker(consent) }
}

async function asNamed(client: Tx, subjects: readonly Subject[], passages: Map<string, PassageEvidence>) {
  const strangers = subjects.flatMap(({ chain, passageId }) => {
    const [named, passage] = [chain.at(-1)?.sourceId, passageId && passages.get(passageId)]
    return named && passage && passage.sourceId !== named ? [{ named, passage }] : []
  })
  if (strangers.length === 0) return passages
  const merged = await keptSourcesOf(
    client,
    strangers.map(({ named }) => named),
  )
  const renamed = strangers.filter(({ named, passage }) => merged.get(named) === passage.sourceId)
  return new Map([
    ...passages,
    ...renamed.map(({ named, passage }) => [passage.id, { ...passage, sourceId: named }] as const),
  ])
}

/** The text around a passage in its text layer. */
export type Context = { before: string; after: string }

type Cut = { id: string; before: string; after: string; exact: boolean; textLayerId: string }

/**
 * Up to `length` characters before and after each passage, by its id, whole characters only. Positions are UTF-16 units, which match
 * PostgreSQL's characters in layers without characters beyond U+FFFF; other layers are read whole and cut here.
 */
export async function contextsOf(
  client: Tx,
  passages: Iterable<PassageEvidence>,
  length: number,
): Promise<Map<string, Context>> {
  const all = [...passages]
  if (all.length === 0) return new Map()
  const cuts = await client.$queryRaw<Cut[]>`
    WITH layer AS MATERIALIZED (
      SELECT id, text || '' AS text, char_length(text) = length AS exact FROM "TextLayer"
      WHERE id = ANY(${[...new Set(all.map(({ textLayerId }) => textLayerId))]}::uuid[]))
    SELECT p.id, l.id AS "textLayerId", l.exact,
      CASE WHEN l.exact THEN substring(l.text FROM greatest(p.start - ${length}, 0) + 1 FOR least(p.start, ${length})) ELSE '' END AS before,
      CASE WHEN l.exact THEN substring(l.text FROM p."end" + 1 FOR ${length}) ELSE '' END AS after
    FROM "Passage" p JOIN layer l ON l.id = p."textLayerId"
    WHERE p.id = ANY(${all.map(({ id }) => id)}::uuid[])`
  const contexts = new Map(cuts.map(({ id, before, after }) => [id, { before, after }]))
  const others = new Set(cuts.filter(({ exact }) => !exact).map(({ textLayerId }) => textLayerId))
  if (others.size > 0) {
    const textLayers = await client.textLayer.findMany({
      where: { id: { in: [...others] } },
      select: { id: true, text: true },
    })
    const texts = new Map(textLayers.map(({ id, text }) => [id, text]))
    for (const { id, textLayerId, start, end } of all) {
      const text = texts.get(textLayerId)
      if (text === undefined) continue
      const before = text.slice(Math.max(0, start - length), start).replace(/^[\udc00-\udfff]/, '')
      const after = text.slice(end, end + length).replace(/[\ud800-\udbff]$/, '')
      contexts.set(id, { before, after })
    }
  }
  return contexts
}
