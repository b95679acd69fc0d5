import { z } from 'zod'

const entry = (which: string) => z.uuid(`Pick ${which}.`)
const seen = z.coerce.number().int().positive()

/** Which of two entries stays, and the versions that the person saw of both. */
export const mergeSchema = z.strictObject({
  survivorId: entry('the one that stays'),
  survivorVersion: seen,
  otherId: entry('the one that is merged into it'),
  otherVersion: seen,
})
export type Merge = z.input<typeof mergeSchema>

/** The fields of a form that names both. */
export const mergedFields = ['survivorId', 'survivorVersion', 'otherId', 'otherVersion'] as const
