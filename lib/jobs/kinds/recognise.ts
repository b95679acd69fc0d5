import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { message } from '@/lib/messages/message'
import { forgetPages, recognise } from '@/lib/relocation/recognised-text'
import { type Relocated, relocatedMessages } from '@/lib/relocation/schema'
import { jobKind } from './kind'

/** The result for passages of an older text; nothing where none was cited. */
const searched = (relocated: Relocated) =>
  Object.values(relocated).some((count) => count > 0) ? relocatedMessages(relocated) : []

/** Reads the text of a scan or picture from the images of its pages. Done and total are pages. */
export const recogniseKind = jobKind({
  name: 'recognise',
  needs: 'writeAll',
  oversees: 'publish',
  input: z.strictObject({ holdingId: z.uuid(), languages: z.array(z.string()).min(1), again: z.boolean() }),
  ended: forgetPages,
  run: async (actor, input, { jobId, signal, report }) => {
    const { sourceId } = await db.holding.findUniqueOrThrow({
      where: { id: input.holdingId },
      select: { sourceId: true },
    })
    const relocated = await recognise(actor, { jobId, ...input }, { signal, report })
    return {
      messages: relocated
        ? [message('jobs.recognise.done'), ...searched(relocated)]
        : [message('jobs.recognise.noText')],
      href: `/desk/sources/${sourceId}/holdings/${input.holdingId}`,
    }
  },
})
