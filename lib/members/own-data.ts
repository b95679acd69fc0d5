import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { streamOf } from '@/lib/exchange/stream'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Held, heldTables } from './held-data'

/** Rows read at once: some have a whole text, and each page stops the server for its time. */
const PAGE = 50

type Row = Record<string, unknown>
type Line = { row: Row; key: Row }

/** A page of the rows of one table, in the order of their keys, from the one after `after`. */
function pageOf(
  { table, by, columns, own, key }: Held,
  memberId: string,
  after: Row | null,
): Promise<Line[]> {
  const column = (name: string) => Prisma.raw(`x."${name}"`)
  const object = (names: readonly string[]) =>
    Prisma.sql`jsonb_build_object(${Prisma.join(names.flatMap((name) => [Prisma.sql`${name}::text`, column(name)]))})`
  const [isTheirs = Prisma.sql`FALSE`, ...isByThem] = by.map(
    (name) => Prisma.sql`${column(name)} = ${memberId}::uuid`,
  )
  const keys = Prisma.join(key.map(column))
  const name = Prisma.raw(`"${table}"`)
  // Each value by itself, so that the index of the key finds where the page begins.
  const last = (one: string) =>
    Prisma.sql`(SELECT ${column(one)} FROM jsonb_populate_record(NULL::${name}, ${JSON.stringify(after)}::jsonb) x)`
  const from = after ? Prisma.sql`AND (${keys}) > (${Prisma.join(key.map(last))})` : Prisma.empty
  return db.$queryRaw<Line[]>`
    SELECT ${object(columns)}${own.length > 0 ? Prisma.sql` || CASE WHEN ${isTheirs} THEN ${object(own)} ELSE '{}' END` : Prisma.empty} AS row,
      ${object(key)} AS key
    FROM ${name} x WHERE (${Prisma.join([isTheirs, ...isByThem], ' OR ')}) ${from} ORDER BY ${keys} LIMIT ${PAGE}`
}

async function* rowsOf(held: Held, memberId: string): AsyncGenerator<Row> {
  for (let after: Row | null = null; ; ) {
    const lines: Line[] = await pageOf(held, memberId, after)
    for (const { row } of lines) yield row
    if (lines.length < PAGE) return
    after = lines.at(-1)?.key ?? null
  }
}

async function* written(memberId: string): AsyncGenerator<string> {
  yield `{\n"exportedAt": ${JSON.stringify(new Date())}`
  for (const held of heldTables) {
    yield `,\n${JSON.stringify(held.table)}: [`
    let between = '\n'
    for await (const row of rowsOf(held, memberId)) {
      yield between + JSON.stringify(row)
      between = ',\n'
    }
    yield ']'
  }
  yield '\n}\n'
}

/**
 * Everything that the archive holds about the actor, as a JSON file that is made page by page as it is sent, however large it is. It has no secrets. The log
 * says that it was asked for.
 */
export async function ownData(actor: Actor): Promise<Response> {
  await transactionAs(actor, (tx) =>
    recordEvent(tx, {
      actor,
      action: 'member.export-own-data',
      subjectType: 'member',
      subjectId: actor.id,
    }),
  )
  return new Response(streamOf(written(actor.id)), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
    },
  })
}
