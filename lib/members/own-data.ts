import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { streamOf } from '@/lib/exchange/csv'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Held, heldTables } from './held-data'

const PAGE = 500

type Line = { row: Record<string, unknown>; key: string }

/** A page of the rows of one table, in the order of their keys. A table without a key has few rows, and one page. */
function pageOf({ table, by, columns, key }: Held, memberId: string, after: string | null): Promise<Line[]> {
  const column = (name: string) => Prisma.raw(`x."${name}"`)
  const given = columns.map((name) => Prisma.sql`${name}::text, ${column(name)}`)
  const isOwn = by.map((name) => Prisma.sql`${column(name)} = ${memberId}::uuid`)
  const type = Prisma.raw(key ?? 'text')
  return db.$queryRaw<Line[]>`
    SELECT jsonb_build_object(${Prisma.join(given)}) AS row, ${key ? Prisma.sql`x.id::text` : Prisma.sql`''`} AS key
    FROM ${Prisma.raw(`"${table}"`)} x WHERE (${Prisma.join(isOwn, ' OR ')})
      ${key && after !== null ? Prisma.sql`AND x.id > ${after}::${type}` : Prisma.empty}
    ${key ? Prisma.sql`ORDER BY x.id LIMIT ${PAGE}` : Prisma.empty}`
}

async function* rowsOf(held: Held, memberId: string): AsyncGenerator<Line['row']> {
  for (let after: string | null = null; ; ) {
    const lines: Line[] = await pageOf(held, memberId, after)
    for (const { row } of lines) yield row
    if (held.key === null || lines.length < PAGE) return
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
