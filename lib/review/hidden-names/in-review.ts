import 'server-only'
import type { Tx } from '@/lib/db'
import type { IdentifiedConsent } from '@/lib/records/consent/schema'
import type { RecordContent } from '@/lib/records/schema'
import { withoutHiddenQuotations } from '@/lib/text/masked-quotations'
import { cutRanges, mergedRanges, type Range, touches, WITHHELD } from '@/lib/text/masked-ranges'
import type { RecordEvidence } from '../evidence'
import { EDITION_CONTEXT } from '../schema'
import { type DocumentReader, hiddenNamesInDocuments } from './documents'
import { hiddenNameSearch } from './find'
import { type HiddenName, inOrder } from './names'
import { searchAside } from './search-aside'
import type { PublicValues } from './texts'

/** What PRIVATE masks withhold in the texts of these passages, by passage, and the warnings that readers see there. One query, or none. */
async function masksOn(
  client: Tx,
  passages: ReadonlyMap<string, { textLayerSha256: string } & Range>,
): Promise<{ hidden: Map<string, Range[]>; warnings: string[] }> {
  if (passages.size === 0) return { hidden: new Map(), warnings: [] }
  const hashes = [...new Set([...passages.values()].map(({ textLayerSha256 }) => textLayerSha256))]
  const masks = await client.mask.findMany({
    where: { textSha256: { in: hashes }, liftedAt: null },
    select: { textSha256: true, kind: true, start: true, end: true, reason: true },
  })
  const byText = Map.groupBy(masks, ({ textSha256 }) => textSha256)
  const on = [...passages].map(([id, { textLayerSha256, start, end }]) => ({
    ...{ id, masks: byText.get(textLayerSha256) ?? [] },
    shown: { start: start - EDITION_CONTEXT, end: end + EDITION_CONTEXT },
  }))
  return {
    hidden: new Map(
      on.map(({ id, masks: all }) => [id, mergedRanges(all.filter(({ kind }) => kind === 'PRIVATE'))]),
    ),
    warnings: on.flatMap(({ masks: all, shown }) =>
      all.flatMap((mask) => (mask.kind === 'GRAPHIC' && touches(mask, shown) ? [mask.reason] : [])),
    ),
  }
}

/**
 * The hidden name in a text under review with its evidence and documents, as its next edition would show it: not where a PRIVATE mask withholds
 * it. Two queries; none where no name is hidden.
 */
export async function hiddenNamesInReview(
  client: Tx,
  record: { id: string; kind: string; slug: string },
  {
    content,
    evidence,
    consent,
  }: { content: RecordContent; evidence: RecordEvidence; consent: IdentifiedConsent | null },
  read: DocumentReader,
): Promise<HiddenName[]> {
  const { sought, ...linked } = await hiddenNameSearch(client, consent, { ...record, content, evidence })
  if (sought.length === 0) return []
  const { hidden, warnings } = await masksOn(client, evidence.passages)
  const shown: PublicValues = {
    slug: record.slug,
    content: { ...content, body: withoutHiddenQuotations(content.body, evidence.passages, hidden, WITHHELD) },
    sources: [...evidence.sources.values()],
    passages: [...evidence.passages.values()].map(({ id, sourceId, exact, start, locator, holding }) => ({
      sourceId,
      exact: holding.shown === 'NOTHING' ? '' : cutRanges(exact, start, hidden.get(id) ?? [], WITHHELD),
      locator,
      rights: holding.rights,
    })),
    notes: [],
    warnings,
    ...linked,
  }
  const [names = []] = await searchAside(record.id, [{ public: shown }], sought)
  const inFiles = await hiddenNamesInDocuments(content, sought, read)
  return inOrder([...names, ...inFiles])
}
