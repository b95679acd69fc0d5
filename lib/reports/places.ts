import 'server-only'
import { db } from '@/lib/db'
import { openedCopy } from '@/lib/editions/copies/opened'
import { citedSource, type PublicSource } from '@/lib/editions/sources'

/** What a report about a source names: a page of an archive copy that is open as a whole, or a used passage; the source where both are empty. */
export type AskedPlace = { source: string; copy: string; page: number; passage: string }

/** A place of a source that readers can open, with the record under which a report about it is kept. */
export type ReportedPlace = {
  kind: 'SOURCE' | 'PASSAGE' | 'PAGE'
  title: string
  page: number
  /** The address of the place. */
  path: string
  recordId: string
  edition: number
}

/**
 * The place that a reader reports about; null where readers can't open it. The record is one that uses the passage, else the first that cites the
 * source.
 */
export async function reportedPlace(asked: AskedPlace): Promise<ReportedPlace | null> {
  const found = await citedSource(asked.source)
  if (!found) return null
  const { source, citing } = found
  const used = found.passages.find(({ passage }) => passage.id === asked.passage)
  if (asked.passage !== '' && !used) return null
  const under = used?.records[0] ?? citing[0]
  const edition = under && (await editionOf(under))
  if (!edition) return null
  const title = String(source.csl.title ?? '')
  const of = { title, page: asked.page, ...edition }
  const path = `/sources/${source.id}`
  if (used) return { ...of, kind: 'PASSAGE', path: `${path}#passage-${used.passage.id}` }
  if (asked.copy === '') return { ...of, kind: 'SOURCE', path }
  const copy = await openedCopy(source.id, asked.copy)
  if (!copy || asked.page > copy.pages.length) return null
  const page = asked.page === 1 ? '' : `?page=${asked.page}`
  return { ...of, kind: 'PAGE', path: `${path}/copies/${copy.holding.id}${page}` }
}

type Cited = Pick<PublicSource['citing'][number], 'slug' | 'earlier'>

/** The edition that cites the source: an earlier one, or the current one. */
async function editionOf({ slug, earlier }: Cited) {
  const record = await db.record.findUnique({
    where: { slug },
    select: { id: true, live: { select: { number: true } } },
  })
  const number = earlier ?? record?.live?.number
  return record && number !== undefined ? { recordId: record.id, edition: number } : null
}
