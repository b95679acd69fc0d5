import { parseArgs } from 'node:util'
import { addressOf } from '@/app/address'
import { exportArchive } from '@/lib/preservation/export'
import { type Command, Misuse } from './command'

/**
 * `npm run export -- DIR` writes what readers see of the archive as an OCFL storage root; with `--bagit` within a bag. Returns 1 when a file can't be
 * read.
 */
export const runExport: Command = async (args, t) => {
  const { values, positionals } = parseArgs({
    args,
    options: { bagit: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [dir, more] = positionals
  if (!dir || more !== undefined) throw new Misuse()
  const { lost, ...counts } = await exportArchive(dir, { bag: values.bagit, addressOf, t })
  console.log(t('commands.export.done', { folder: dir, ...counts }))
  if (lost.length > 0) console.error(t('commands.export.lost', { count: lost.length, names: lost }))
  return lost.length > 0 ? 1 : 0
}
