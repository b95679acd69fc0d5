import { streamOf } from './stream'

/** Signs with which a spreadsheet begins a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** A cell of CSV (RFC 4180). A text that a spreadsheet would run as a formula begins with an apostrophe. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of CSV. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

async function* textOf(lines: AsyncIterable<readonly string[]>) {
  yield '\uFEFF'
  for await (const cells of lines) yield csvLine(cells)
}

async function* resumed(first: string, rest: AsyncIterable<string>) {
  yield first
  yield* rest
}

/**
 * The answer with a CSV file, which is made row by row as it is sent. It begins with a mark by which spreadsheets read it as UTF-8. The first row is
 * read before the answer begins: it rejects where that fails.
 */
export async function csvAnswer(name: string, lines: AsyncIterable<readonly string[]>): Promise<Response> {
  const text = textOf(lines)
  const [mark, heads, first] = [await text.next(), await text.next(), await text.next()]
  const start = [mark, heads, first].map(({ done, value }) => (done ? '' : value)).join('')
  return new Response(streamOf(resumed(start, text)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
