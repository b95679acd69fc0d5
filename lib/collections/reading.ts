import 'server-only'
import { z } from 'zod'
import type { DateGroup } from '@/lib/dates'
import { db } from '@/lib/db'
import { isSlug } from '@/lib/input'
import { recordDate } from '@/lib/records/kinds/fields'
import { publicQuery } from '@/lib/replica'
import { lastKnown } from '@/lib/settings/last-known'
import { firstCharacters } from '@/lib/text/shortened'

/** Characters of a record's text that a collection shows. */
const FIRST_WORDS = 240

export type PublicCollection = {
  slug: string
  title: string
  language: string
  introduction: string
  /** Those that readers can open. */
  records: number
}

/** All public collections that have a public record, by title. One query. */
export const publicCollections = (): Promise<PublicCollection[]> => publicQuery<PublicCollection[]>`
  SELECT c.slug, v.title, v.language, v.introduction, shown.records
  FROM "Collection" c JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c."liveVersion",
    LATERAL (SELECT count(*)::int AS records FROM "SearchEntry" s WHERE s."recordId" = ANY(v.records)) AS shown
  WHERE shown.records > 0
  ORDER BY v.title, c.slug LIMIT 500`

/** True while readers find a collection, for the header of public pages. While the database doesn't answer, as this process knew it last. */
export const hasCollections = lastKnown<boolean>(
  'collections',
  async () => (await db.collection.count({ where: { liveVersion: { not: null } } })) > 0,
  false,
)

/** A record of a collection as readers see it. */
export type CollectedEntry = {
  slug: string
  kind: string
  title: string
  attribution: string
  /** The fields of its search entry, for the line in the language of the page. */
  fields: unknown
  language: string
  date: DateGroup | null
  /** The first words of its text; of its summary where the text is behind a content warning. */
  words: string
}
export type CollectionPage = Omit<PublicCollection, 'records'> & { entries: CollectedEntry[] }

const fieldsSchema = z.record(z.string(), z.unknown()).catch({})

/** The beginning of a text, up to a space. */
function beginningOf(text: string): string {
  if (text.length <= FIRST_WORDS) return text
  const end = text.lastIndexOf(' ', FIRST_WORDS)
  return `${firstCharacters(text, end > FIRST_WORDS / 2 ? end : FIRST_WORDS)} …`
}

type EntryRow = Omit<CollectedEntry, 'date' | 'words'> & { beginning: string }

/** A public collection with those of its records that readers can open, in its order; null when readers find none at this slug. Two queries. */
export async function collectionPage(slug: string): Promise<CollectionPage | null> {
  const found = await liveText(slug)
  if (!found) return null
  const { records, ...text } = found
  const rows = await publicQuery<EntryRow[]>`
    SELECT s.slug, s.kind, s.title, s.attribution, s.language, s.fields,
      left(coalesce(nullif(btrim(s.text), ''), s.summary), ${FIRST_WORDS * 2}::int) AS beginning
    FROM unnest(${records}::uuid[]) WITH ORDINALITY AS listed(id, place) JOIN "SearchEntry" s ON s."recordId" = listed.id
    ORDER BY place`
  const entries = rows.map(({ beginning, ...row }) => ({
    ...row,
    date: recordDate(row.kind, fieldsSchema.parse(row.fields)),
    words: beginningOf(beginning.replace(/\s+/g, ' ').trim()),
  }))
  return { ...text, entries }
}

/** The public version of a collection. Without a record that readers can open, its introduction isn't shown either. */
type LiveText = { slug: string; title: string; language: string; introduction: string; records: string[] }

async function liveText(slug: string): Promise<LiveText | null> {
  if (!isSlug(slug)) return null
  const [found] = await publicQuery<LiveText[]>`
    SELECT c.slug, v.title, v.language, v.introduction, v.records::text[] AS records
    FROM "Collection" c JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c."liveVersion"
    WHERE c.slug = ${slug} AND EXISTS (SELECT FROM "SearchEntry" s WHERE s."recordId" = ANY(v.records))`
  return found ?? null
}

/** Title and language of a public collection; null when readers find none at this slug. */
export async function publicCollection(slug: string): Promise<Pick<LiveText, 'title' | 'language'> | null> {
  const found = await liveText(slug)
  return found && { title: found.title, language: found.language }
}

type Neighbour = { slug: string; title: string; language: string }
/** The place of a record in a public collection, counted among the records that readers can open. */
export type CollectionPlace = {
  slug: string
  title: string
  language: string
  place: number
  records: number
  previous: Neighbour | null
  next: Neighbour | null
}

type PlaceRow = Omit<CollectionPlace, 'previous' | 'next'> & {
  beforeSlug: string | null
  beforeTitle: string | null
  beforeLanguage: string | null
  afterSlug: string | null
  afterTitle: string | null
  afterLanguage: string | null
}

const neighbour = (slug: string | null, title: string | null, language: string | null): Neighbour | null =>
  slug === null ? null : { slug, title: title ?? '', language: language ?? 'und' }

/** The public collections that a live record is in, at most five, with the records before and after it. One query. */
export async function placesInCollections(recordId: string): Promise<CollectionPlace[]> {
  const rows = await publicQuery<PlaceRow[]>`
    SELECT c.slug, v.title, v.language, one.place::int, one.records::int, one."beforeSlug", one."beforeTitle", one."beforeLanguage",
      one."afterSlug", one."afterTitle", one."afterLanguage"
    FROM "Collection" c JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c."liveVersion",
      LATERAL (SELECT * FROM (
        SELECT s."recordId", row_number() OVER w AS place, count(*) OVER () AS records,
          lag(s.slug) OVER w AS "beforeSlug", lag(s.title) OVER w AS "beforeTitle", lag(s.language) OVER w AS "beforeLanguage",
          lead(s.slug) OVER w AS "afterSlug", lead(s.title) OVER w AS "afterTitle", lead(s.language) OVER w AS "afterLanguage"
        FROM unnest(v.records) WITH ORDINALITY AS listed(id, place) JOIN "SearchEntry" s ON s."recordId" = listed.id
        WINDOW w AS (ORDER BY listed.place)) AS listed WHERE listed."recordId" = ${recordId}::uuid) AS one
    WHERE v.records @> ARRAY[${recordId}::uuid]
    ORDER BY v.title, c.slug LIMIT 5`
  return rows.map(
    ({
      beforeSlug,
      beforeTitle,
      beforeLanguage,
      afterSlug,
      afterTitle,
      afterLanguage,
      ...row
    }: PlaceRow): CollectionPlace => ({
      ...row,
      previous: neighbour(beforeSlug, beforeTitle, beforeLanguage),
      next: neighbour(afterSlug, afterTitle, afterLanguage),
    }),
  )
}
