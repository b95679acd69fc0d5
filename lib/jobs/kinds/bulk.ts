import 'server-only'
import { z } from 'zod'
import { runBulk, summaryOf, undoBulk } from '@/lib/bulk/run'
import { bulkInputSchema } from '@/lib/bulk/schema'
import { jobKind } from './kind'

const hrefOf = (jobId: string) => `/desk/lists/bulk/${jobId}`

/** Changes many entries of a list at once. Done and total are entries. */
export const bulkKind = jobKind({
  name: 'bulk',
  needs: 'writeOwnDrafts',
  oversees: 'manageSettings',
  input: bulkInputSchema,
  run: async (actor, input, work) => ({
    messages: [summaryOf(await runBulk(actor, work.jobId, input, work))],
    href: hrefOf(work.jobId),
  }),
})

/** Undoes a change of many entries. */
export const undoBulkKind = jobKind({
  name: 'undoBulk',
  needs: 'writeOwnDrafts',
  oversees: 'manageSettings',
  input: z.strictObject({ bulkId: z.uuid() }),
  run: async (actor, { bulkId }, work) => ({
    messages: [summaryOf(await undoBulk(actor, bulkId, work))],
    href: hrefOf(bulkId),
  }),
})
