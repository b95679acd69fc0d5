import 'server-only'
import { z } from 'zod'
import { storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { publicQuery } from '@/lib/replica'
import { idsOf } from '@/lib/sources/merged-sources'
import { keyOf } from './evidence'
import type { ShownPassage, ShownSnapshot } from './masking/masked-edition'
import { readEdition, type StoredEdition, snapshotTitle, storedColumns } from './masking/shown'
import { openStatements } from './open-statements'
import type { SnapshotPassage, SnapshotSource } from './schema'

/** A record that cites a source in an edition that readers can open. */
export type Citing = {
  slug: string
  /** Number of the newest edition that cites it; null when that is the current one. */
  earlier: number | null
  kind: string
  title: string
  attribution: string
  /** The fields of its search entry, for the line in the language of the page; null for an earlier edition. */
  fields: unknown
  /** The number of statements that cite it, and of those for which this source itself was seen. */
  statements: number
  seen: number
}

export type PublicSource = {
  source: SnapshotSource
  /** The archive copies that the newest citing edition was checked against. */
  holdings: SnapshotPassage['holding'][]
  /** The passages that the records of this page use; those of the first dozen records. */
  passages: UsedPassage[]
  total: number
  pages: number
  citing: Citing[]
}

/** A passage of a source and the statements that rest on it. Its text is left out where a record closes it behind a content warning. */
export type UsedPassage = {
  passage: ShownPassage
  isOpen: boolean
  records: { slug: string; title: string; earlier: number | null; statement: string }[]
}

const CITING_PAGE_SIZE = 50
const EDITIONS_READ = 12
const idSchema = z.uuid()

/**
 * A source as shown in the editions that readers can open, with the records that cite it, also by the ids of merged sources. Current editions
 * come first, newest first, then earlier ones. Null when no such edition cites it. Its description is from the first edition listed
 * (docs/decisions/003). Two queries.
 */
export async function citedSource(sourceId: string, page = 1): Promise<PublicSource | null> {
  if (!idSchema.safeParse(sourceId).success) return null
  const citing = await publicQuery<(Citing & { editionId: string; total: number })[]>`
    WITH cited AS (
      SELECT r."revisionId", count(DISTINCT r."subjectId") AS statements,
        count(DISTINCT r."subjectId") FILTER (WHERE r.access <> 'NOT_SEEN') AS seen
      FROM "Reference" r WHERE r."sourceId" IN ${idsOf(sourceId)} AND r."revisionId" IS NOT NULL GROUP BY r."revisionId"
    ), newest AS (
      SELECT DISTINCT ON (e."recordId") e.id, e."recordId", e.number, e."publishedAt", cited.statements, cited.seen
      FROM cited JOIN "Edition" e ON e."revisionId" = cited."revisionId"
      WHERE e.number > coalesce((SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0)
      ORDER BY e."recordId", e.number DESC
    ), shown AS (
      SELECT n.id AS "editionId", n.statements::int, n.seen::int, r.slug, r.kind,
        CASE WHEN r."liveId" = n.id THEN NULL ELSE n.number END AS earlier, (count(*) OVER ())::int AS total,
        row_number() OVER (ORDER BY r."liveId" = n.id DESC NULLS LAST, n."publishedAt" DESC, n."recordId") AS place
      FROM newest n JOIN "Record" r ON r.id = n."recordId"
      ORDER BY place
      LIMIT ${CITING_PAGE_SIZE} OFFSET ${(page - 1) * CITING_PAGE_SIZE})
    SELECT shown.slug, shown.kind, shown."editionId", shown.statements, shown.seen, shown.earlier, shown.total, coalesce(s.title, ${snapshotTitle}, shown.slug) AS title, coalesce(s.attribution, '') AS attribution, s.fields
    FROM shown JOIN "Edition" e ON e.id = shown."editionId" LEFT JOIN "SearchEntry" s ON s."editionId" = e.id
    ORDER BY shown.place`
  const [first] = citing
  if (!first) return null
  const described = await describedIn(citing, sourceId)
  return (
    described && {
      ...described,
      total: first.total,
      pages: Math.ceil(first.total / CITING_PAGE_SIZE),
      citing,
    }
  )
}

type OfPage = Pick<Citing, 'slug' | 'earlier' | 'title'> & { editionId: string }

/**
 * The description and copies of a source in the first of these editions, by any of its ids, its own first; and the passages of it that the first
 * dozen of them use.
 */
async function describedIn(citing: readonly OfPage[], sourceId: string) {
  const read = citing.slice(0, EDITIONS_READ)
  const rows = await publicQuery<(StoredEdition & { id: string; ids: string[] })[]>`
    SELECT e.id::text, ${storedColumns}, ARRAY(SELECT id::text FROM "Source" WHERE id IN ${idsOf(sourceId)}) AS ids
    FROM "Edition" e WHERE e.id = ANY(${read.map(({ editionId }) => editionId)}::uuid[])`
  const editions = new Map(rows.map((row) => [row.id, row]))
  const shown = await Promise.all(
    read.flatMap((line) => {
      const row = editions.get(line.editionId)
      return row ? [readEdition(row).then((edition) => ({ line, edition: edition.shown, ids: row.ids }))] : []
    }),
  )
  const [first] = shown
  if (!first) return null
  const named = first.edition.sources.filter(({ id }) => first.ids.includes(id))
  const source = named.find(({ id }) => id === sourceId) ?? named[0]
  const passages = first.edition.passages.filter((passage) => first.ids.includes(passage.sourceId))
  const holdings = new Map(passages.map(({ holding }) => [holding.id, holding]))
  return source
    ? {
        source: { ...source, id: sourceId },
        holdings: [...holdings.values()],
        passages: usedPassages(shown),
      }
    : null
}

type ShownEdition = { line: OfPage; edition: ShownSnapshot; ids: readonly string[] }

/** The passages of the source in the order of its text, each with the records that use it. Closed if any of them closes it behind a warning. */
function usedPassages(editions: readonly ShownEdition[]): UsedPassage[] {
  const used = new Map<string, UsedPassage>()
  for (const { line, edition, ids } of editions) {
    const content = storedContent(edition.kind, edition.content)
    const isOpen = openStatements(content)
    const subjects = subjectsOf(edition.kind, content)
    for (const passage of edition.passages.filter(({ sourceId }) => ids.includes(sourceId))) {
      const quoting = subjects.filter(({ passageId }) => passageId === passage.id)
      const [subject] = quoting
      if (!subject) continue
      const before = used.get(passage.id)
      const { slug, title, earlier } = line
      used.set(passage.id, {
        passage: before?.passage ?? passage,
        isOpen: (before?.isOpen ?? true) && quoting.every(isOpen),
        records: [...(before?.records ?? []), { slug, title, earlier, statement: keyOf(subject) }],
      })
    }
  }
  return [...used.values()].toSorted(
    ({ passage: one }, { passage: other }) =>
      one.holding.id.localeCompare(other.holding.id) || one.start - other.start,
  )
}
