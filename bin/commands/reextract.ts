import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { errorText, SteleError } from '@/lib/errors'
import { actorByEmail, firstAdmin } from '@/lib/members/queries'
import { message } from '@/lib/messages/message'
import { copiesReadBefore, type ReadBefore, readAgain } from '@/lib/relocation/read-again'
import { relocatedMessages } from '@/lib/relocation/schema'
import type { Command } from './command'

async function* all(): AsyncGenerator<ReadBefore> {
  let after: string | null = null
  for (;;) {
    const copies: ReadBefore[] = await copiesReadBefore(after)
    yield* copies
    const last = copies.at(-1)
    if (!last) return
    after = last.id
  }
}

/**
 * `npm run reextract [-- --as EMAIL]` reads the texts of copies from their files again that were read before reports were kept. Prints a line
 * for each copy. It can be interrupted at any time and goes on where it was. Ends with 1 when a copy can't be read.
 */
export const runReextract: Command = async (args, t) => {
  const { values } = parseArgs({ args, options: { as: { type: 'string' } } })
  const actor = await (values.as === undefined ? firstAdmin() : actorByEmail(values.as))
  const counts = { read: 0, changed: 0, failed: 0 }
  for await (const { id, sourceId, filename } of all()) {
    counts.read += 1
    const link = new URL(`/desk/sources/${sourceId}/holdings/${id}`, env.NEXTAUTH_URL).href
    try {
      const relocated = await readAgain(actor, id)
      if (!relocated) {
        console.log(t('commands.reextract.same', { file: filename }))
        continue
      }
      counts.changed += 1
      const result = relocatedMessages(relocated).map((sentence) => t(sentence))
      console.log(t('commands.reextract.changed', { file: filename, link, result: result.join(' ') }))
    } catch (error) {
      if (!(error instanceof SteleError)) throw error
      counts.failed += 1
      console.log(t('commands.reextract.failed', { file: filename, link, reason: errorText(error.text, t) }))
    }
  }
  const waiting = new URL('/desk/sources/look-again', env.NEXTAUTH_URL).href
  console.log(t(message('commands.reextract.done', { ...counts, link: waiting })))
  return counts.failed > 0 ? 1 : 0
}
