import 'server-only'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { stage } from '@/lib/storage/stored-files'
import { MAX_TEXT } from './extract/reading'
import { runSandboxed } from './extract/run'

/** The first bytes of a ZIP file, which every .docx is (APPNOTE 4.3.7). */
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

const count = z.int().nonnegative()
const draftSchema = z.object({ html: z.string(), deletions: count, comments: count, hidden: count })
const readSchema = z.union([
  draftSchema,
  z.object({ refused: z.enum(['TOO_MUCH_TEXT', 'NO_TEXT', 'DAMAGED']) }),
])

/** The text of a Word document as HTML, and how many deletions, comments and hidden parts are not in it. */
type WordDraft = z.output<typeof draftSchema>

/**
 * Reads a .docx for a draft: headings, lists, tables, notes, emphasis and links. Tracked deletions, comments and hidden text aren't in it. The file
 * isn't kept. Throws `Invalid` on `file` when it is no Word document, or too large.
 */
export async function readWordDraft(actor: Actor, bytes: AsyncIterable<Uint8Array>): Promise<WordDraft> {
  demand(actor, 'writeOwnDrafts')
  const staged = await stage(bytes)
  try {
    const file = await readFile(staged.path)
    // Another kind of file is refused before a process is started for it.
    if (!file.subarray(0, ZIP.length).equals(ZIP))
      throw new Invalid({ file: message('holdings.reading.noWord') })
    const read = await runSandboxed('word-html', file, readSchema)
    if (!('refused' in read)) return read
    throw new Invalid({
      file:
        read.refused === 'DAMAGED'
          ? message('holdings.reading.noWord')
          : message(`holdings.reading.${read.refused}`, { characters: MAX_TEXT }),
    })
  } finally {
    await staged.discard()
  }
}
