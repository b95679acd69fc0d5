import { Parser } from 'htmlparser2'
import { findingsOf } from './findings.ts'
import { PageReader } from './page-reader.ts'
import type { Reading } from './reading'

/** The number of items of each ordered list, in the order of the page. */
function itemsOfLists(html: string): number[] {
  const counts: number[] = []
  const open: (number | null)[] = []
  const parser = new Parser({
    onopentag(name) {
      const list = open.at(-1)
      if (name === 'li' && typeof list === 'number') counts[list] = (counts[list] ?? 0) + 1
      if (name === 'ol') open.push(counts.push(0) - 1)
      else if (name === 'ul') open.push(null)
    },
    onclosetag(name) {
      if (name === 'ol' || name === 'ul') open.pop()
    },
  })
  parser.end(html)
  return counts
}

/**
 * The text of an HTML page as a browser shows it, with spans of what its markup says about it. Runs in time linear in the page, apart from
 * end tags that match nothing in deep nesting.
 */
export function readPage(html: string): Exclude<Reading, { refused: string }> {
  const page = new PageReader(/\sreversed[\s>=]/i.test(html) ? itemsOfLists(html) : [])
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    onclosetag: (name) => page.close(name),
    ontext: (words) => page.write(words),
    oncomment: (words) => page.comment(words),
  })
  parser.end(html)
  const { text, spans, pictures, comments } = page.read()
  const findings = findingsOf(spans, { PICTURES_LEFT_OUT: pictures, COMMENTS_LEFT_OUT: comments })
  return { reader: 'htmlparser2', text, pages: [], spans, findings }
}
