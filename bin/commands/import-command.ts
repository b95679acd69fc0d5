import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { Invalid } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/commands'
import { extractText } from '@/lib/holdings/extract'
import { holdingKindLabels, newHoldingSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'
import { actorByEmail, firstAdmin } from '@/lib/members/queries'
import { createSource, deleteSource } from '@/lib/sources/commands'
import { sourceInputSchema } from '@/lib/sources/schema'

/** A text that is taken for what a document says, without more being known of it. */
const KIND = 'TRANSCRIPT'

const options = {
  as: { type: 'string' },
  title: { type: 'string' },
  type: { type: 'string', default: 'document' },
  identification: { type: 'string', default: 'PARTIAL' },
  kind: { type: 'string' },
  origin: { type: 'string', default: 'BORN_DIGITAL' },
  language: { type: 'string' },
  from: { type: 'string', default: '' },
  rights: { type: 'string', default: '' },
} as const

const usage =
  'Usage: npm run import -- FILE [--as EMAIL] [--title …] [--type …] [--identification …] [--kind …] [--origin …] [--language …] [--from …] [--rights …]'

function read(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch {
    // Words that it does not know, or that lack theirs.
    throw new Invalid({ '': usage })
  }
}

/** How the document is kept where nobody said so, for whoever imports it to see. */
function assumed(said: { kind?: string | undefined; language?: string | undefined }): string[] {
  const kept = [
    ...(said.kind === undefined ? [`as a ${holdingKindLabels[KIND].toLowerCase()} (--kind)`] : []),
    ...(said.language === undefined ? ['in a language that is not known (--language)'] : []),
  ]
  return kept.length > 0 ? [`Kept    ${kept.join(', ')}`] : []
}

/**
 * Makes a source, a copy and its text layer from the document that these arguments name (bin/commands/import.ts) and gives back what was made, in
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
  const { language = 'und' } = values
  const description = parseInput(newHoldingSchema, {
    kind: values.kind ?? KIND,
    filename,
    origin: values.origin,
    language,
    obtainedFrom: values.from,
    rights: values.rights,
  })
  const work = parseInput(sourceInputSchema, {
    type: values.type,
    title: values.title ?? filename,
    identification: values.identification,
    language,
  })
  // Read before anything is written: a document that cannot be held leaves no trace.
  if (found.size > env.STELE_MAX_UPLOAD_MB * 1024 * 1024)
    throw new Invalid({ file: `This file is larger than ${env.STELE_MAX_UPLOAD_MB} MB.` })
  await extractText(file, filename)
  const source = await createSource(actor, work)
  try {
    const copy = await addHolding(actor, source.id, description, createReadStream(file))
    const lines = [
      `Member  ${actor.name}${values.as === undefined ? ', the first admin; --as EMAIL names another' : ''}`,
      `Source  ${source.id}`,
      `Copy    ${copy.id}  SHA-256 ${copy.sha256}`,
      `Text    ${copy.textLayerId}  ${copy.length.toLocaleString('en')} characters${copy.pages ? `, ${copy.pages} pages` : ''}`,
      ...copy.notices,
      ...assumed(values),
      `Go on at ${new URL(`/desk/sources/${source.id}`, env.NEXTAUTH_URL)}`,
    ]
    return lines.join('\n')
  } catch (error) {
    // A source that got no copy would be half an import.
    await deleteSource(actor, source.id)
    throw error
  }
}
