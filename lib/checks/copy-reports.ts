import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { sha256 } from '@/lib/hashing'
import { demandReadableLayer, logPassages, logRead, readableAmong } from '@/lib/holdings/access'
import { spansSchema } from '@/lib/holdings/spans'
import { parseId } from '@/lib/input'
import { matchesSource } from '@/lib/sources/merged-sources'
import type { CheckReport } from '.'
import type { Placed } from './expected-findings'
import { textReportOf } from './text-report'

/** The findings of the checks in the text of one archive copy, before or after it is quoted. */
export interface CopyReport {
  textLayerId: string
  filename: string
  language: string
  /** UTF-16 units. */
  length: number
  /** False when the text no longer matches its checksum. */
  intact: boolean
  passages: number
  /** The number of passages whose text isn't at their place. */
  astray: number
  report: CheckReport
  /** Its findings with their places in the whole text. */
  placed: Placed[]
}

const idSchema = z.uuid()

/** Runs the text checks on the text of every copy of a source that the actor can read, newest first. `NotFound` when there is no such source. */
export async function copyReportsOf(actor: Actor, sourceId: string): Promise<CopyReport[]> {
  const id = idSchema.safeParse(sourceId)
  const source = id.success
    ? await db.source.findFirst({ where: matchesSource(id.data), select: { id: true } })
    : null
  if (!source) throw new NotFound()
  const copies = await db.holding.findMany({ where: { sourceId: source.id }, select: { id: true } })
  const readable = await readableAmong(
    db,
    actor,
    copies.map(({ id }) => id),
  )
  await logPassages(actor, [...readable.keys()])
  return reportsOn(actor, { holdingId: { in: [...readable.keys()] } })
}

/** The same on one text. `NotFound` when the actor can't read its copy. Reading a restricted one is logged. */
export async function copyReportOf(actor: Actor, textLayerId: string): Promise<CopyReport> {
  const id = parseId(textLayerId)
  const { holdingId, access } = await demandReadableLayer(db, actor, id)
  await logRead(actor, holdingId, access, 'text')
  const [report] = await reportsOn(actor, { id })
  if (!report) throw new NotFound()
  return report
}

async function reportsOn(actor: Actor, where: Prisma.TextLayerWhereInput): Promise<CopyReport[]> {
  const textLayers = await db.textLayer.findMany({
    where,
    select: {
      id: true,
      text: true,
      language: true,
      spans: true,
      sha256: true,
      holding: { select: { filename: true } },
      passages: { select: { start: true, end: true, exact: true } },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  const authorities = await periodicals()
  const today = new Date().toISOString().slice(0, 10)
  return Promise.all(
    textLayers.map(
      async ({
        id: textLayerId,
        text,
        language,
        spans,
        passages,
        holding,
        ...layer
      }): Promise<CopyReport> => ({
        textLayerId,
        filename: holding.filename,
        language,
        length: text.length,
        intact: sha256(text) === layer.sha256,
        passages: passages.length,
        astray: passages.filter(({ start, end, exact }) => text.slice(start, end) !== exact).length,
        ...(await textReportOf(actor.id, text, { language, today, authorities }, spansSchema.parse(spans))),
      }),
    ),
  )
}

/** Periodicals with their spellings; a list of this kind is short. */
async function periodicals() {
  const rows = await db.authority.findMany({
    where: { kind: 'PERIODICAL', mergedIntoId: null },
    select: { id: true, kind: true, name: true, variants: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 5000,
  })
  return rows.map(({ variants, ...row }) => ({ ...row, variants: variants.map(({ name }) => name) }))
}
