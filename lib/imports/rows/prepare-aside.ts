import 'server-only'
import { inThread } from '@/lib/workers/threads'
import type { NamedIn } from './names-thread'
import type { Batch, Prepared } from './prepare-thread'

/** Far longer than the longest rows take. */
const SECONDS = 120

const preparedInThread = inThread<Batch, string>('lib/imports/rows/prepare-thread.ts', SECONDS)

/** Reads the rows of a batch in a thread, so that it doesn't stop the server. Who it works for takes turns with others. */
export const prepared = async (batch: Batch): Promise<Prepared> =>
  JSON.parse(await preparedInThread(batch.memberId, batch))

const namesInThread = inThread<Batch, NamedIn[]>('lib/imports/rows/names-thread.ts', SECONDS)

/** The names in the rows of a batch that can be those of entries under Names. */
export const namesIn = (batch: Batch): Promise<NamedIn[]> => namesInThread(batch.memberId, batch)
