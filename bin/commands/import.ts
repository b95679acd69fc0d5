import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { Conflict, errorText, Invalid } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { type EncodingName, proposedEncodings } from '@/lib/holdings/encodings'
import { extractText } from '@/lib/holdings/extract'
import { encodingSchema, newHoldingSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'
import { actorByEmail, firstAdmin } from '@/lib/members/queries'
import { type Message, message } from '@/lib/messages/message'
import { createSource, deleteSource } from '@/lib/sources/commands'
import { sourceInputSchema } from '@/lib/sources/schema'
import { type Command, CommandError, Misuse } from './command'
import { asksForRows, importRows } from './import-rows'

/** Encodings that are proposed for a text. */
const PROPOSALS = 8

const options = {
  as: { type: 'string' },
  title: { type: 'string' },
  type: { type: 'string', default: 'document' },
  identification: { type: 'string' },
  kind: { type: 'string' },
  origin: { type: 'string' },
  encoding: { type: 'string' },
  language: { type: 'string' },
  from: { type: 'string', default: '' },
  rights: { type: 'string', default: '' },
} as const

/** What a member must say about a document, because nothing is assumed. */
const needed = ['kind', 'origin', 'language', 'identification'] as const

/**
 * Creates a source, an archive copy and its text from the document that these arguments name, and returns what was created, line by line.
 * Without `--as` the first admin is the author. Throws `Misuse`, and the errors of the archive; then nothing is created.
 */
export async function importDocument(args: string[]): Promise<(Message | string)[]> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Misuse()
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new CommandError(message('commands.fileMissing', { file }))
  const actor = await (values.as === undefined ? firstAdmin() : actorByEmail(values.as))
  const filename = path.basename(file)
  const missing = needed.filter((name) => values[name] === undefined)
  if (missing.length > 0)
    throw new CommandError(message('commands.import.missing', { names: missing.map((name) => `--${name}`) }))
  const { language } = values
  const encoding = parseInput(encodingSchema, values.encoding)
  const description = parseInput(newHoldingSchema, {
    kind: values.kind,
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
  // Read before anything is written: a document that can't be stored leaves no trace.
  if (found.size > env.STELE_MAX_UPLOAD_MB * 1024 * 1024)
    throw new CommandError(message('commands.import.tooLarge', { megabytes: env.STELE_MAX_UPLOAD_MB }))
  await readable(file, filename, encoding)
  const source = await createSource(actor, work)
  try {
    const copy = await addHolding(actor, source.id, description, createReadStream(file), { encoding })
    return [
      message(values.as === undefined ? 'commands.import.byFirstAdmin' : 'commands.import.by', {
        name: actor.name,
      }),
      message('commands.import.source', { id: source.id }),
      message('commands.import.copy', { id: copy.id, sha256: copy.sha256 }),
      ...(copy.textLayerId === null ? [] : [textLine(copy.textLayerId, copy)]),
      ...copy.notices,
      message('commands.import.next', {
        link: new URL(`/desk/sources/${source.id}`, env.NEXTAUTH_URL).href,
      }),
    ]
  } catch (error) {
    // Leaves no source without its copy.
    await deleteSource(actor, source.id)
    throw error
  }
}

/** Throws where a document can't be read; with previews where the encoding of its text must be chosen. */
async function readable(file: string, filename: string, encoding: EncodingName | null) {
  try {
    await extractText(file, filename, { encoding })
  } catch (error) {
    if (!(error instanceof Invalid) || !error.fields.encoding) throw error
    const proposals = proposedEncodings(await readFile(file)).slice(0, PROPOSALS)
    const examples = proposals.map(({ name, preview }) => `  --encoding ${name}\n    ${preview}`)
    throw new CommandError(
      message('commands.import.encoding', { reason: error.fields.encoding, examples: examples.join('\n') }),
    )
  }
}

const textLine = (id: string, { length, pages }: { length: number; pages: number }) =>
  message('commands.import.text', { id, characters: length, pages })

/**
 * `npm run import -- FILE` imports a document as that member would on the page of a source; with `--sources` or `--records KIND`, its rows, as on
 * the page of imports.
 */
export const runImport: Command = async (args, t) => {
  try {
    const lines = asksForRows(args) ? await importRows(args, t) : await importDocument(args)
    for (const line of lines) console.log(errorText(line, t))
    return 0
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    throw new CommandError(message('commands.import.conflict', { reason: errorText(error.text, t) }))
  }
}
