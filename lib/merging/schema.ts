import { z } from 'zod'
import { issue } from '@/lib/messages/message'

const seen = z.coerce.number().int().positive()

/** Which of two entries is kept, and the versions of both that the person saw. */
export const mergeSchema = z.strictObject({
  keptId: z.uuid(issue('merging.chooseKept')),
  keptVersion: seen,
  otherId: z.uuid(issue('merging.chooseOther')),
  otherVersion: seen,
})
export type Merge = z.input<typeof mergeSchema>

/** The fields of a form that names both. */
export const mergedFields = ['keptId', 'keptVersion', 'otherId', 'otherVersion'] as const
