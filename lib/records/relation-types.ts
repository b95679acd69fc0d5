import { z } from 'zod'
import type { RecordRelationType } from '@/lib/generated/prisma/enums'
import { issue } from '@/lib/messages/message'

/** What can be stated of two records, in the order in which it is offered. */
export const recordRelationTypes = [
  'CITES',
  'REPLIES_TO',
  'REAFFIRMS',
  'REPLACES',
  'SAME_EVENT',
] as const satisfies readonly RecordRelationType[]

/** Relations that say the same from both sides. */
export const mutualRelations: readonly RecordRelationType[] = ['SAME_EVENT']

export const recordRelationSchema = z.strictObject({
  type: z.enum(recordRelationTypes, { error: issue('records.relations.typeMissing') }),
  toId: z.uuid(issue('records.relations.otherMissing')),
})
