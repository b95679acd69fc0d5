import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { demandSource } from '@/lib/holdings/add'
import { laterUploadSchema } from '@/lib/holdings/schema'
import { dropWaiting, keepWaiting, sweepWaiting } from '@/lib/holdings/waiting-files'
import { awaited } from '@/lib/imports/commands'
import { parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { startJob } from './commands'

/** Files of one member that wait at once. */
const MOST = 100

/**
 * Keeps a file and starts the job that makes a copy of it. From then on it goes on by itself. On any failure neither the file nor a job remains.
 * The errors of `stage`; `Conflict` when a hundred files of the member wait already.
 */
export async function addCopyLater(
  actor: Actor,
  input: unknown,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const { filename, ...described } = parseInput(laterUploadSchema, input)
  const sourceId = await demandSource(described.sourceId)
  const count = await db.job.count({ where: { kind: 'addCopy', startedById: actor.id, endedAt: null } })
  if (count >= MOST) throw new Conflict(message('jobs.addCopy.tooMany', { count }))
  await sweepWaiting(awaited)
  const id = randomUUID()
  await keepWaiting(id, bytes)
  try {
    const started = { ...described, sourceId, filename }
    return await startJob(actor, { id, kind: 'addCopy', name: filename, subjectId: sourceId, input: started })
  } catch (error) {
    await dropWaiting(id)
    throw error
  }
}
