import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { Conflict, Invalid } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { ImportState } from '@/lib/generated/prisma/enums'
import { demandImport } from '@/lib/imports/commands'
import { settingsSchema } from '@/lib/imports/schema'
import { fieldsOf } from '@/lib/imports/targets'
import { parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { startJobIn } from './commands'
import type { JobName } from './kinds/kind'

type Step = {
  kind: JobName
  from: readonly ImportState[]
  data: Prisma.ImportUncheckedUpdateManyInput
  /** Rows that an earlier step noted and that this one notes anew. */
  forget?: Prisma.ImportRowWhereInput
}

/** Moves an import to a state in which a job works on it, and starts that job: both or neither. */
async function startStep(actor: Actor, importId: string, { kind, from, data, forget }: Step) {
  const { id, filename } = await demandImport(actor, importId)
  await transactionAs(actor, async (tx) => {
    const job = await startJobIn(tx, actor, { kind, name: filename, subjectId: id, input: { importId: id } })
    const { count } = await tx.import.updateMany({
      where: { id, createdById: actor.id, state: { in: [...from] } },
      data: { ...data, jobId: job.id },
    })
    if (count === 0) throw new Conflict(message('imports.otherState'))
    if (forget) await tx.importRow.deleteMany({ where: { importId: id, ...forget } })
  })
  return { id }
}

/** Starts the check of all rows with these fields for the columns. `Invalid` names a column with an unknown field, and a field that is missing. */
export async function startCheck(actor: Actor, importId: string, input: unknown): Promise<{ id: string }> {
  const one = await demandImport(actor, importId)
  const { mapping, defaults, leavesOutLike } = parseInput(settingsSchema, input)
  const fields = fieldsOf(one.target)
  const isWhole = one.target === 'sources' && one.format !== 'CSV'
  const chosen = mapping.filter(Boolean)
  if (
    chosen.some((field) => !fields.some(({ name }) => name === field)) ||
    mapping.length !== one.columns.length
  )
    throw new Invalid({ mapping: message('imports.fieldUnknown') })
  if (new Set(chosen).size < chosen.length) throw new Invalid({ mapping: message('imports.fieldTwice') })
  const missing = fields.find(({ name, required }) => required && !chosen.includes(name))
  if (missing && !isWhole)
    throw new Invalid({ mapping: message('imports.fieldMissing', { field: missing.label }) })
  return startStep(actor, importId, {
    kind: 'checkImport',
    from: ['OPEN', 'CHECKED'],
    data: { state: 'CHECKING', mapping, defaults, leavesOutLike },
  })
}

/** Starts the import of the rows that were checked. */
export async function startImport(actor: Actor, importId: string): Promise<{ id: string }> {
  const { leavesOutLike } = await demandImport(actor, importId)
  return startStep(actor, importId, {
    kind: 'import',
    from: ['CHECKED'],
    data: { state: 'RUNNING', readTo: 0, made: 0, refused: 0, ...(!leavesOutLike && { like: 0 }) },
    forget: leavesOutLike ? { outcome: 'REFUSED' } : {},
  })
}

/** Starts removing what an import made. */
export async function startUndo(actor: Actor, importId: string): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  return startStep(actor, importId, { kind: 'undoImport', from: ['DONE'], data: { state: 'UNDOING' } })
}
