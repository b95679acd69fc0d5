import 'server-only'
import { FairQueue } from '@/lib/workers/fair-queue'
import { drawPage } from '../extract/draw'
import { runProgram } from '../extract/run'
import { type RecognisedText, recognisedSchema, textOfPage } from './page-text'

/** Tesseract takes a processor and up to a gigabyte, so it reads one page at a time in each process of the archive. */
const turns = new FairQueue(1)

/** The largest image that is read, in dots across and down; pages of a PDF are drawn at 300 dpi. */
const LARGEST = 10_000

export type ReadPage = RecognisedText & {
  reader: string
  /** The number of pages of the document. */
  pages: number
  /** The label that the document gives the page; null if none. */
  label: string | null
}

/**
 * Reads the text of one page of a stored PDF or picture from its image, in two separate processes with limits of time and memory. Places are in
 * dots of that image. The errors of `drawPage`; `Invalid` on `file` when it takes too long or too much memory.
 */
export async function recognisePage(
  path: string,
  mediaType: string,
  page: number,
  languages: readonly string[],
  { who, signal }: { who: string; signal: AbortSignal },
): Promise<ReadPage> {
  const size = { page, wide: LARGEST, high: LARGEST, format: 'png' as const }
  const { image, pages, label } = await drawPage(path, mediaType, size, who)
  signal.throwIfAborted()
  const recognised = await turns.run(who, () =>
    runProgram(
      'recognise',
      image,
      (printed) => recognisedSchema.parse(JSON.parse(printed.toString('utf8'))),
      languages,
      { signal },
    ),
  )
  return { ...textOfPage(recognised), reader: recognised.reader, pages, label }
}
