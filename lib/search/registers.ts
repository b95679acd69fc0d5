import 'server-only'
import { z } from 'zod'
import type { DateGroup } from '@/lib/dates'
import { inOneLanguage } from '@/lib/editions/translations'
import { Prisma } from '@/lib/generated/prisma/client'
import { pageSchema } from '@/lib/input'
import type { KindId } from '@/lib/records/kinds'
import { countFacets, type FacetCounts, hasFacets } from './facets'
import { facetsAsked, filterShape } from './filters'
import { dateOf } from './queries'
import { byIndex } from './ranking'
import { kindOfRegister, type RegisterColumn, type RegisterId, registers } from './register-columns'
import { inTurn } from './turns'

const PAGE_SIZE = 50
/** The most records whose facets are counted. */
const MOST = 10_000
/** The rows that a file reads at once. */
const AT_ONCE = 1_000

const askedSchema = z.object({ ...filterShape, sort: z.string().nullable().catch(null), page: pageSchema })

/** The state of a register: its filters, its order and page. */
export type RegisterAsked = Omit<z.output<typeof askedSchema>, 'kind'> & { kind: KindId; q: '' }

/** The query string of a register. Invalid values count as missing. */
export function registerAsked(id: RegisterId, query: unknown): RegisterAsked {
  const { columns } = registers[id]
  const asked = askedSchema.parse(query)
  const isKnown = columns.some((column) => asked.sort === column || asked.sort === `-${column}`)
  return { ...asked, kind: kindOfRegister(id), q: '', sort: isKnown ? asked.sort : null }
}

export type RegisterRow = {
  slug: string
  title: string
  summary: string
  language: string
  speaker: string
  date: DateGroup | null
  fields: Record<string, unknown>
  act: string | null
  statements: number
  secondHand: number
  unseen: number
}

export type Register = { rows: RegisterRow[]; total: number; pages: number } & FacetCounts

type Row = Omit<RegisterRow, 'date' | 'act'> & { kind: string; facets: string[] }

/** What the rows are sorted by, each with an index. Names are in the order of the alphabets (ICU). */
const orders: Record<RegisterColumn, Prisma.Sql | null> = {
  date: Prisma.sql`dated`,
  body: Prisma.sql`(fields #>> '{body,name}') COLLATE "und-x-icu"`,
  jurisdiction: Prisma.sql`(fields ->> 'jurisdiction') COLLATE "und-x-icu"`,
  instrument: Prisma.sql`(fields ->> 'instrument') COLLATE "und-x-icu"`,
  number: Prisma.sql`(fields ->> 'number') COLLATE "und-x-icu"`,
  periodical: Prisma.sql`(fields #>> '{periodical,name}') COLLATE "und-x-icu"`,
  speaker: Prisma.sql`nullif(speaker, '') COLLATE "und-x-icu"`,
  title: null,
  act: null,
  status: null,
  vote: null,
  officialText: null,
  role: null,
  seen: null,
}

function orderOf(id: RegisterId, sort: string | null): Prisma.Sql {
  const asked = sort ?? registers[id].sort
  const column = registers[id].columns.find((one) => one === asked.replace(/^-/, ''))
  const by = (column && orders[column]) ?? Prisma.sql`dated`
  return asked.startsWith('-')
    ? Prisma.sql`${by} DESC NULLS LAST, "recordId" DESC`
    : Prisma.sql`${by} ASC NULLS LAST, "recordId"`
}

const columns = Prisma.sql`slug, kind, title, summary, language, speaker, fields, facets, statements, "secondHand", unseen`

const rowOf = ({ kind, facets, fields, ...row }: Row): RegisterRow => ({
  ...row,
  fields,
  date: dateOf(kind, fields),
  act: facets.find((facet) => facet.startsWith('act:'))?.slice(4) ?? null,
})

/** Of translations of one another the one in the reader's language, unless another language is asked for. */
function conditionOf(asked: RegisterAsked, language: string): Prisma.Sql {
  const facets = facetsAsked({ ...asked, kind: null })
  const isOfLanguage = facets.some((facet) => facet.startsWith('language:'))
  return Prisma.sql`WHERE kind = ${asked.kind} ${hasFacets(facets)}
    ${isOfLanguage ? Prisma.empty : Prisma.sql`AND ${inOneLanguage(language)}`}`
}

/** One page of a register with the counts of its facets, for readers of this language: live editions only. Three queries in a transaction. */
export const registerOf = (id: RegisterId, asked: RegisterAsked, language: string): Promise<Register> =>
  inTurn(() =>
    byIndex(async (tx) => {
      const where = conditionOf(asked, language)
      const [counted] = await tx.$queryRaw<{ total: number }[]>`
        SELECT count(*)::int AS total FROM "SearchEntry" ${where}`
      const rows = await tx.$queryRaw<Row[]>`
        SELECT ${columns} FROM "SearchEntry" ${where} ORDER BY ${orderOf(id, asked.sort)}
        LIMIT ${PAGE_SIZE} OFFSET ${(asked.page - 1) * PAGE_SIZE}`
      const total = counted?.total ?? 0
      const facets = await countFacets(tx, where, facetsAsked(asked), MOST)
      return { rows: rows.map(rowOf), total, pages: Math.ceil(total / PAGE_SIZE), ...facets }
    }),
  )

/** All rows of a register, read in pieces. */
export async function* registerRows(
  id: RegisterId,
  asked: RegisterAsked,
  language: string,
): AsyncGenerator<RegisterRow> {
  for (let from = 0; ; from += AT_ONCE) {
    const rows = await inTurn(() =>
      byIndex(
        (tx) => tx.$queryRaw<Row[]>`
          SELECT ${columns} FROM "SearchEntry" ${conditionOf(asked, language)} ORDER BY ${orderOf(id, asked.sort)} LIMIT ${AT_ONCE} OFFSET ${from}`,
      ),
    )
    yield* rows.map(rowOf)
    if (rows.length < AT_ONCE) return
  }
}
