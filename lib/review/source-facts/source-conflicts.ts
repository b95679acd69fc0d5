import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema, formatDate } from '@/lib/dates'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Translator } from '@/lib/messages/translator'
import { kindOf, kinds, type SourceAspect, sourceAspects } from '@/lib/records/kinds'
import { idsOf } from '@/lib/sources/merged-sources'
import { getSource } from '@/lib/sources/queries'
import { type Claim, conflictsIn, type SourceConflict } from './conflicts'

/** The kinds whose fields describe a source. */
const describing = kinds.flatMap(({ id, sourceFields }) => (Object.keys(sourceFields).length > 0 ? [id] : []))

/** The most records that are compared. */
const MOST = 200

const valueFor = (t: Translator) =>
  z
    .union([
      dateGroupSchema.transform((date) => ({ text: formatDate(date, t), date })),
      authorityNameSchema.transform(({ name, authorityId }) => ({ text: name, authorityId })),
      z.string().transform((text) => ({ text })),
    ])
    .nullable()
    .catch(null)

type Row = { id: string; kind: string; title: string; fields: Record<string, unknown> }

/** Records whose quotations (or statements, where they have none) use this source as their only original. */
const excerptsOf = (actor: Actor, sourceId: string) => {
  const first = (which: Prisma.Sql) => Prisma.sql`
    SELECT FROM "Reference" f WHERE f."recordId" = r.id AND f."revisionId" IS NULL AND f.hop = 0 AND ${which}`
  const quoted = Prisma.sql`(f."subjectType" = 'QUOTATION' OR NOT EXISTS (
    SELECT FROM "Reference" q WHERE q."recordId" = r.id AND q."revisionId" IS NULL AND q."subjectType" = 'QUOTATION'))`
  return db.$queryRaw<Row[]>`
    SELECT r.id, r.kind, coalesce(nullif(d.title, ''), r.slug) AS title, d.content->'fields' AS fields
    FROM "Record" r JOIN "Draft" d ON d."recordId" = r.id
    WHERE r.kind = ANY(${describing}) AND ${visibleSql(actor)}
      AND r.id IN (SELECT "recordId" FROM "Reference" WHERE "sourceId" IN ${idsOf(sourceId)} AND "revisionId" IS NULL AND hop = 0)
      AND EXISTS (${first(Prisma.sql`${quoted} AND f."sourceId" IN ${idsOf(sourceId)}`)})
      AND NOT EXISTS (${first(Prisma.sql`${quoted} AND f."sourceId" NOT IN ${idsOf(sourceId)}`)})
    ORDER BY r."updatedAt" DESC, r.id LIMIT ${MOST}`
}

/**
 * Finds records whose fields describe a source differently from its entry, or from each other: date, title, number, page, place of
 * publication. Only records that this actor can see, at most two hundred. Doesn't decide which is right.
 */
export async function conflictsOf(actor: Actor, sourceId: string, t: Translator): Promise<SourceConflict[]> {
  const { source } = await getSource(actor, sourceId)
  const rows = await excerptsOf(actor, source.id)
  const valueSchema = valueFor(t)
  const periodical = source.authorities.find(({ role }) => role === 'periodical')?.authorityId ?? null
  const own = (aspect: SourceAspect, text: string | null, more: Partial<Claim> = {}): Claim[] =>
    text ? [{ aspect, by: null, text, ...more }] : []
  const entry = [
    ...own('DATE', source.issued && formatDate(source.issued, t), { date: source.issued ?? undefined }),
    ...own('TITLE', source.titleIsSupplied ? null : source.title),
    ...own('CONTAINER', source.containerTitle, { authorityId: periodical }),
    ...own('NUMBER', source.number),
    ...own('PAGE', source.page),
  ]
  const claims = rows.flatMap(({ id, kind, title, fields }) =>
    sourceAspects.flatMap((aspect): Claim[] => {
      const field = kindOf(kind).sourceFields[aspect]
      const value = field === undefined ? null : valueSchema.parse(fields[field] ?? null)
      return value ? [{ aspect, by: { id, title }, ...value }] : []
    }),
  )
  return conflictsIn([...entry, ...claims])
}
