import { z } from 'zod'
import { filledLineOf } from '@/lib/text/characters'

export const authorityKinds = ['PERSON', 'BODY', 'PERIODICAL', 'PLACE', 'EVENT'] as const

/** A name as the record gives it, tied to its authority where there is one. */
export const authorityNameSchema = z.strictObject({
  name: filledLineOf(300, 'Give a name.'),
  authorityId: z.uuid().nullable(),
})
export type AuthorityName = z.output<typeof authorityNameSchema>
