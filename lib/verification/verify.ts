import 'server-only'
import { z } from 'zod'
import { db, type Tx } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import type { LogFault } from '@/lib/event-chain'
import { readLog, type VerifiedEvent } from '@/lib/events'
import { type Message, message } from '@/lib/messages/message'
import { archiveIdentity, keptHeads } from './heads'
import {
  addBaseline,
  addRecorded,
  alteredTexts,
  BASELINE,
  baselineGenerations,
  changedRows,
  hashBaseline,
  prepareRecorded,
} from './rows'
import { stateFolder, storedIdentity } from './state-folder'

type Verification = {
  events: number
  head: string
  rows: number
  /** The number of signed heads outside the database that were compared. */
  heads: number
  differences: number
}

type Options = {
  /** An earlier head of the log, which it must still contain. */
  head?: string
  folder?: string
  onDifference: (difference: Message) => void
  /** Gets the number of events or rows that were compared so far. */
  onProgress?: (progress: { of: string; count: number }) => void
}

// The first generation has no number.
const baselineSchema = z.object({ generation: z.int().default(1), rows: z.int(), hash: z.string() })

/** The heads that the log must contain, and which of them were not seen yet. */
function expectedHeads(archiveId: string, { head, folder, onDifference }: Options) {
  const { file, heads, faultyLines } = keptHeads(archiveId, folder)
  for (const line of faultyLines) onDifference(message('verification.headUnsigned', { file, line }))
  const stored = storedIdentity(folder)
  if (stored && stored !== archiveId) onDifference(message('verification.otherArchive'))
  const open = new Set(heads.filter(({ events }) => events > 0))
  let given = head
  return {
    heads: heads.length,
    see: (events: readonly VerifiedEvent[]) => {
      for (const { id, hash } of events) {
        for (const kept of open) if (BigInt(kept.events) === id && kept.head === hash) open.delete(kept)
        if (hash === given) given = undefined
      }
    },
    report: () => {
      for (const { events, at } of open)
        onDifference(message('verification.headLost', { event: String(events), at, file }))
      if (given !== undefined) onDifference(message('verification.givenHeadLost', { head: given }))
    },
  }
}

/** Compares each generation of the baseline with the event that records it, and adds its rows in the order of the log. */
function baselineIn(tx: Tx, report: (difference: Message) => void) {
  const recorded = new Set<number>()
  return {
    async add({ id, detail }: VerifiedEvent) {
      const said = baselineSchema.safeParse(detail).data
      if (!said) return report(message('verification.baselineAltered'))
      recorded.add(said.generation)
      const { hash } = await hashBaseline(tx, said.generation)
      if (hash !== said.hash) report(message('verification.baselineAltered'))
      await addBaseline(tx, said.generation, id)
    },
    async end() {
      const unrecorded = (await baselineGenerations(tx)).filter((generation) => !recorded.has(generation))
      if (unrecorded.length > 0) report(message('verification.baselineUnrecorded'))
    },
  }
}

/** Divides events after each one that records a baseline, so that what events record is added in the order of the log. */
function splitAtBaselines(events: readonly VerifiedEvent[]): VerifiedEvent[][] {
  const parts: VerifiedEvent[][] = [[]]
  for (const event of events) {
    parts.at(-1)?.push(event)
    if (event.action === BASELINE) parts.push([])
  }
  return parts
}

const faultMessage = (event: bigint, fault: LogFault) =>
  message('verification.event', { event: String(event), fault })

/**
 * Compares the archive with its log, in one state of the database: the chain of events; every row of lib/recorded-rows.ts with what the
 * newest event says about it; the texts of drafts, revisions and editions with their hashes; and the log with the signed heads kept outside the
 * database. Calls `onDifference` at once for each difference, and goes on. Uses bounded memory. Changes nothing. Has no guard: only the
 * command line calls it.
 */
export async function verifyArchive(options: Options): Promise<Verification> {
  const { folder = stateFolder, onProgress } = options
  let differences = 0
  let rows = 0
  const report = (difference: Message) => {
    differences += 1
    options.onDifference(difference)
  }
  const heads = expectedHeads(await archiveIdentity(), { ...options, folder, onDifference: report })
  const log = await db.$transaction(
    async (tx) => {
      await prepareRecorded(tx)
      const baseline = baselineIn(tx, report)
      let events = 0
      const visit = async (page: VerifiedEvent[]) => {
        heads.see(page)
        for (const part of splitAtBaselines(page)) {
          await addRecorded(tx, part)
          for (const event of part) if (event.action === BASELINE) await baseline.add(event)
        }
        events += page.length
        onProgress?.({ of: 'Event', count: events })
      }
      const read = await readLog({
        tx,
        visit,
        onFault: (event, fault) => report(faultMessage(event, fault)),
      })
      heads.report()
      await baseline.end()
      const counted = (of: string, count: number) => {
        rows += count
        onProgress?.({ of, count: rows })
      }
      for await (const changed of changedRows(tx, counted)) report(changed)
      for await (const altered of alteredTexts(tx)) report(altered)
      return read
    },
    // Far longer than any archive takes: the transaction gives all reads one state of the database.
    { isolationLevel: 'RepeatableRead', maxWait: 5_000, timeout: DAY_MS },
  )
  return { ...log, rows, heads: heads.heads, differences }
}
