import 'server-only'
import { z } from 'zod'
import { runBulk, summaryOf, undoBulk } from '@/lib/bulk/run'
import { bulkInputSchema } from '@/lib/bulk/schema'
import { jobKind } from './kind'

const hrefOf = (jobId: string) => `/desk/records/bulk/${jobId}`

/** Changes many records at once. Done and total are records. */
export const bulkKind = jobKind({
  name: 'bulk',
  needs: 'writeOwnDrafts',
  oversees: 'manageSettings',
  input: bulkInputSchema,
  run: async (actor, input, { jobId, signal, report }) => ({
    messages: [summaryOf(await runBulk(actor, jobId, input, { signal, report }))],
    href: hrefOf(jobId),
  }),
})

/** Undoes a change of many records. */
export const undoBulkKind = jobKind({
  name: 'undoBulk',
  needs: 'writeOwnDrafts',
  oversees: 'manageSettings',
  input: z.strictObject({ bulkId: z.uuid() }),
  run: async (actor, { bulkId }, { signal, report }) => ({
    messages: [summaryOf(await undoBulk(actor, bulkId, { signal, report }))],
    href: hrefOf(bulkId),
  }),
})
