import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { pageSchema } from '@/lib/input'
import { publicQuery } from '@/lib/replica'
import { inCollection } from './facets'
import { filterShape } from './filters'
import { inTurn } from './turns'

const PAGE_SIZE = 50

export const newestSchema = z.object({
  kind: filterShape.kind,
  collection: filterShape.collection,
  page: pageSchema,
})
export type NewestAsked = z.output<typeof newestSchema>

/** The current edition of a record: new where its number is 1, else changed. */
export type NewEdition = {
  slug: string
  kind: string
  title: string
  summary: string
  attribution: string
  /** The fields of its search entry, for the line in the language of the page. */
  fields: unknown
  language: string
  publishedAt: Date
  number: number
}

/** New and changed editions that are live, of one kind or collection if it is given, the newest first. Two queries. */
export const newestEditions = ({
  kind,
  collection,
  page,
}: NewestAsked): Promise<{ editions: NewEdition[]; total: number; pages: number }> =>
  inTurn(async () => {
    const where = Prisma.sql`WHERE TRUE ${kind ? Prisma.sql`AND s.kind = ${kind}` : Prisma.empty}
      ${collection ? Prisma.sql`AND ${inCollection(collection)}` : Prisma.empty}`
    const [counted] = await publicQuery<{ total: number }[]>`
      SELECT count(*)::int AS total FROM "SearchEntry" s ${where}`
    const editions = await publicQuery<NewEdition[]>`
      SELECT s.slug, s.kind, s.title, s.summary, s.attribution, s.fields, s.language, s."publishedAt", e.number
      FROM (SELECT * FROM "SearchEntry" s ${where} ORDER BY s."publishedAt" DESC, s."recordId" LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}) AS s
      JOIN "Edition" e ON e.id = s."editionId" ORDER BY s."publishedAt" DESC, s."recordId"`
    const total = counted?.total ?? 0
    return { editions, total, pages: Math.ceil(total / PAGE_SIZE) }
  })
