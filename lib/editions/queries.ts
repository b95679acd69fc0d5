import 'server-only'
import { cache } from 'react'
import { Prisma } from '@/lib/generated/prisma/client'
import { isSlug } from '@/lib/input'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { publicQuery } from '@/lib/replica'
import { type EditionProof, proofOf } from './integrity/proof'
import type { ShownSnapshot } from './masking/masked-edition'
import { readEdition, type StoredEdition, snapshotTitle, storedColumns } from './masking/shown'

/** An edition as a public page shows it, from its snapshot, under the masks that apply now. */
export type PublicEdition = Omit<ShownSnapshot, 'content'> & {
  content: RecordContent
  /** The number of the newest edition, and of the last withdrawn one (0 for none). */
  newest: number
  closedThrough: number
  /** True for the current edition, at the record's own address. */
  isLive: boolean
  /** The scheme and value of its hash. Null where the hash of a whole could be used to test a guess at what is withheld. */
  hash: { scheme: number; root: string } | null
}

type Row = StoredEdition & {
  newest: number
  closedThrough: number
  isLive: boolean
  hashScheme: number
  snapshotHash: string
  partHashes: string[]
  salts: string[] | null
  isRedacted: boolean
}

/** The edition of this number, or the current one; null when it never existed or was withdrawn. One query. */
async function storedAt(slug: string, which: Prisma.Sql): Promise<Row | null> {
  if (!isSlug(slug)) return null
  const [row] = await publicQuery<Row[]>`
    /* by key */ SELECT * FROM (
      SELECT e.number, ${storedColumns}, e."hashScheme", e."snapshotHash", e."partHashes", s.salts,
        EXISTS (SELECT FROM "EditionRedaction" x WHERE x."editionId" = e.id) AS "isRedacted", r.editions AS newest, e.id IS NOT DISTINCT FROM r."liveId" AS "isLive",
        coalesce((SELECT max("throughEdition") FROM "Withdrawal" w WHERE w."recordId" = r.id), 0) AS "closedThrough"
      FROM "Record" r JOIN "Edition" e ON e."recordId" = r.id LEFT JOIN "EditionSalts" s ON s."editionId" = e.id
      WHERE r.slug = ${slug} AND ${which}
    ) AS edition WHERE number > "closedThrough"`
  return row ?? null
}

async function editionAt(slug: string, which: Prisma.Sql): Promise<PublicEdition | null> {
  const row = await storedAt(slug, which)
  if (!row) return null
  const { newest, closedThrough, isLive, hashScheme, snapshotHash, isRedacted } = row
  const { stored, withheld, shown } = await readEdition(row)
  const { content, ...rest } = shown
  return {
    ...rest,
    content: storedContent(rest.kind, content),
    ...{ newest, closedThrough, isLive },
    hash:
      hashScheme === 1 && (withheld !== stored || isRedacted)
        ? null
        : { scheme: hashScheme, root: snapshotHash },
  }
}

/**
 * What readers need to verify an edition offline, without the parts that are withheld; null when it never existed, was withdrawn, or was hashed
 * as a whole.
 */
export async function editionProof(slug: string, number: number): Promise<EditionProof | null> {
  const row = await storedAt(slug, Prisma.sql`e.number = ${number}`)
  if (!row) return null
  const { stored, withheld } = await readEdition(row)
  return proofOf(row, row.snapshot, stored, withheld)
}

/** The current edition of a record; null when there is none or it was withdrawn. */
export const liveEdition = cache((slug: string) => editionAt(slug, Prisma.sql`e.id = r."liveId"`))

/** One edition by its number; null when it never existed or was withdrawn. */
export const editionBySlug = cache((slug: string, number: number) =>
  editionAt(slug, Prisma.sql`e.number = ${number}`),
)

export type EditionLine = { number: number; publishedAt: Date; title: string; withdrawn: boolean }

/** All editions of a record, newest first, withdrawn ones without their title; null when none was ever published. */
export async function editionsOf(slug: string): Promise<EditionLine[] | null> {
  if (!isSlug(slug)) return null
  const lines = await publicQuery<EditionLine[]>`
    SELECT number, "publishedAt", withdrawn, CASE WHEN withdrawn THEN '' ELSE title END AS title FROM (
      SELECT e.number, e."publishedAt", ${snapshotTitle} AS title,
        e.number <= coalesce((SELECT max("throughEdition") FROM "Withdrawal" w WHERE w."recordId" = r.id), 0) AS withdrawn
      FROM "Record" r JOIN "Edition" e ON e."recordId" = r.id WHERE r.slug = ${slug}
    ) AS edition ORDER BY number DESC`
  return lines.length ? lines : null
}
