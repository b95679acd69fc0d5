import { parseArgs } from 'node:util'
import { rebuildPages } from '@/lib/preservation/rebuild'
import { type Command, Misuse } from './command'

/** `npm run rebuild -- OCFL DIR` makes pages from an export alone, after every file and proof in it was verified. */
export const runRebuild: Command = async (args, t) => {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  const [ocfl, dir, more] = positionals
  if (!ocfl || !dir || more !== undefined) throw new Misuse()
  const { roots, unproven, keys, ...counts } = await rebuildPages(ocfl, dir, t)
  console.log(t('commands.rebuild.done', { folder: dir, ...counts, proofs: roots.size }))
  if (keys.length > 0) console.log(t('commands.rebuild.signedWith', { keys }))
  if (unproven.length > 0)
    console.error(t('commands.rebuild.withoutProofs', { count: unproven.length, names: unproven }))
  return 0
}
