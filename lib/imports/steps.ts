import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import type { Tx } from '@/lib/db'
import { Conflict, Invalid } from '@/lib/errors'
import type { Import, Prisma } from '@/lib/generated/prisma/client'
import type { ImportState } from '@/lib/generated/prisma/enums'
import { parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { closeImport, demandImport } from './commands'
import { checkImport, type Progress, runImport } from './run'
import { SOURCES, settingsSchema } from './schema'
import { fieldsOf } from './targets'

/** A change of the state of an import, after which a job, or a command, works on it. */
export type Step = {
  from: readonly ImportState[]
  /** How many entries it has made before, when that matters: as it was read. */
  made?: number
  data: Prisma.ImportUncheckedUpdateManyInput
  /** Rows that an earlier step noted and that this one notes again. */
  forget?: Prisma.ImportRowWhereInput
}

/** True for references that become sources: their variables have their fields already. */
export const isWhole = ({ target, format }: Pick<Import, 'target' | 'format'>): boolean =>
  target === SOURCES && format !== 'CSV'

/** The step to a check with these fields for the columns. `Invalid` names a column with an unknown field, and a field that is missing. */
export function checkStep(one: Import, input: unknown): Step {
  const { mapping, ...rest } = parseInput(settingsSchema, input)
  const fields = fieldsOf(one.target)
  const chosen = mapping.filter(Boolean)
  const isKnown = chosen.every((field) => fields.some(({ name }) => name === field))
  if (!isKnown || mapping.length !== one.columns.length)
    throw new Invalid({ mapping: message('imports.fieldUnknown') })
  if (new Set(chosen).size < chosen.length) throw new Invalid({ mapping: message('imports.fieldTwice') })
  const missing = fields.find(({ name, required }) => required && !chosen.includes(name))
  if (missing && !isWhole(one))
    throw new Invalid({ mapping: message('imports.fieldMissing', { field: missing.label }) })
  // One that stopped in the middle goes on with the same columns.
  return { from: ['OPEN', 'CHECKED'], made: 0, data: { state: 'CHECKING', mapping, ...rest } }
}

/** The step from a check to the import of its rows, or on to the rest of them where it stopped. */
export const importStep = ({ leavesOutLike, made }: Import): Step =>
  made > 0
    ? { from: ['CHECKED'], made, data: { state: 'RUNNING', endedAt: null } }
    : {
        ...{ from: ['CHECKED'], made: 0 },
        data: { state: 'RUNNING', readTo: 0, refused: 0, ...(!leavesOutLike && { like: 0 }) },
        forget: leavesOutLike ? { outcome: 'REFUSED' } : {},
      }

/** The step to removing what an import made, also one that stopped in the middle. */
export const undoStep = ({ made }: Import): Step => ({
  ...{ from: made > 0 ? ['DONE', 'CHECKED'] : ['DONE'], made },
  data: { state: 'UNDOING', endedAt: new Date() },
})

/** Takes a step in the caller's transaction; `Conflict` when the import is in another state. */
export async function takeStep(tx: Tx, actor: Actor, id: string, step: Step, jobId: string | null) {
  const { count } = await tx.import.updateMany({
    where: {
      ...{ id, createdById: actor.id, state: { in: [...step.from] } },
      ...(step.made !== undefined && { made: step.made }),
    },
    data: { ...step.data, jobId },
  })
  if (count === 0) throw new Conflict(message('imports.otherState'))
  if (step.forget) await tx.importRow.deleteMany({ where: { importId: id, ...step.forget } })
}

/** Checks the rows of an import without a job. */
export async function checkNow(
  actor: Actor,
  importId: string,
  settings: unknown,
  progress: Progress,
): Promise<Import> {
  const one = await demandImport(actor, importId)
  await transactionAs(actor, (tx) => takeStep(tx, actor, one.id, checkStep(one, settings), null))
  try {
    return await checkImport(actor, one.id, progress)
  } finally {
    await closeImport({ id: one.id })
  }
}

/** Imports the rows that were checked without a job, and removes the file. Where it fails, it can go on. */
export async function importNow(actor: Actor, importId: string, progress: Progress): Promise<Import> {
  const one = await demandImport(actor, importId)
  await transactionAs(actor, (tx) => takeStep(tx, actor, one.id, importStep(one), null))
  try {
    return await runImport(actor, one.id, progress)
  } finally {
    await closeImport({ id: one.id })
  }
}
