import 'server-only'
import { z } from 'zod'
import { closeImport } from '@/lib/imports/commands'
import { checkImport, runImport } from '@/lib/imports/run'
import { undoImport } from '@/lib/imports/undo'
import { message } from '@/lib/messages/message'
import { jobKind } from './kind'

const input = z.strictObject({ importId: z.uuid() })
const hrefOf = (importId: string) => `/desk/imports/${importId}`
const shared = {
  needs: 'writeAll',
  oversees: 'manageSettings',
  ended: (jobId: string) => closeImport({ jobId }),
  input,
} as const

/** Reads all rows of an import and says what an import would do with each. Done and total are rows. */
export const checkImportKind = jobKind({
  ...shared,
  name: 'checkImport',
  run: async (actor, { importId }, work) => {
    const { rows, refused, like } = await checkImport(actor, importId, work)
    return { messages: [message('imports.checked', { rows, refused, like })], href: hrefOf(importId) }
  },
})

/** Makes the sources or records of an import. Done and total are rows. */
export const importKind = jobKind({
  ...shared,
  name: 'import',
  run: async (actor, { importId }, work) => {
    const { made, refused, like } = await runImport({ ...actor, bulk: work.jobId }, importId, work)
    return { messages: [message('imports.done', { made, refused, like })], href: hrefOf(importId) }
  },
})

/** Removes what an import made and no one changed since. Done and total are entries. */
export const undoImportKind = jobKind({
  ...shared,
  name: 'undoImport',
  run: async (actor, { importId }, work) => {
    const { removed, stayed } = await undoImport({ ...actor, bulk: work.jobId }, importId, work)
    return { messages: [message('imports.undone', { removed, stayed })], href: hrefOf(importId) }
  },
})
