import 'server-only'
import { cache } from 'react'
import { db } from '@/lib/db'
import { parseInput } from '@/lib/input'
import { contentSchemaOf, type RecordContent } from '@/lib/records/schema'
import { type Snapshot, snapshotSchema } from './schema'

/** An edition as a public page shows it, from its snapshot alone. */
export type PublicEdition = Omit<Snapshot, 'content'> & {
  content: RecordContent
  /** The newest edition's number, and the highest that a withdrawal closed (0 for none). */
  newest: number
  closedThrough: number
  /** Whether this is the one that the record's own address shows. */
  isLive: boolean
}

type Row = {
  number: number
  snapshot: unknown
  liveFor: { id: string } | null
  record: { editions: number; withdrawals: { throughEdition: number }[] }
}

const shown = {
  number: true,
  snapshot: true,
  liveFor: { select: { id: true } },
  record: {
    select: {
      editions: true,
      withdrawals: { select: { throughEdition: true }, orderBy: { throughEdition: 'desc' }, take: 1 },
    },
  },
} as const

function publicEdition({ number, snapshot, liveFor, record }: Row): PublicEdition | null {
  const closedThrough = record.withdrawals[0]?.throughEdition ?? 0
  if (number <= closedThrough) return null
  const { content, ...rest } = snapshotSchema.parse(snapshot)
  return {
    ...rest,
    content: parseInput(contentSchemaOf(rest.kind), content),
    newest: record.editions,
    closedThrough,
    isLive: liveFor !== null,
  }
}

/** The edition that the public sees at this address now; null when there is none or it was withdrawn. */
export const liveEdition = cache(async (slug: string): Promise<PublicEdition | null> => {
  const row = await db.edition.findFirst({ where: { liveFor: { slug } }, select: shown })
  return row && publicEdition(row)
})

/** One edition by its number, for ever; null when it never was or a withdrawal closed it. */
export const editionBySlug = cache(async (slug: string, number: number): Promise<PublicEdition | null> => {
  const row = await db.edition.findFirst({ where: { number, record: { slug } }, select: shown })
  return row && publicEdition(row)
})

export type EditionLine = { number: number; publishedAt: Date; title: string; withdrawn: boolean }

/** All editions of a record, newest first, those withdrawn without their words; null when none was ever published. */
export async function editionsOf(slug: string): Promise<EditionLine[] | null> {
  const lines = await db.$queryRaw<EditionLine[]>`
    SELECT number, "publishedAt", withdrawn, CASE WHEN withdrawn THEN '' ELSE title END AS title FROM (
      SELECT e.number, e."publishedAt", e.snapshot->'content'->>'title' AS title,
        e.number <= coalesce((SELECT max("throughEdition") FROM "Withdrawal" w WHERE w."recordId" = r.id), 0) AS withdrawn
      FROM "Record" r JOIN "Edition" e ON e."recordId" = r.id WHERE r.slug = ${slug}
    ) AS edition ORDER BY number DESC`
  return lines.length ? lines : null
}
