import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { sha256 } from '@/lib/hashing'
import { isSlug } from '@/lib/input'
import { SLUG_PATTERN } from '@/lib/messages/public-address'
import { generation } from '@/lib/page-store/known-changes'
import { isLivePage } from '@/lib/pages/queries'
import { isGoneAddress } from '@/lib/records/gone-addresses'
import { hasImprint } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { isPublicCopy } from './copies/opened'
import { isShownSql } from './indexing/shown-names'
import { isWithdrawn } from './withdrawn'

export type Answer = 'PUBLIC' | 'GONE' | 'UNKNOWN' | { movedTo: string }

type PublishedRecord = { recordId: string; kind: string; editions: number }

/** The number of slugs that are remembered. */
const KEPT = 10_000

// Editions are never deleted, so a found edition needs no second query; withdrawals are checked separately. Only an erasure and a new address,
// in any process, can remove an address: then everything is forgotten.
let editionsOf = new Map<string, PublishedRecord>()
let askedSince = 0

/** The record at a slug, if it has this edition; else null. */
async function published(slug: string, edition: number): Promise<PublishedRecord | null> {
  if (askedSince !== generation()) {
    editionsOf = new Map()
    askedSince = generation()
  }
  const known = editionsOf
  const remembered = known.get(slug)
  if (remembered && remembered.editions >= edition) return remembered
  const row = await db.record.findUnique({
    where: { slug },
    select: { id: true, kind: true, editions: true },
  })
  if (!row || row.editions < edition) return null
  const record = { recordId: row.id, kind: row.kind, editions: row.editions }
  known.delete(slug)
  known.set(slug, record)
  const oldest = known.size > KEPT ? known.keys().next().value : undefined
  if (oldest !== undefined) known.delete(oldest)
  return record
}

const editionPath = new RegExp(String.raw`^/records/(${SLUG_PATTERN})(?:/editions/([1-9]\d{0,8}))?$`)

/** The record that a path is about, and the number of its edition: of the current one, where the path names none. Null for other pages. */
export async function editionAt(
  pathname: string,
): Promise<{ slug: string; recordId: string; kind: string; number: number } | null> {
  const [, slug, edition] = editionPath.exec(pathname) ?? []
  if (!slug) return null
  const record = await published(slug, Number(edition ?? 1))
  if (!record) return null
  const { editions, ...known } = record
  return { slug, ...known, number: edition ? Number(edition) : editions }
}

const recordPath = new RegExp(
  String.raw`^/records/(${SLUG_PATTERN})(?:/editions(?:/([1-9]\d{0,8})(?:(/changes)|/cite|/preview\.png|/captions/[0-9a-f]{64}\.vtt)?)?)?$`,
)
const sourcePath = /^\/sources\/([^/]+)(?:\/more)?$/
const copyPattern = /^\/sources\/([^/]+)\/copies\/([^/]+)(?:\/(?:image|recording|captions))?$/
const namePattern = /^\/names\/(person|body|place|periodical)\/([^/]+)$/
const idSchema = z.uuid()

/**
 * The status of a public address. It exists because the framework can't serve a page with a status other than 200 without a script. It protects
 * nothing: pages read editions only and check withdrawals themselves. Usually no query.
 */
export async function answerOf(pathname: string): Promise<Answer> {
  const [, slug, edition, changes] = recordPath.exec(pathname) ?? []
  if (slug) {
    const number = edition ? Number(edition) : null
    if (changes && number === 1) return 'UNKNOWN'
    if (await isWithdrawn(slug, number)) return 'GONE'
    if (await published(slug, number ?? 1)) return 'PUBLIC'
    return (await isGoneAddress(slug)) ? 'GONE' : 'UNKNOWN'
  }
  const [, sourceId] = sourcePath.exec(pathname) ?? []
  if (sourceId) return sourceAnswer(sourceId)
  const [, copied, holdingId] = copyPattern.exec(pathname) ?? []
  if (copied && holdingId) return (await isPublicCopy(copied, holdingId)) ? 'PUBLIC' : 'UNKNOWN'
  const [, nameKind, nameKey] = namePattern.exec(pathname) ?? []
  if (nameKind && nameKey) return nameAnswer(nameKind, nameKey)
  const [, page] = /^\/pages\/([^/]+)$/.exec(pathname) ?? []
  if (page) return (await isLivePage(page)) ? 'PUBLIC' : 'UNKNOWN'
  const [, collection] = /^\/collections\/([^/]+)$/.exec(pathname) ?? []
  if (collection) return (await isPublicCollection(collection)) ? 'PUBLIC' : 'UNKNOWN'
  const [, token] = /^\/report\/([\w-]+)$/.exec(pathname) ?? []
  if (token && token !== 'send') return (await isReport(token)) ? 'PUBLIC' : 'UNKNOWN'
  if (pathname === '/imprint') return hasImprint(await archiveSettings()) ? 'PUBLIC' : 'UNKNOWN'
  return /^\/(records|sources|names|pages|collections|withdrawn)\/.|^\/(pages|unreachable)$/.test(pathname)
    ? 'UNKNOWN'
    : 'PUBLIC'
}

const isPublicCollection = async (slug: string): Promise<boolean> =>
  isSlug(slug) && (await db.collection.count({ where: { slug, liveVersion: { not: null } } })) > 0

/** True for the word of the private link to a report. Only its hash is stored (lib/reports). */
const isReport = async (token: string): Promise<boolean> =>
  token.length === 43 && (await db.report.count({ where: { tokenHash: sha256(token) } })) > 0

/**
 * A source is public while an edition that readers can open cites it, also an earlier edition or by the id of a merged source. The address of a
 * merged source redirects.
 */
async function sourceAnswer(id: string): Promise<Answer> {
  if (!idSchema.safeParse(id).success) return 'UNKNOWN'
  const [found] = await db.$queryRaw<{ currentId: string }[]>`
    SELECT ${keptIdSql('s')}::text AS "currentId" FROM "Source" s
    WHERE s.id = ${id}::uuid AND EXISTS (
      SELECT FROM "Source" a JOIN "Reference" f ON f."sourceId" = a.id
      JOIN "Edition" e ON e."revisionId" = f."revisionId"
      WHERE (a.id = ${keptIdSql('s')} OR a."mergedIntoId" = ${keptIdSql('s')})
        AND e.number > coalesce((SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0))`
  if (!found) return 'UNKNOWN'
  return found.currentId === id.toLowerCase() ? 'PUBLIC' : { movedTo: `/sources/${found.currentId}` }
}

/**
 * A name is public while a live edition gives it and it need not stay hidden. The address of a name that was merged redirects. The key in the
 * address is an id, or words.
 */
async function nameAnswer(kind: string, part: string): Promise<Answer> {
  const key = keyIn(part)
  if (key === null) return 'UNKNOWN'
  const entryId = idSchema.safeParse(key).success ? key : null
  const [found] = await db.$queryRaw<{ isShown: boolean; mergedInto: string | null }[]>`
    SELECT EXISTS (SELECT FROM "SearchName" n WHERE n.kind = ${kind.toUpperCase()} AND n.key = ${key} AND ${isShownSql}) AS "isShown",
      (SELECT n.key FROM "Authority" a JOIN "SearchName" n ON n.kind = ${kind.toUpperCase()} AND n.key = a."mergedIntoId"::text
        WHERE a.id = ${entryId}::uuid AND ${isShownSql} LIMIT 1) AS "mergedInto"`
  if (found?.isShown) return 'PUBLIC'
  return found?.mergedInto ? { movedTo: `/names/${kind}/${found.mergedInto}` } : 'UNKNOWN'
}

/** The key in a part of an address; null for one that names nothing. */
export function keyIn(part: string): string | null {
  try {
    const key = decodeURIComponent(part)
    return key.length <= 200 && key.isWellFormed() && !/\p{C}/u.test(key) ? key : null
  } catch {
    return null
  }
}
