import 'server-only'
import { z } from 'zod'
import { changeEntries, entrySummary, undoEntries } from '@/lib/bulk/entry-runs'
import { bulkEntriesSchema } from '@/lib/bulk/entry-schema'
import { jobKind } from './kind'

const hrefOf = (jobId: string) => `/desk/lists/bulk/${jobId}`

/** Changes a field of many sources, names or media. Done and total are entries. */
export const bulkEntriesKind = jobKind({
  name: 'bulkEntries',
  needs: 'writeOwnDrafts',
  oversees: 'manageSettings',
  input: bulkEntriesSchema,
  run: async (actor, input, { jobId, ...work }) => {
    const entries = await changeEntries(actor, jobId, input, work)
    return { messages: [entrySummary(entries)], href: hrefOf(jobId), kept: { entries } }
  },
})

/** Undoes a change of many entries. */
export const undoBulkEntriesKind = jobKind({
  name: 'undoBulkEntries',
  needs: 'writeOwnDrafts',
  oversees: 'manageSettings',
  input: z.strictObject({ bulkId: z.uuid() }),
  run: async (actor, { bulkId }, { jobId, ...work }) => {
    const entries = await undoEntries(actor, jobId, bulkId, work)
    return { messages: [entrySummary(entries)], href: hrefOf(bulkId), kept: { entries } }
  },
})
