import { totalmem } from 'node:os'
import { AT_ONCE } from '@/lib/workers/concurrency'
import { FairQueue } from '@/lib/workers/fair-queue'

/** Documents that are read or drawn at once. A program can take 1.5 GB. */
const READERS = Math.max(2, Math.min(AT_ONCE, Math.floor(totalmem() / 3e9)))

/** The turns of members whose documents are read or drawn. */
export const turns = new FairQueue(READERS)
