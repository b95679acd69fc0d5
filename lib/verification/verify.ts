import 'server-only'
import { z } from 'zod'
import { db, type Tx } from '@/lib/db'
import { type LogFault, readLog, type VerifiedEvent } from '@/lib/events'
import { type Message, message } from '@/lib/messages/message'
import { archiveIdentity, keptHeads } from './heads'
import {
  addBaseline,
  addRecorded,
  alteredTexts,
  BASELINE,
  changedRows,
  hashBaseline,
  prepareRecorded,
} from './rows'
import { stateFolder, storedIdentity } from './state-folder'

/** Far longer than any archive takes: the transaction gives all reads one state of the database. */
const DAY = 24 * 3600 * 1000

export type Verification = {
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

const baselineSchema = z.object({ rows: z.int(), hash: z.string() })

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

async function compareBaseline(tx: Tx, recorded: VerifiedEvent | undefined): Promise<Message | null> {
  const found = await hashBaseline(tx)
  if (found.rows === 0 && !recorded) return null
  const said = baselineSchema.safeParse(recorded?.detail).data
  if (recorded) await addBaseline(tx, recorded.id)
  if (!said) return message('verification.baselineUnrecorded')
  return said.hash === found.hash ? null : message('verification.baselineAltered')
}

const faultMessage = (event: bigint, fault: LogFault) =>
  message('verification.event', { event: String(event), fault })

/**
 * Compares the archive with its log, in one state of the database: the chain of events; every row of lib/recorded-rows.ts with what the
 * newest event says about it; the texts of revisions and editions with their hashes; and the log with the signed heads kept outside the
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
      let baseline: VerifiedEvent | undefined
      let events = 0
      const visit = async (page: VerifiedEvent[]) => {
        heads.see(page)
        baseline ??= page.find(({ action }) => action === BASELINE)
        await addRecorded(tx, page)
        events += page.length
        onProgress?.({ of: 'Event', count: events })
      }
      const read = await readLog({
        tx,
        visit,
        onFault: (event, fault) => report(faultMessage(event, fault)),
      })
      heads.report()
      const difference = await compareBaseline(tx, baseline)
      if (difference) report(difference)
      const counted = (of: string, count: number) => {
        rows += count
        onProgress?.({ of, count: rows })
      }
      for await (const changed of changedRows(tx, counted)) report(changed)
      for await (const altered of alteredTexts(tx)) report(altered)
      return read
    },
    { isolationLevel: 'RepeatableRead', maxWait: 5_000, timeout: DAY },
  )
  return { ...log, rows, heads: heads.heads, differences }
}
