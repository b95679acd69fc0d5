import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { Conflict, errorText } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { extractText } from '@/lib/holdings/extract'
import { newHoldingSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'
import { actorByEmail, firstAdmin } from '@/lib/members/queries'
import { type Message, message } from '@/lib/messages/message'
import { createSource, deleteSource } from '@/lib/sources/commands'
import { sourceInputSchema } from '@/lib/sources/schema'
import { type Command, CommandError, Misuse } from './command'

/** The kind of a copy about which nothing else is known. */
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

/** Returns what the import assumed where no option said otherwise. */
const assumptions = (given: { kind?: string | undefined; language?: string | undefined }): Message[] => [
  ...(given.kind === undefined ? [message('commands.import.assumedKind')] : []),
  ...(given.language === undefined ? [message('commands.import.assumedLanguage')] : []),
]

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
  // Read before anything is written: a document that can't be stored leaves no trace.
  if (found.size > env.STELE_MAX_UPLOAD_MB * 1024 * 1024)
    throw new CommandError(message('commands.import.tooLarge', { megabytes: env.STELE_MAX_UPLOAD_MB }))
  await extractText(file, filename)
  const source = await createSource(actor, work)
  try {
    const copy = await addHolding(actor, source.id, description, createReadStream(file))
    return [
      message(values.as === undefined ? 'commands.import.byFirstAdmin' : 'commands.import.by', {
        name: actor.name,
      }),
      message('commands.import.source', { id: source.id }),
      message('commands.import.copy', { id: copy.id, sha256: copy.sha256 }),
      ...(copy.textLayerId === null ? [] : [textLine(copy.textLayerId, copy)]),
      ...copy.notices,
      ...assumptions(values),
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

const textLine = (id: string, { length, pages }: { length: number; pages: number }) =>
  message('commands.import.text', { id, characters: length, pages })

/** `npm run import -- FILE` imports a document as that member would on the page of a source. */
export const runImport: Command = async (args, t) => {
  try {
    for (const line of await importDocument(args)) console.log(errorText(line, t))
    return 0
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    throw new CommandError(message('commands.import.conflict', { reason: errorText(error.text, t) }))
  }
}
