import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { type Message, message } from '@/lib/messages/message'
import { readBytes } from '@/lib/storage/stored-files'

/** A file, text or passage that is missing or altered. */
export type Damage = {
  of: 'file' | 'text' | 'passage'
  /** SHA-256 of a file; id of a text layer or passage. */
  id: string
  /** The copy and its source. A file can belong to several copies; this is one of them. */
  copy: { id: string; filename: string; source: string } | null
  reason: Message
}
type FixityReport = { files: number; texts: number; passages: number; damages: Damage[] }

const PAGE = 100
/** Texts are long. */
const TEXTS = 10

const copy = { select: { id: true, filename: true, source: { select: { title: true } } } } as const
type CopyRow = { id: string; filename: string; source: { title: string } }
const named = (row: CopyRow | undefined) =>
  row ? { id: row.id, filename: row.filename, source: row.source.title } : null

async function hashOf(hash: string): Promise<{ size: number; hash: string } | null> {
  try {
    const { size, stream } = await readBytes(hash)
    const made = createHash('sha256')
    for await (const chunk of stream) made.update(chunk)
    return { size, hash: made.digest('hex') }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** Compares a file of the archive with its size and SHA-256. Returns what is wrong with it, or null. */
export const fileFault = async (file: { size: bigint; sha256: string }): Promise<Message | null> =>
  damageOf(file, await hashOf(file.sha256))

function damageOf(file: { size: bigint; sha256: string }, found: Awaited<ReturnType<typeof hashOf>>) {
  if (!found) return message('commands.fixity.missing')
  if (BigInt(found.size) !== file.size)
    return message('commands.fixity.otherSize', { found: found.size, size: Number(file.size) })
  return found.hash === file.sha256 ? null : message('commands.fixity.altered')
}

async function* damagedFiles(report: FixityReport): AsyncGenerator<Damage> {
  for (let after = ''; ; ) {
    const files = await db.mediaFile.findMany({
      where: { sha256: { gt: after } },
      orderBy: { sha256: 'asc' },
      take: PAGE,
      select: { sha256: true, size: true, holdings: { ...copy, take: 1 } },
    })
    for (const file of files) {
      report.files += 1
      const reason = damageOf(file, await hashOf(file.sha256))
      if (reason) yield { of: 'file', id: file.sha256, copy: named(file.holdings[0]), reason }
    }
    const last = files.at(-1)
    if (files.length < PAGE || !last) return
    after = last.sha256
  }
}

async function* damagedTexts(report: FixityReport): AsyncGenerator<Damage> {
  for (let after: string | undefined; ; ) {
    const layers = await db.textLayer.findMany({
      where: after ? { id: { gt: after } } : {},
      orderBy: { id: 'asc' },
      take: TEXTS,
      select: {
        id: true,
        text: true,
        length: true,
        sha256: true,
        holding: copy,
        passages: { select: { id: true, start: true, end: true, exact: true }, orderBy: { start: 'asc' } },
      },
    })
    for (const { id, text, length, holding, passages, ...layer } of layers) {
      report.texts += 1
      report.passages += passages.length
      if (sha256(text) !== layer.sha256 || text.length !== length)
        yield { of: 'text', id, copy: named(holding), reason: message('commands.fixity.altered') }
      for (const { id: passageId, start, end, exact } of passages)
        if (text.slice(start, end) !== exact)
          yield {
            of: 'passage',
            id: passageId,
            copy: named(holding),
            reason: message('commands.fixity.otherText'),
          }
    }
    const last = layers.at(-1)
    if (layers.length < TEXTS || !last) return
    after = last.id
  }
}

/**
 * Hashes every file and every text of the archive copies again, a page at a time, and compares every passage with its text. Calls
 * `onDamage` at once for everything missing or altered. Changes nothing. Has no guard: only the command line calls it.
 */
export async function fixityOf(onDamage: (damage: Damage) => void = () => {}): Promise<FixityReport> {
  const report: FixityReport = { files: 0, texts: 0, passages: 0, damages: [] }
  for (const found of [damagedFiles(report), damagedTexts(report)])
    for await (const damage of found) {
      report.damages.push(damage)
      onDamage(damage)
    }
  return report
}
