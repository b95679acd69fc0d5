import { z } from 'zod'

export const authorityKinds = ['PERSON', 'BODY', 'PERIODICAL', 'PLACE', 'EVENT'] as const

/** A name as the record gives it, tied to its authority where there is one. */
export const authorityNameSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give a name.').max(300),
  authorityId: z.uuid().nullable(),
})
export type AuthorityName = z.output<typeof authorityNameSchema>
