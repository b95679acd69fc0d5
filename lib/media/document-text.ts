import 'server-only'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Invalid } from '@/lib/errors'
import { extractText } from '@/lib/holdings/extract'
import { runProgram } from '@/lib/holdings/extract/run'
import { turns } from '@/lib/holdings/extract/turns'
import { madeFrom } from '@/lib/holdings/made-files'
import { localFile } from '@/lib/storage/stored-files'

/** Why something of a document can't be searched: the file isn't readable, pages show text as pictures only, or files are attached to it. */
export const unsearchedReasons = ['FILE', 'PAGES', 'ATTACHED'] as const
export type Unsearched = (typeof unsearchedReasons)[number]

const documentTextSchema = z.object({
  pages: z.string(),
  /** What it says outside of its pages, such as title, author, bookmarks and names of attached files: a text a line. */
  data: z.string(),
  unsearched: z.array(z.enum(unsearchedReasons)),
})
/** All text of a document that readers can download. */
export type DocumentText = z.output<typeof documentTextSchema>

/** Changes when documents are read otherwise than before. */
const READ_BY = 1

const dataSchema = z.object({ text: z.string(), unread: z.int() })

const readData = (path: string, who: string) =>
  turns.run(who, async () =>
    runProgram(
      'read-pdf-data',
      await readFile(path),
      (printed) => dataSchema.parse(JSON.parse(printed.toString('utf8'))),
      [],
    ),
  )

/** The result, or null for a document that the reader refuses or a limit ends. */
const orNull = <Result>(reading: Promise<Result>): Promise<Result | null> =>
  reading.catch((error) => {
    if (error instanceof Invalid) return null
    throw error
  })

async function read(sha256: string, who: string): Promise<DocumentText> {
  const path = await localFile(sha256)
  const pages = await orNull(extractText(path, 'document.pdf', { who }))
  const data = await orNull(readData(path, who))
  const hasPictures = pages?.report.findings.some(
    ({ kind }) => kind === 'PAGES_WITHOUT_TEXT' || kind === 'UNKNOWN_GLYPHS',
  )
  return {
    pages: pages?.text ?? '',
    data: data?.text ?? '',
    unsearched: [
      ...(pages && data ? [] : (['FILE'] as const)),
      ...(hasPictures ? (['PAGES'] as const) : []),
      ...(data && data.unread > 0 ? (['ATTACHED'] as const) : []),
    ],
  }
}

const running = new Map<string, Promise<DocumentText>>()

/** The text of a PDF of the library with all that it says of itself. Read once by programs without rights, and kept. `NotFound` when the file is gone. */
export function documentText(sha256: string, who: string): Promise<DocumentText> {
  const begun = running.get(sha256)
  if (begun) return begun
  const text = madeFrom(sha256, `document-text-${READ_BY}.json`, async () =>
    Buffer.from(JSON.stringify(await read(sha256, who))),
  )
    .then((kept) => documentTextSchema.parse(JSON.parse(kept.toString())))
    .finally(() => running.delete(sha256))
  running.set(sha256, text)
  return text
}
