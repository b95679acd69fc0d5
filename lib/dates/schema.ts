import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledLineOf } from '@/lib/text/characters'
import { ImpossibleDate, readDate } from './edtf'

export const dateBases = ['AS_PRINTED', 'INFERRED', 'SUPPLIED', 'VIA_INTERMEDIARY'] as const

/** An EDTF date that exists; `XXXX-MM-DD` where the year is not given. */
export const edtfSchema = z
  .string()
  .trim()
  .max(100, issue('dates.invalid.tooLong', { maximum: 100 }))
  .superRefine((text, context) => {
    try {
      readDate(text)
    } catch (error) {
      if (!(error instanceof ImpossibleDate)) throw error
      context.addIssue({ code: 'custom', message: issue(error.text.key, error.text.values) })
    }
  })

/**
 * A date as the source prints it and as EDTF. `edtf` is null until the printed form has been read; nothing is filled in that the
 * source does not give.
 */
export const dateGroupSchema = z.strictObject({
  verbatim: filledLineOf(200, issue('dates.invalid.printedMissing')),
  edtf: edtfSchema.nullable(),
  basis: z.enum(dateBases, { error: issue('dates.invalid.basisMissing') }),
})

export type DateGroup = z.output<typeof dateGroupSchema>
