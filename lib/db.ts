import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { Invalid } from '@/lib/errors'
import { type Prisma, PrismaClient } from '@/lib/generated/prisma/client'
import { measured } from '@/lib/logging/slow-queries'
import { message } from '@/lib/messages/message'
import { type Change, learnOwn } from '@/lib/page-store/known-changes'

export type Tx = Prisma.TransactionClient

/** For all that an archive asks often. Lists of ever new lengths, each a statement of its own, do not go on for ever. */
const MOST_PREPARED = 500

/**
 * For the statements that the client writes itself, and those written by hand that begin with this comment: they find rows by key, so one plan fits
 * all parameters.
 */
const byKey = /"public"\."|^\s*\/\* by key \*\//

/**
 * Names under which a connection keeps a statement read and planned; the empty one, which keeps nothing, beyond so many and for other
 * statements written by hand: how those are best done often hangs on the words that are looked for.
 */
export function preparedNames(most: number): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    if (!names.has(sql) && names.size < most && byKey.test(sql)) names.set(sql, `stele_${names.size}`)
    return names.get(sql) ?? ''
  }
}

/**
 * SQLSTATE of a value that PostgreSQL can't keep or compare: NUL and half characters, in text and in JSON; numbers and times out of range; text
 * that isn't of the type.
 */
const unkeepable = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008'])

/** The error of a query; `Invalid` for a value that PostgreSQL refuses, wherever it came from. */
function refused(error: unknown): never {
  const cause = error instanceof Error ? error.cause : null
  if (cause && typeof cause === 'object' && 'originalCode' in cause)
    if (unkeepable.has(String(cause.originalCode))) throw new Invalid({ '': message('errors.input.invalid') })
  throw error
}

type Connection = Awaited<ReturnType<PrismaPg['connect']>>

function refusing<Queryable extends Pick<Connection, 'queryRaw' | 'executeRaw'>>(
  connection: Queryable,
): Queryable {
  const { queryRaw, executeRaw } = connection
  connection.queryRaw = (query) => measured(query.sql, () => queryRaw.call(connection, query)).catch(refused)
  connection.executeRaw = (query) =>
    measured(query.sql, () => executeRaw.call(connection, query)).catch(refused)
  return connection
}

class Adapter extends PrismaPg {
  override async connect(): Promise<Connection> {
    const connection = refusing(await super.connect())
    const { startTransaction } = connection
    connection.startTransaction = async (level) => refusing(await startTransaction.call(connection, level))
    return connection
  }
}

/** Makes a client with its own connections, which the caller must close. The archive uses `db`. */
export const connect = (url = env.DATABASE_URL, options: { connectionTimeoutMillis?: number } = {}) =>
  new PrismaClient({
    adapter: new Adapter(
      { connectionString: url, max: 10, ...options },
      { statementNameGenerator: preparedNames(MOST_PREPARED) },
    ),
  })

// One client a process, also across hot reloads.
const kept = globalThis as typeof globalThis & { steleDb?: ReturnType<typeof connect> }
kept.steleDb ??= connect()
export const db = kept.steleDb

/** The events that each open transaction has written. */
const written = new WeakMap<Tx, Change[]>()

/** Notes events of this transaction. The process hears of them as soon as they are committed. */
export function noteEvents(tx: Tx, events: readonly Change[]): void {
  written.set(tx, [...(written.get(tx) ?? []), ...events])
}

/**
 * One transaction: guard, change and event together or not at all. Waits at most 5 s to begin and runs at most 20 s by default. After it, this
 * process answers with no page from before it (lib/page-store).
 */
export async function transaction<Result>(
  work: (tx: Tx) => Promise<Result>,
  { timeout = 20_000 }: { timeout?: number } = {},
): Promise<Result> {
  let events: readonly Change[] = []
  const result = await db.$transaction(
    async (tx) => {
      const done = await work(tx)
      events = written.get(tx) ?? []
      return done
    },
    { maxWait: 5_000, timeout },
  )
  learnOwn(events)
  return result
}

/** For transactions that run all checks of a text: for a very long one, the checks alone may take twenty seconds. */
export const withChecks = { timeout: 60_000 } as const

/** True when the database refused a row because it exists already; with a column: because of a unique key with that column. */
export function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002'
}

/** True when the database refused to delete a row that another row refers to (foreign key RESTRICT). */
export function isReferenced(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2003'
}

/** True when the database ended a transaction because of a deadlock; it can be tried again. */
export function isCrossed(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2034'
}
