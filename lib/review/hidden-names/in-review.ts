import 'server-only'
import type { Tx } from '@/lib/db'
import type { IdentifiedConsent } from '@/lib/records/consent/schema'
import type { RecordContent } from '@/lib/records/schema'
import { withoutHiddenQuotations } from '@/lib/text/masked-quotations'
import { cutRanges, mergedRanges, type Range } from '@/lib/text/masked-ranges'
import type { RecordEvidence } from '../evidence'
import { type DocumentReader, hiddenNamesInDocuments } from './documents'
import { hiddenNameSearch } from './find'
import { type HiddenName, inOrder } from './names'
import { searchAside } from './search-aside'
import type { PublicValues } from './texts'

/** Stands for what is masked; names no one. */
const MARK = '[withheld]'

/** What PRIVATE masks withhold in the texts of these passages, by passage. One query, or none. */
async function hiddenRanges(
  client: Tx,
  passages: ReadonlyMap<string, { textLayerSha256: string }>,
): Promise<Map<string, Range[]>> {
  if (passages.size === 0) return new Map()
  const hashes = [...new Set([...passages.values()].map(({ textLayerSha256 }) => textLayerSha256))]
  const masks = await client.mask.findMany({
    where: { textSha256: { in: hashes }, kind: 'PRIVATE', liftedAt: null },
    select: { textSha256: true, start: true, end: true },
  })
  const byText = Map.groupBy(masks, ({ textSha256 }) => textSha256)
  return new Map(
    [...passages].map(([id, { textLayerSha256 }]) => [id, mergedRanges(byText.get(textLayerSha256) ?? [])]),
  )
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
  const hidden = await hiddenRanges(client, evidence.passages)
  const shown: PublicValues = {
    slug: record.slug,
    content: { ...content, body: withoutHiddenQuotations(content.body, evidence.passages, hidden, MARK) },
    sources: [...evidence.sources.values()],
    passages: [...evidence.passages.values()].map(({ id, sourceId, exact, start, locator, holding }) => ({
      sourceId,
      exact: holding.shown === 'NOTHING' ? '' : cutRanges(exact, start, hidden.get(id) ?? [], MARK),
      locator,
      rights: holding.rights,
    })),
    notes: [],
    ...linked,
  }
  const [names = []] = await searchAside(record.id, [{ public: shown }], sought)
  const inFiles = await hiddenNamesInDocuments(content, sought, read)
  return inOrder([...names, ...inFiles])
}
