import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createImport, demandImport, forgetImport, readOtherwise } from '@/lib/imports/commands'
import { linesOf } from '@/lib/imports/queries'
import { SOURCES } from '@/lib/imports/schema'
import { checkNow, importNow } from '@/lib/imports/steps'
import { actorByEmail, firstAdmin } from '@/lib/members/queries'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { endThreads } from '@/lib/workers/threads'
import { CommandError, Misuse } from './command'

const options = {
  as: { type: 'string' },
  sources: { type: 'boolean', default: false },
  records: { type: 'string' },
  language: { type: 'string', default: '' },
  type: { type: 'string', default: '' },
  encoding: { type: 'string' },
  dates: { type: 'string', default: '' },
  'with-like': { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
} as const

/** Refused rows that are printed. */
const PRINTED = 20

/** True when the arguments ask for the rows of a file, and not for the file as one copy. */
export const asksForRows = (args: readonly string[]): boolean =>
  args.some((arg) => /^--(?:sources|records)(?:=|$)/.test(arg))

const quiet = { signal: new AbortController().signal, report: () => {} }

/**
 * Imports the rows of a table or a list of references as sources or records of a kind, with the fields that its heads name. Returns what was made
 * and refused, line by line. With `--check` nothing is made.
 */
export async function importRows(args: string[], t: Translator): Promise<(Message | string)[]> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options })
  const [file] = positionals
  const target = values.sources ? SOURCES : values.records
  if (!file || positionals.length > 1 || !target || (values.sources && values.records)) throw new Misuse()
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new CommandError(message('commands.fileMissing', { file }))
  const actor = await (values.as === undefined ? firstAdmin() : actorByEmail(values.as))
  const { id } = await createImport(actor, { target, filename: path.basename(file) }, createReadStream(file))
  const lines: (Message | string)[] = []
  try {
    if (values.encoding) await readOtherwise(actor, id, { encoding: values.encoding })
    const { mapping, isCertain, encoding } = await demandImport(actor, id)
    if (!isCertain) throw new CommandError(message('commands.import.uncertain', { encoding }))
    const { language, type, dates } = values
    const defaults = { language, type, dateOrder: dates.toUpperCase() }
    const settings = { mapping, defaults, leavesOutLike: !values['with-like'] }
    const { rows, refused, like } = await checkNow(actor, id, settings, quiet)
    lines.push(message('imports.checked', { rows, refused, like }))
    if (!values.check) {
      const { made, ...done } = await importNow(actor, id, quiet)
      lines.push(message('imports.done', { made, refused: done.refused, like: done.like }))
    }
    let printed = 0
    for await (const [number, reason] of linesOf(actor, id, 'refused', t)) {
      if (printed > 0) lines.push(`  ${number}: ${reason}`)
      printed += 1
      if (printed > PRINTED) break
    }
    return lines
  } finally {
    const { made } = await demandImport(actor, id)
    if (made === 0) await forgetImport(actor, id)
    await endThreads()
  }
}
