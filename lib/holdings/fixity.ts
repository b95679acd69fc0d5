import 'server-only'
import { createHash } from 'node:crypto'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { readBytes } from '@/lib/holdings/storage'

/** Something held that is not as it was kept. */
export type Misfit = {
  of: 'file' | 'text' | 'passage'
  /** SHA-256 of a file; id of a text layer or passage. */
  id: string
  /** The copy and its source; a file may belong to several, of which one is named. */
  copy: { id: string; filename: string; source: string } | null
  why: string
}
export type FixityReport = { files: number; texts: number; passages: number; misfits: Misfit[] }

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

function whyNot(file: { size: bigint; sha256: string }, found: Awaited<ReturnType<typeof hashOf>>) {
  if (!found) return 'its bytes are missing'
  if (BigInt(found.size) !== file.size) return `it has ${found.size} bytes and not ${file.size}`
  return found.hash === file.sha256 ? null : 'its bytes were altered'
}

async function* filesThatMisfit(report: FixityReport): AsyncGenerator<Misfit> {
  for (let after = ''; ; ) {
    const files = await db.mediaFile.findMany({
      where: { sha256: { gt: after } },
      orderBy: { sha256: 'asc' },
      take: PAGE,
      select: { sha256: true, size: true, holdings: { ...copy, take: 1 } },
    })
    for (const file of files) {
      report.files += 1
      const why = whyNot(file, await hashOf(file.sha256))
      if (why) yield { of: 'file', id: file.sha256, copy: named(file.holdings[0]), why }
    }
    const last = files.at(-1)
    if (files.length < PAGE || !last) return
    after = last.sha256
  }
}

async function* textsThatMisfit(report: FixityReport): AsyncGenerator<Misfit> {
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
        yield { of: 'text', id, copy: named(holding), why: 'it was altered' }
      for (const { id: passageId, start, end, exact } of passages)
        if (text.slice(start, end) !== exact)
          yield {
            of: 'passage',
            id: passageId,
            copy: named(holding),
            why: 'its words do not stand at its place',
          }
    }
    const last = layers.at(-1)
    if (layers.length < TEXTS || !last) return
    after = last.id
  }
}

/**
 * Hashes every held file and every text again, a page at a time, and looks at every passage's place. `onMisfit` hears of what is not as it
 * was kept as soon as it is found; nothing is changed. Guarded by its caller: it is for whoever sits at the machine.
 */
export async function fixityOf(onMisfit: (misfit: Misfit) => void = () => {}): Promise<FixityReport> {
  const report: FixityReport = { files: 0, texts: 0, passages: 0, misfits: [] }
  for (const found of [filesThatMisfit(report), textsThatMisfit(report)])
    for await (const misfit of found) {
      report.misfits.push(misfit)
      onMisfit(misfit)
    }
  return report
}
