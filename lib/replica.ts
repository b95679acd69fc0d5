import 'server-only'
import { connect, db, type Tx, transaction } from '@/lib/db'
import { env } from '@/lib/env'
import { SteleError } from '@/lib/errors'
import { replicaReads } from '@/lib/logging/slow-queries'

/** A database as far as reading from it needs. */
export type Reading = {
  /** The number of the last event that it has. */
  last: (tx?: Tx) => Promise<bigint>
  /** Runs work in one transaction. */
  run: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>
}

type Parts = {
  primary: Reading
  replica: Reading | null
  now?: () => number
  pause?: (milliseconds: number) => Promise<void>
}

/** A replica that is behind gets so many looks, so many milliseconds apart, before the primary is asked. */
const [LOOKS, BETWEEN] = [5, 10]
/** Milliseconds for which the primary is asked after the replica was behind, or failed. */
const [AFTER_BEHIND, AFTER_FAILURE] = [500, 5_000]

class Behind extends Error {}

const later = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/**
 * Reads from a replica that has every event of the primary at the time of the question, and from the primary when it is behind or can't be reached.
 * Events are committed with what they are about and one after the other, so nothing that was withdrawn before is read.
 */
export function readerOf({ primary, replica, now = Date.now, pause = later }: Parts) {
  let closedUntil = 0

  async function fromReplica<Result>(from: Reading, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const known = await primary.last()
    return from.run(async (tx) => {
      for (let look = 1; (await from.last(tx)) < known; look += 1) {
        if (look === LOOKS) throw new Behind()
        await pause(BETWEEN)
      }
      return work(tx)
    })
  }

  return async <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => {
    if (!replica || now() < closedUntil) return primary.run(work)
    try {
      const result = await fromReplica(replica, work)
      replicaReads.read += 1
      return result
    } catch (error) {
      if (error instanceof SteleError) throw error
      closedUntil = now() + (error instanceof Behind ? AFTER_BEHIND : AFTER_FAILURE)
      replicaReads.passedOver += 1
      return primary.run(work)
    }
  }
}

const lastOf = async (client: Pick<Tx, '$queryRaw'>): Promise<bigint> => {
  const [found] = await client.$queryRaw<{ last: bigint | null }[]>`SELECT max(id) AS last FROM "Event"`
  return found?.last ?? 0n
}

const kept = globalThis as typeof globalThis & { steleReplica?: ReturnType<typeof connect> }

/** A database as it is read through a client of its own. */
export const readingFrom = (client: ReturnType<typeof connect>): Reading => ({
  last: (tx) => lastOf(tx ?? client),
  run: (work) => client.$transaction(work, { maxWait: 2_000, timeout: 20_000 }),
})

function replicaAt(url: string): Reading {
  kept.steleReplica ??= connect(url, { connectionTimeoutMillis: 1_000 })
  return readingFrom(kept.steleReplica)
}

/** The replica of the configuration; null without one. */
export const configuredReplica = (): Reading | null =>
  env.DATABASE_REPLICA_URL ? replicaAt(env.DATABASE_REPLICA_URL) : null

const primary: Reading = { last: (tx) => lastOf(tx ?? db), run: (work) => transaction(work) }
let made: { url: string | undefined; read: ReturnType<typeof readerOf> } | undefined

/** Runs queries of public data in one transaction: on the replica of the configuration where it is current, else on the primary. */
export function publicRead<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const url = env.DATABASE_REPLICA_URL
  if (made?.url !== url || !made) made = { url, read: readerOf({ primary, replica: configuredReplica() }) }
  return made.read(work)
}

/** Runs one query of public data, as `publicRead` does. Without a replica it needs no transaction. */
export const publicQuery = <Rows>(text: TemplateStringsArray, ...values: unknown[]): Promise<Rows> =>
  env.DATABASE_REPLICA_URL
    ? publicRead((tx) => tx.$queryRaw<Rows>(text, ...values))
    : db.$queryRaw<Rows>(text, ...values)
