import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import type { ImportOutcome } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { readMessages } from '@/lib/messages/stored'
import type { Translator } from '@/lib/messages/translator'
import { demandImport } from './commands'
import { SOURCES } from './schema'
import { labelOfField } from './targets'

/** Imports in the list, and rows of each outcome on the page of one. */
const MOST_LISTED = 30
const MOST_SHOWN = 100

/** The imports of the actor, the newest first. */
export const listImports = (actor: Actor) =>
  db.import.findMany({
    where: { createdById: actor.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
    select: { id: true, filename: true, target: true, state: true, made: true, rows: true, createdAt: true },
  })

const faultsSchema = z.array(z.object({ field: z.string(), text: z.unknown() })).catch([])
const earlierSchema = z.object({ row: z.int() }).nullable().catch(null)

/** The result of a row. `earlier`: the row of the file that it looks like. */
export type ShownRow = {
  number: number
  cells: string[]
  faults: { field: Message | null; text: Message }[]
  entry: { id: string; title: string; language: string } | null
  earlier: number | null
}

type Stored = { number: number; cells: string[]; faults: unknown; entryId: string | null }

async function shownRows(target: string, rows: readonly Stored[]): Promise<ShownRow[]> {
  const ids = rows.flatMap(({ entryId }) => entryId ?? [])
  const entries = target === SOURCES ? await sourcesOf(ids) : await recordsOf(ids)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return rows.map(({ number, cells, faults, entryId }) => ({
    number,
    cells,
    faults: faultsSchema.parse(faults).map(({ field, text }) => ({
      field: labelOfField(target, field),
      text: readMessages([text])[0] ?? message('imports.faults.entry'),
    })),
    entry: (entryId && byId.get(entryId)) || null,
    earlier: earlierSchema.parse(faults)?.row ?? null,
  }))
}

async function sourcesOf(ids: string[]) {
  const rows = await db.source.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, language: true },
  })
  return rows.map(({ language, ...row }) => ({ ...row, language: language ?? 'und' }))
}

async function recordsOf(ids: string[]) {
  const rows = await db.draft.findMany({
    where: { recordId: { in: ids } },
    select: { recordId: true, title: true, language: true },
  })
  return rows.map(({ recordId, ...row }) => ({ ...row, id: recordId }))
}

const storedRows = (importId: string, outcome: ImportOutcome, after: number, take: number) =>
  db.importRow.findMany({
    where: { importId, outcome, number: { gt: after } },
    orderBy: { number: 'asc' },
    take,
    select: { number: true, cells: true, faults: true, entryId: true },
  })

/** An import of the actor with the first rows that were refused, look like others, were made, and stayed. `NotFound` for those of others. */
export async function importOf(actor: Actor, importId: string) {
  const one = await demandImport(actor, importId)
  const shown = async (outcome: ImportOutcome) =>
    shownRows(one.target, await storedRows(one.id, outcome, 0, MOST_SHOWN))
  const [refused, like, made, stayed] = await Promise.all([
    shown('REFUSED'),
    shown('LIKE'),
    shown('MADE'),
    shown('STAYED'),
  ])
  return { import: one, results: { refused, like, made, stayed } }
}

/** The rows of an import that can be saved as a file. */
const savedOutcomes = { refused: 'REFUSED', like: 'LIKE', made: 'MADE' } as const
export const savedSchema = z
  .enum(Object.keys(savedOutcomes) as (keyof typeof savedOutcomes)[])
  .catch('refused')

/** All rows with this outcome as lines of a table: the number in the file, what is wrong or which entry it is, and the cells. */
export async function* linesOf(
  actor: Actor,
  importId: string,
  saved: keyof typeof savedOutcomes,
  t: Translator,
): AsyncGenerator<string[]> {
  const one = await demandImport(actor, importId)
  const isRefused = saved === 'refused'
  yield isRefused
    ? [t('imports.csv.row'), t('imports.csv.reason'), ...one.columns]
    : [t('imports.csv.row'), t('imports.csv.entry'), t('imports.csv.title')]
  let after = 0
  for (;;) {
    const stored = await storedRows(one.id, savedOutcomes[saved], after, 1_000)
    for (const { number, cells, faults, entry, earlier } of await shownRows(one.target, stored)) {
      const reasons = faults.map(({ field, text }) => (field ? t('imports.fault', { field, text }) : t(text)))
      const what = entry?.id ?? (earlier === null ? '' : t('imports.earlier', { row: earlier }))
      yield isRefused
        ? [String(number), reasons.join(' '), ...cells]
        : [String(number), what, entry?.title ?? '']
      after = number
    }
    if (stored.length < 1_000) return
  }
}
