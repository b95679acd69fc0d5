import { type Damage, fixityOf } from '@/lib/holdings/fixity'
import { message } from '@/lib/messages/message'
import { type Command, Misuse } from './command'

const messageOf = ({ of, id, copy, reason }: Damage) =>
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

/** `npm run fixity` hashes every archive copy and text again and prints what is missing or altered; returns 1 when anything is. */
export const runFixity: Command = async (args, t) => {
  if (args.length > 0) throw new Misuse()
  const { files, texts, passages, damages } = await fixityOf((damage) => console.error(t(messageOf(damage))))
  const checked = message('commands.fixity.checked', { files, texts, passages })
  if (damages.length === 0) console.log(t('commands.fixity.whole', { checked }))
  else console.error(t('commands.fixity.damages', { count: damages.length, checked }))
  return damages.length > 0 ? 1 : 0
}
