import 'server-only'
import { z } from 'zod'
import { transaction } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { SteleError } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { notifyMembers } from '@/lib/notifications/commands'
import { embargoOf } from '../embargo'
import { jobKind } from './kind'

/**
 * Publishes a record at its time, as the publisher who scheduled it. Where a guard refuses, the record stays and the publisher is notified. One at
 * the end of an embargo waits on where the speaker has asked for a later day meanwhile.
 */
export const publishKind = jobKind({
  name: 'publish',
  needs: 'publish',
  oversees: 'publish',
  input: z.strictObject({
    recordId: z.uuid(),
    revisionId: z.uuid(),
    at: z.iso.datetime(),
    atEmbargoEnd: z.literal(true).optional(),
  }),
  run: async (actor, { recordId, revisionId, atEmbargoEnd }) => {
    const later = atEmbargoEnd ? await embargoOf(actor, recordId) : null
    if (later) {
      const at = new Date(later)
      const input = { recordId, revisionId, at: at.toISOString(), atEmbargoEnd }
      return {
        messages: [message('jobs.publish.later', { day: { day: later } })],
        href: `/desk/records/${recordId}`,
        later: { startAfter: at, input },
      }
    }
    try {
      const { number } = await publish(actor, recordId, { revisionId })
      return { messages: [message('jobs.publish.done', { number })], href: `/desk/records/${recordId}` }
    } catch (error) {
      if (error instanceof SteleError)
        await transaction((tx) => notifyMembers(tx, null, [actor.id], { kind: 'SCHEDULE', recordId }))
      throw error
    }
  },
})
