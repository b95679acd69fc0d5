import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import type { Import } from '@/lib/generated/prisma/client'
import { demandImport } from '@/lib/imports/commands'
import { checkStep, importStep, type Step, takeStep, undoStep } from '@/lib/imports/steps'
import { startJobIn } from './commands'
import type { JobName } from './kinds/kind'

/** Moves an import to a state in which a job works on it, and starts that job: both or neither. */
async function start(actor: Actor, { id, filename }: Import, kind: JobName, step: Step) {
  await transactionAs(actor, async (tx) => {
    const job = await startJobIn(tx, actor, { kind, name: filename, subjectId: id, input: { importId: id } })
    await takeStep(tx, actor, id, step, job.id)
  })
  return { id }
}

/** Starts the check of all rows with these fields for the columns. The errors of `checkStep`. */
export async function startCheck(actor: Actor, importId: string, input: unknown): Promise<{ id: string }> {
  const one = await demandImport(actor, importId)
  return start(actor, one, 'checkImport', checkStep(one, input))
}

/** Starts the import of the rows that were checked. */
export async function startImport(actor: Actor, importId: string): Promise<{ id: string }> {
  const one = await demandImport(actor, importId)
  return start(actor, one, 'import', importStep(one))
}

/** Starts removing what an import made. */
export async function startUndo(actor: Actor, importId: string): Promise<{ id: string }> {
  const one = await demandImport(actor, importId)
  return start(actor, one, 'undoImport', undoStep(one))
}
