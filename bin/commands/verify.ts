import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { keyPrint } from '@/lib/exchange/statement'
import { type Damage, fixityOf } from '@/lib/holdings/fixity'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { archiveIdentity, headsFile } from '@/lib/verification/heads'
import { signingKey } from '@/lib/verification/signing-key'
import { verifyArchive } from '@/lib/verification/verify'
import { type Command, Misuse } from './command'

const damageMessage = ({ of, id, copy, reason }: Damage) =>
  copy
    ? message('commands.fixity.damagedCopy', {
        of,
        id,
        filename: copy.filename,
        copy: copy.id,
        source: copy.source,
        reason,
      })
    : message('commands.fixity.damaged', { of, id, reason })

/** Returns a function that prints how far the work is, at most every ten seconds. */
function progressTo(t: Translator) {
  let printed = Date.now()
  return (progress: { of: string; count: number }) => {
    if (Date.now() - printed < 10_000) return
    printed = Date.now()
    console.error(t('commands.verify.progress', progress))
  }
}

/**
 * `npm run verify` compares the archive with its log, the log with the signed heads outside the database, and the archive copies with their
 * checksums. Prints every difference; returns 1 when there is any.
 */
export const runVerify: Command = async (args, t) => {
  const { values, positionals } = parseArgs({
    args,
    options: { 'skip-files': { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [head, more] = positionals
  if (more !== undefined) throw new Misuse()
  const onDifference = (difference: Message) => console.error(t(difference))
  const {
    events,
    head: last,
    rows,
    heads,
    differences,
  } = await verifyArchive({
    ...(head && { head }),
    onDifference,
    onProgress: progressTo(t),
  })
  console.log(t('commands.verify.log', { events, head: last }))
  console.log(t('commands.verify.rows', { rows }))
  const key = keyPrint(signingKey(env.STELE_SIGNING_KEY))
  console.log(t('commands.verify.heads', { heads, file: headsFile(await archiveIdentity()), key }))
  let count = differences
  if (values['skip-files']) console.log(t('commands.verify.copiesSkipped'))
  else {
    const { damages, ...checked } = await fixityOf((damage) => onDifference(damageMessage(damage)))
    count += damages.length
    console.log(t('commands.verify.copies', checked))
  }
  if (count === 0) console.log(t('commands.verify.whole'))
  else console.error(t('commands.verify.differences', { count }))
  return count > 0 ? 1 : 0
}
