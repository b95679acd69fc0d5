import { parseArgs } from 'node:util'
import { addressOf } from '@/app/address'
import { exportArchive } from '@/lib/preservation/export'
import { type Command, Misuse } from './command'

/** `npm run export -- DIR` writes what readers see of the archive as an OCFL storage root; with `--bagit` within a bag. */
export const runExport: Command = async (args, t) => {
  const { values, positionals } = parseArgs({
    args,
    options: { bagit: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [dir, more] = positionals
  if (!dir || more !== undefined) throw new Misuse()
  const counts = await exportArchive(dir, { bag: values.bagit, addressOf, t })
  console.log(t('commands.export.done', { folder: dir, ...counts }))
  return 0
}
