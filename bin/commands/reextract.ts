import { parseArgs } from 'node:util'
import type { Actor } from '@/lib/access'
import { env } from '@/lib/env'
import { errorText, SteleError } from '@/lib/errors'
import { actorByEmail, firstAdmin } from '@/lib/members/queries'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { differentReadings } from '@/lib/relocation/different-readings'
import { copiesReadBefore, type ReadBefore, readAgain } from '@/lib/relocation/read-again'
import { relocatedMessages } from '@/lib/relocation/schema'
import type { Command } from './command'

async function* copiesOf(all: boolean): AsyncGenerator<ReadBefore> {
  let after: string | null = null
  for (;;) {
    const copies: ReadBefore[] = await copiesReadBefore({ after, all })
    yield* copies
    const last = copies.at(-1)
    if (!last) return
    after = last.id
  }
}

const linkTo = (path: string) => new URL(path, env.NEXTAUTH_URL).href

/** Prints what rests on passages of this copy that read differently now: the record, what it is, and both readings. */
async function printReadings(actor: Actor, holdingId: string, t: Translator) {
  const { readings } = await differentReadings(actor, { holdingId })
  for (const { record, subject, before, now } of readings) {
    const values = {
      title: record.title,
      subject,
      before,
      now: now ?? '',
      isKnown: now === null ? 'no' : 'yes',
    }
    console.log(t('commands.reextract.reading', values))
  }
}

/**
 * `npm run reextract [-- --all] [--as EMAIL]` reads the texts of copies from their files again: those that were read before reports were kept,
 * or all. Prints a line for each copy, and one for each quotation and figure that reads differently now. It can be interrupted at any time
 * and goes on where it was. Ends with 1 when a copy can't be read.
 */
export const runReextract: Command = async (args, t) => {
  const { values } = parseArgs({ args, options: { as: { type: 'string' }, all: { type: 'boolean' } } })
  const actor = await (values.as === undefined ? firstAdmin() : actorByEmail(values.as))
  const counts = { read: 0, changed: 0, failed: 0 }
  for await (const { id, sourceId, filename } of copiesOf(values.all ?? false)) {
    counts.read += 1
    const link = linkTo(`/desk/sources/${sourceId}/holdings/${id}`)
    try {
      const relocated = await readAgain(actor, id)
      if (!relocated) {
        console.log(t('commands.reextract.same', { file: filename }))
        continue
      }
      counts.changed += 1
      const result = relocatedMessages(relocated).map((sentence) => t(sentence))
      console.log(t('commands.reextract.changed', { file: filename, link, result: result.join(' ') }))
      if (relocated.toLookAt > 0) await printReadings(actor, id, t)
    } catch (error) {
      if (!(error instanceof SteleError)) throw error
      counts.failed += 1
      console.log(t('commands.reextract.failed', { file: filename, link, reason: errorText(error.text, t) }))
    }
  }
  const links = { link: linkTo('/desk/queue/readings'), waiting: linkTo('/desk/sources/look-again') }
  console.log(t(message('commands.reextract.done', { ...counts, ...links })))
  return counts.failed > 0 ? 1 : 0
}
