import 'server-only'
import { z } from 'zod'
import { Conflict, Invalid } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { laterUploadSchema } from '@/lib/holdings/schema'
import { dropWaiting, readWaiting } from '@/lib/holdings/waiting-files'
import { type Message, message } from '@/lib/messages/message'
import { betterCopyMessages } from '@/lib/relocation/better-copy'
import { jobKind } from './kind'

const existingSchema = z.object({ id: z.uuid() })

/** The copy that an interrupted run had added before it ended. */
function addedBefore(error: unknown, isRepeated: boolean): string | null {
  if (!isRepeated || !(error instanceof Conflict)) return null
  return existingSchema.safeParse(error.current).data?.id ?? null
}

/** Adds a copy from a file that was sent: reads its text and stores it. Done and total are pages, where it has pages. */
export const addCopyKind = jobKind({
  name: 'addCopy',
  needs: 'writeAll',
  oversees: 'manageSettings',
  input: laterUploadSchema,
  ended: dropWaiting,
  run: async (
    actor,
    { sourceId, betterThanId, encoding, ...described },
    { jobId, signal, isRepeated, report },
  ) => {
    const hrefOf = (id: string) => `/desk/sources/${sourceId}/holdings/${id}`
    const bytes = await readWaiting(jobId)
    try {
      const onPage = (done: number, total: number) => report({ done, total })
      const added = await addHolding(actor, sourceId, described, bytes, { encoding, signal, onPage })
      const came = added.attached.length
      const messages: Message[] = [
        message('holdings.add.read', { length: added.length, pages: added.pages }),
        ...(came > 0 ? [message('holdings.add.attached', { count: came })] : []),
        ...added.notices,
        ...(betterThanId ? await betterCopyMessages(actor, added.id, betterThanId) : []),
      ]
      return { messages, href: hrefOf(added.id) }
    } catch (error) {
      const before = addedBefore(error, isRepeated)
      if (before !== null) return { messages: [message('holdings.add.added')], href: hrefOf(before) }
      if (error instanceof Invalid && error.fields.encoding)
        throw new Invalid({ encoding: message('jobs.addCopy.encoding') })
      throw error
    }
  },
})
