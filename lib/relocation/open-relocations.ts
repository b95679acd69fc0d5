import 'server-only'
import { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { RelocationOutcome, WorkState } from '@/lib/generated/prisma/enums'
import { demandReadable, logPassages, readableAmong } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import type { Message } from '@/lib/messages/message'
import { warningsOnPassages } from '@/lib/records/passage-warnings'
import { positionOfPassage } from '@/lib/text/passage-position'

const PAGE = 50
/** Length of the text shown on each side of the old passage, in UTF-16 units. */
const CONTEXT = 400

const copy = { select: { id: true, filename: true, kind: true, sourceId: true } } as const
const shown = {
  id: true,
  outcome: true,
  createdAt: true,
  passage: {
    select: {
      id: true,
      exact: true,
      locatorLabel: true,
      locatorValue: true,
      start: true,
      end: true,
      textLayer: { select: { language: true, holding: copy } },
    },
  },
  holding: { select: { ...copy.select, source: { select: { id: true, title: true } } } },
} as const

export type OpenRelocation = {
  id: string
  outcome: RelocationOutcome
  passage: { id: string; exact: string; language: string; position: Message | null }
  source: { id: string; title: string }
  /** The content warning of the passage; null when it has none. */
  warning: string | null
}

/**
 * A page of at most fifty open relocations between copies that the actor can read: first those that a person must decide, then those whose
 * records can't be edited now, each oldest first. `next` is the cursor of the next page, or null.
 */
export async function openRelocations(
  actor: Actor,
  { sourceId, after }: { sourceId?: string; after?: string },
): Promise<{ rows: OpenRelocation[]; next: string | null }> {
  demand(actor, 'writeAll')
  const rows = await db.relocation.findMany({
    where: { resolvedAt: null, ...(sourceId && { holding: { sourceId: parseId(sourceId) } }) },
    orderBy: [{ outcome: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    ...(after && { cursor: { id: parseId(after) }, skip: 1 }),
    take: PAGE + 1,
    select: shown,
  })
  const read = rows.slice(0, PAGE)
  const copies = read.flatMap(({ passage, holding }) => [passage.textLayer.holding.id, holding.id])
  const [readable, warnings] = await Promise.all([
    readableAmong(db, actor, copies),
    warningsOnPassages(
      actor,
      read.map(({ passage }) => passage.id),
    ),
  ])
  const shownRows = read.filter(
    ({ passage, holding }) => readable.has(passage.textLayer.holding.id) && readable.has(holding.id),
  )
  await logPassages(
    actor,
    shownRows.map(({ passage }) => passage.textLayer.holding.id),
  )
  const page = shownRows.map(({ id, outcome, passage, holding }) => ({
    id,
    outcome,
    passage: {
      id: passage.id,
      exact: passage.exact,
      language: passage.textLayer.language,
      position: passage.locatorLabel === null ? null : positionOfPassage(passage),
    },
    source: holding.source,
    warning: warnings.get(passage.id) ?? null,
  }))
  return { rows: page, next: rows.length > PAGE ? (read.at(-1)?.id ?? null) : null }
}

/** Returns the number of open ones, counted up to a hundred, for the dashboard. */
export const countOpenRelocations = async (): Promise<number> =>
  (await db.relocation.findMany({ where: { resolvedAt: null }, select: { id: true }, take: 100 })).length

const candidatesSchema = z.array(z.object({ start: z.int(), end: z.int() })).catch([])

type WaitingRecord = { id: string; title: string; state: WorkState }

/**
 * One open relocation, with the text around the passage, the records that cite it, and similar passages of the better copy. `NotFound` also
 * when the actor can't read one of the two copies.
 */
export async function relocationOf(actor: Actor, relocationId: string) {
  demand(actor, 'writeAll')
  const row = await db.relocation.findUnique({
    where: { id: parseId(relocationId) },
    select: {
      ...shown,
      candidates: true,
      reason: true,
      textLayerId: true,
      resolvedAt: true,
      resolvedBy: { select: { name: true } },
      toPassage: { select: { id: true, exact: true } },
    },
  })
  if (!row) throw new NotFound()
  await demandReadable(db, actor, row.passage.textLayer.holding.id)
  await demandReadable(db, actor, row.holding.id)
  await logPassages(actor, [row.passage.textLayer.holding.id, row.holding.id])
  const [warnings, around, layer, records] = await Promise.all([
    warningsOnPassages(actor, [row.passage.id]),
    db.passage.findUniqueOrThrow({
      where: { id: row.passage.id },
      select: { start: true, end: true, textLayer: { select: { text: true } } },
    }),
    db.textLayer.findUnique({
      where: { id: row.textLayerId },
      select: { id: true, text: true, language: true },
    }),
    db.$queryRaw<WaitingRecord[]>`
      SELECT r.id, coalesce(nullif(d.title, ''), r.slug) AS title, r.state FROM "Record" r JOIN "Draft" d ON d."recordId" = r.id
      WHERE r.id IN (SELECT "recordId" FROM "Reference" WHERE "passageId" = ${row.passage.id}::uuid AND "revisionId" IS NULL)
      ORDER BY title, r.id LIMIT ${PAGE}`,
  ])
  const { text } = around.textLayer
  return {
    ...row,
    warning: warnings.get(row.passage.id) ?? null,
    // From the first whole word on, and to the last.
    before:
      around.start > CONTEXT
        ? text.slice(around.start - CONTEXT, around.start).replace(/^\S*(?=\s)/, '')
        : text.slice(0, around.start),
    after:
      around.end + CONTEXT < text.length
        ? text.slice(around.end, around.end + CONTEXT).replace(/(?<=\s)\S*$/, '')
        : text.slice(around.end),
    layer: layer && { id: layer.id, language: layer.language },
    records,
    candidates: candidatesSchema.parse(row.candidates).map(({ start, end }) => ({
      start,
      end,
      words: (layer?.text ?? '').slice(start, end).slice(0, 600).toWellFormed(),
    })),
  }
}
