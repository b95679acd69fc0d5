/** `npm run fixity` hashes every held file and text again and prints what is not as it was kept; the exit code is 1 when anything is not. */
import { db } from '@/lib/db'
import { fixityOf, type Misfit } from '@/lib/holdings/fixity'

const kinds = { file: 'File', text: 'Text', passage: 'Passage' } as const

const lineOf = ({ of, id, copy, why }: Misfit) =>
  `${kinds[of]} ${id}${copy ? ` (${copy.filename}, copy ${copy.id} of “${copy.source}”)` : ''}: ${why}.`

const { files, texts, passages, misfits } = await fixityOf((misfit) => console.error(lineOf(misfit)))
const looked = `${files} files, ${texts} texts, ${passages} passages`
if (misfits.length === 0) console.log(`All is as it was kept: ${looked}.`)
else console.error(`${misfits.length} of what is held is not as it was kept. Looked at: ${looked}.`)
process.exitCode = misfits.length > 0 ? 1 : 0
await db.$disconnect()
