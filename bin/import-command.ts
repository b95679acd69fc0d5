import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { Invalid } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/commands'
import { extractText } from '@/lib/holdings/extract'
import { newHoldingSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'
import { actorByEmail, firstAdmin } from '@/lib/members/queries'
import { createSource, deleteSource } from '@/lib/sources/commands'
import { sourceInputSchema } from '@/lib/sources/schema'

const options = {
  as: { type: 'string' },
  title: { type: 'string' },
  type: { type: 'string', default: 'document' },
  kind: { type: 'string', default: 'TRANSCRIPT' },
  language: { type: 'string', default: 'en' },
  from: { type: 'string', default: '' },
  rights: { type: 'string', default: '' },
} as const

const usage = 'Usage: npm run import -- FILE [--as EMAIL] [--title …] [--type …] [--kind …] [--language …]'

function read(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch {
    // Words that it does not know, or that lack theirs.
    throw new Invalid({ '': usage })
  }
}

/**
 * Makes a source, a copy and its text layer from the document that these arguments name (bin/import.ts) and gives back what was made, in
 * lines. Throws `SteleError`, and leaves nothing, for what the desk would refuse too.
 */
export async function importDocument(args: string[]): Promise<string> {
  const { positionals, values } = read(args)
  const [file] = positionals
  if (!file) throw new Invalid({ '': usage })
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new Invalid({ '': `There is no file ${file}.` })
  const actor = await (values.as === undefined ? firstAdmin() : actorByEmail(values.as))
  const filename = path.basename(file)
  const description = parseInput(newHoldingSchema, {
    kind: values.kind,
    filename,
    language: values.language,
    obtainedFrom: values.from,
    rights: values.rights,
  })
  // Read before anything is written: a document that cannot be held leaves no trace.
  if (found.size > env.STELE_MAX_UPLOAD_MB * 1024 * 1024)
    throw new Invalid({ file: `This file is larger than ${env.STELE_MAX_UPLOAD_MB} MB.` })
  await extractText(file, filename)
  const source = await createSource(
    actor,
    parseInput(sourceInputSchema, {
      type: values.type,
      title: values.title ?? filename,
      identification: values.title ? 'IDENTIFIED' : 'PARTIAL',
      language: values.language,
    }),
  )
  try {
    const copy = await addHolding(actor, source.id, description, createReadStream(file))
    const lines = [
      `Member  ${actor.name}${values.as === undefined ? ', the first admin; --as EMAIL names another' : ''}`,
      `Source  ${source.id}`,
      `Copy    ${copy.id}  SHA-256 ${copy.sha256}`,
      `Text    ${copy.textLayerId}  ${copy.length.toLocaleString('en')} characters${copy.pages ? `, ${copy.pages} pages` : ''}`,
      ...copy.notices,
      `Go on at ${new URL(`/desk/sources/${source.id}`, env.NEXTAUTH_URL)}`,
    ]
    return lines.join('\n')
  } catch (error) {
    // A source that got no copy would be half an import.
    await deleteSource(actor, source.id)
    throw error
  }
}
