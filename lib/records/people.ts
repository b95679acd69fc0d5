import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { issue } from '@/lib/messages/message'

export const personRoles = ['VICTIM', 'PERPETRATOR'] as const

const MAXIMUM = 200

const personSchema = z.strictObject({
  name: authorityNameSchema,
  as: z.enum(personRoles, { error: issue('records.people.asMissing') }),
})
export type Person = z.output<typeof personSchema>

/**
 * People whom the text names as harmed or as harming others. Only the review uses the list: it asks for two reviewers wherever such a name
 * occurs. It is not part of an edition.
 */
export const peopleSchema = z
  .array(personSchema)
  .max(MAXIMUM, issue('records.people.tooMany', { maximum: MAXIMUM }))
