import { appendFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { jobKind } from '@/lib/jobs/kinds/kind'
import { message } from '@/lib/messages/message'

/** A kind of work that adds a line to a file for each step, and goes on after the last step that it reported. */
export const counting = jobKind({
  name: 'readAgain',
  needs: 'writeAll',
  oversees: 'manageSettings',
  input: z.strictObject({ file: z.string(), steps: z.int() }),
  run: async (_, { file, steps }, { signal, position, isRepeated, report }) => {
    for (let step = Number(position ?? 0) + 1; step <= steps; step += 1) {
      signal.throwIfAborted()
      await appendFile(file, `${step}${isRepeated ? ' again' : ''}\n`)
      report({ done: step, total: steps, position: step })
      // Time to end it at a step. What is repeated runs to its end.
      if (!isRepeated) await wait(100)
    }
    return { messages: [message('jobs.readAgain.read', { count: steps })], href: '/desk' }
  },
})
