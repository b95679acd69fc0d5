import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'

export const personRoles = ['VICTIM', 'PERPETRATOR'] as const

const personSchema = z.strictObject({
  name: authorityNameSchema,
  as: z.enum(personRoles, { error: 'Choose what the source says of this person.' }),
})
export type Person = z.output<typeof personSchema>

/**
 * People whom the text names as harmed or as harming. The list is for the review alone, which asks for two reviewers wherever such a name
 * stands; it enters no edition.
 */
export const peopleSchema = z.array(personSchema).max(200, 'At most 200 people.')
