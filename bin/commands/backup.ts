import { parseArgs } from 'node:util'
import { makeNotedBackup, replacedMessage } from '@/lib/backup/nightly'
import { env } from '@/lib/env'
import { type Command, Misuse } from './command'
import { progressTo } from './progress'

/**
 * `npm run backup -- DIR` makes a backup of the running archive, and with `--to` copies it to a bucket. Returns 1 when files of the archive itself
 * are damaged.
 */
export const runBackup: Command = async (args, t) => {
  const { values, positionals } = parseArgs({
    args,
    options: { recipient: { type: 'string', multiple: true }, to: { type: 'string' } },
    allowPositionals: true,
  })
  const [dir, more] = positionals
  if (!dir || more !== undefined) throw new Misuse()
  const recipients = values.recipient ?? env.STELE_BACKUP_RECIPIENTS
  const since = performance.now()
  const { name, manifest, copied, replaced } = await makeNotedBackup({
    dir,
    recipients,
    to: values.to,
    onProgress: progressTo(t, 'backup'),
  })
  const { tables, media, log, damaged } = manifest
  console.log(
    t('commands.backup.done', {
      name,
      folder: dir,
      rows: tables.reduce((sum, { rows }) => sum + rows, 0),
      events: log.events,
      files: media.files,
      copied,
      seconds: Math.round((performance.now() - since) / 1000),
      encrypted: String(recipients.length > 0),
    }),
  )
  if (values.to !== undefined) console.log(t('commands.backup.sent', { name, address: values.to }))
  if (replaced > 0) console.error(t(replacedMessage(replaced)))
  for (const file of damaged) console.error(t('commands.backup.damaged', { file }))
  return damaged.length > 0 ? 1 : 0
}
