import 'server-only'
import { z } from 'zod'
import { EARLIER, storedInputSchema, takeOver } from '@/lib/bulk/earlier'
import { runBulk, summaryOf, undoBulk } from '@/lib/bulk/run'
import { jobKind } from './kind'

const hrefOf = (jobId: string) => `/desk/lists/bulk/${jobId}`

/** Changes many entries of a list at once. Done and total are entries. */
export const bulkKind = jobKind({
  name: 'bulk',
  earlier: EARLIER.change,
  needs: 'writeOwnDrafts',
  oversees: 'manageSettings',
  input: storedInputSchema,
  run: async (actor, input, work) => {
    await takeOver(work.jobId)
    return { messages: [summaryOf(await runBulk(actor, work.jobId, input, work))], href: hrefOf(work.jobId) }
  },
})

/** Undoes a change of many entries. */
export const undoBulkKind = jobKind({
  name: 'undoBulk',
  earlier: EARLIER.undo,
  needs: 'writeOwnDrafts',
  oversees: 'manageSettings',
  input: z.strictObject({ bulkId: z.uuid() }),
  run: async (actor, { bulkId }, work) => ({
    messages: [summaryOf(await undoBulk(actor, bulkId, work))],
    href: hrefOf(bulkId),
  }),
})
