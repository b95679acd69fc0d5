import { z } from 'zod'
import { filledLineOf } from '@/lib/text/characters'
import { ImpossibleDate, readDate } from './edtf'

export const dateBases = ['AS_PRINTED', 'INFERRED', 'SUPPLIED', 'VIA_INTERMEDIARY'] as const

/** What each basis says, for forms. */
export const dateBasisLabels: Record<(typeof dateBases)[number], string> = {
  AS_PRINTED: 'As printed in the source',
  INFERRED: 'Inferred from the source',
  SUPPLIED: 'Supplied by the archive',
  VIA_INTERMEDIARY: 'As another source gives it',
}

/** An EDTF date that exists; `XXXX-MM-DD` where the year is not given. */
export const edtfSchema = z
  .string()
  .trim()
  .max(100, 'At most 100 characters.')
  .superRefine((text, context) => {
    try {
      readDate(text)
    } catch (error) {
      if (!(error instanceof ImpossibleDate)) throw error
      context.addIssue({ code: 'custom', message: error.message })
    }
  })

/**
 * A date as the source prints it and as EDTF. `edtf` is null while nobody has read the printed form; nothing is filled in that the
 * source does not give.
 */
export const dateGroupSchema = z.strictObject({
  verbatim: filledLineOf(200, 'Give the date as it is printed.'),
  edtf: edtfSchema.nullable(),
  basis: z.enum(dateBases, { error: 'Say where this date comes from.' }),
})

export type DateGroup = z.output<typeof dateGroupSchema>
