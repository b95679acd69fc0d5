import 'server-only'
import { z } from 'zod'
import { SteleError } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { copiesReadBefore, countReadBefore, readAgain } from '@/lib/relocation/read-again'
import { jobKind } from './kind'

const positionSchema = z
  .object({ after: z.uuid().nullable(), done: z.int(), changed: z.int(), failed: z.int() })
  .catch({ after: null, done: 0, changed: 0, failed: 0 })

/** Reads the texts of copies from their files again: those that an older version read, or all. Done and total are copies. */
export const readAgainKind = jobKind({
  name: 'readAgain',
  needs: 'publish',
  oversees: 'publish',
  input: z.strictObject({ all: z.boolean().default(false) }),
  run: async (actor, { all }, { signal, position, report }) => {
    let { after, done, changed, failed } = positionSchema.parse(position)
    const total = done + (await countReadBefore({ after, all }))
    for (;;) {
      const copies = await copiesReadBefore({ after, all })
      if (copies.length === 0) break
      for (const { id } of copies) {
        signal.throwIfAborted()
        try {
          if (await readAgain(actor, id, { signal })) changed += 1
        } catch (error) {
          if (!(error instanceof SteleError)) throw error
          failed += 1
        }
        after = id
        done += 1
        report({ done, total, position: { after, done, changed, failed } })
      }
    }
    return {
      messages: [
        message('jobs.readAgain.read', { count: done }),
        message('jobs.readAgain.changed', { count: changed }),
        ...(failed > 0 ? [message('jobs.readAgain.failed', { count: failed })] : []),
      ],
      href: '/desk/queue/readings',
    }
  },
})
