import 'server-only'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Invalid } from '@/lib/errors'
import { extractText } from '@/lib/holdings/extract'
import { MOST_STATES } from '@/lib/holdings/extract/pdf/states'
import type { Reading } from '@/lib/holdings/extract/reading'
import { runProgram, runReader, Unfinished } from '@/lib/holdings/extract/run'
import { turns } from '@/lib/holdings/extract/turns'
import { madeFrom } from '@/lib/holdings/made-files'
import { localFile } from '@/lib/storage/stored-files'

/**
 * Why something of a document can't be searched: the file isn't readable, pages show text as pictures only, files are attached to it, or it keeps
 * earlier states or parts that no page shows, which can't all be read. FAILED: a limit ended the reading, and the archive tries again.
 */
const unsearchedReasons = ['FILE', 'PAGES', 'ATTACHED', 'EARLIER', 'FAILED'] as const
export type Unsearched = (typeof unsearchedReasons)[number]

const documentTextSchema = z.object({
  pages: z.string(),
  /** The pages of earlier states that are still in the file, where they differ. */
  earlier: z.array(z.string()),
  /** What it says outside of its pages, such as title, author, bookmarks and names of attached files: a text a line. */
  data: z.string(),
  unsearched: z.array(z.enum(unsearchedReasons)),
})
/** All text of a document that readers can download. */
export type DocumentText = z.output<typeof documentTextSchema>

/** Changes when documents are read otherwise than before. */
const READ_BY = 2

const dataSchema = z.object({
  text: z.string(),
  unread: z.int(),
  unshown: z.int(),
  /** Where its earlier states end, in bytes, the oldest first. */
  earlier: z.array(z.int().positive()).max(MOST_STATES + 1),
})

const readData = (path: string, who: string) =>
  turns.run(who, async () =>
    runProgram(
      'read-pdf-data',
      await readFile(path),
      (printed) => dataSchema.parse(JSON.parse(printed.toString('utf8'))),
      [],
    ),
  )

/** The pages of the earlier states that end there, the newest first. */
async function readEarlier(
  path: string,
  ends: readonly number[],
  who: string,
): Promise<{ pages: string[]; isUnread: boolean }> {
  const readings: Reading[] = []
  for (const end of ends.slice(-MOST_STATES).toReversed())
    readings.push(
      await turns.run(who, async () => runReader('read-pdf', (await readFile(path)).subarray(0, end))),
    )
  return {
    pages: readings.map((reading) => ('text' in reading ? reading.text : '')),
    isUnread:
      ends.length > MOST_STATES || readings.some((reading) => !('text' in reading) || hasPictures(reading)),
  }
}

/** True where pages show text that no program reads. */
const hasPictures = ({ findings }: Pick<Extract<Reading, { text: string }>, 'findings'>) =>
  findings.some(({ kind }) => kind === 'PAGES_WITHOUT_TEXT' || kind === 'UNKNOWN_GLYPHS')

/** The result; null for a document that the reader refuses, "FAILED" where a limit ended it. */
const attempt = <Result>(reading: Promise<Result>): Promise<Result | null | 'FAILED'> =>
  reading.catch((error) => {
    if (error instanceof Unfinished) return 'FAILED'
    if (error instanceof Invalid) return null
    throw error
  })

const resultOf = <Result>(attempted: Result | 'FAILED'): Result | null =>
  attempted === 'FAILED' ? null : attempted

async function read(sha256: string, who: string): Promise<DocumentText> {
  const path = await localFile(sha256)
  const first = await attempt(extractText(path, 'document.pdf', { who }))
  const second = await attempt(readData(path, who))
  const [pages, data] = [resultOf(first), resultOf(second)]
  const third = data && (await attempt(readEarlier(path, data.earlier, who)))
  const earlier = resultOf(third)
  const attempts = data ? [first, second, third] : [first, second]
  const reasons = {
    FAILED: attempts.includes('FAILED'),
    FILE: attempts.includes(null),
    PAGES: pages !== null && hasPictures(pages.report),
    ATTACHED: data !== null && data.unread > 0,
    EARLIER: data !== null && earlier !== null && (data.unshown > 0 || earlier.isUnread),
  }
  return {
    pages: pages?.text ?? '',
    earlier: [...new Set(earlier?.pages)].filter((text) => text !== '' && text !== pages?.text),
    data: data?.text ?? '',
    unsearched: unsearchedReasons.filter((why) => reasons[why]),
  }
}

/** How long what was read in part counts, before the archive tries again. */
const AGAIN_MS = 600_000

/** Isn't kept with the file: another time, all of it may be read. */
class ReadInPart extends Error {
  constructor(readonly text: DocumentText) {
    super()
  }
}

const running = new Map<string, Promise<DocumentText>>()
const inPart = new Map<string, DocumentText>()

async function textToKeep(sha256: string, who: string): Promise<Buffer> {
  const text = await read(sha256, who)
  if (text.unsearched.includes('FAILED')) throw new ReadInPart(text)
  return Buffer.from(JSON.stringify(text))
}

function keepForNow(sha256: string, text: DocumentText): DocumentText {
  inPart.set(sha256, text)
  setTimeout(() => inPart.delete(sha256), AGAIN_MS).unref()
  return text
}

/**
 * The text of a PDF of the library with all that it says of itself. Read once by programs without rights, and kept; where a limit ended one of
 * them, what the others read, for ten minutes. `NotFound` when the file is gone.
 */
export function documentText(sha256: string, who: string): Promise<DocumentText> {
  const begun = running.get(sha256)
  if (begun) return begun
  const part = inPart.get(sha256)
  if (part) return Promise.resolve(part)
  const text = madeFrom(sha256, `document-text-${READ_BY}.json`, () => textToKeep(sha256, who))
    .then((kept) => documentTextSchema.parse(JSON.parse(kept.toString())))
    .catch((error: unknown) => {
      if (error instanceof ReadInPart) return keepForNow(sha256, error.text)
      throw error
    })
    .finally(() => running.delete(sha256))
  running.set(sha256, text)
  return text
}
