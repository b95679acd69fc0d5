import { describe, expect, it } from 'vitest'
import { marksOf, rangeOn } from '@/components/review/page-image/page-marks'
import { extractText } from '@/lib/holdings/extract'
import { runPageReader } from '@/lib/holdings/extract/run'
import { spansOf } from '@/lib/review/page-spans'
import { drawnPdf, latin, printed } from '@/tests/support/drawn-pdf'
import { pdfOf } from '@/tests/support/pdf'

async function placesOn(bytes: Uint8Array, page = 1) {
  const read = await runPageReader(bytes, page)
  if ('refused' in read) throw new Error(`The page was refused: ${read.refused}`)
  return read
}

const pages = [
  'THE BRIDGE\n\nThe bridge was closed on 3 May 1921, and 12 people\ndid not return.',
  null,
  '  A line that begins with blanks, caf\xe9.\nThe ferry went on.',
]
const yearbook = pdfOf(pages)

describe('a passage on the pages of its copy', () => {
  it('is on each page that it touches, with the text there', async () => {
    const { text, pages: read } = await extractText(yearbook, 'yearbook.pdf')
    const layer = read.map(({ label, start, end }) => ({ label: 'page', value: label, start, end }))
    const start = text.indexOf('did not return.')
    const end = text.indexOf('A line') + 'A line'.length
    const spans = spansOf({ start, end, exact: text.slice(start, end) }, layer)
    expect(spans.map(({ page, words }) => [page, words])).toEqual([
      [1, 'did not return.'],
      [3, 'A line'],
    ])
    for (const span of spans)
      expect(rangeOn(await placesOn(yearbook, span.page), span)).toEqual({ start: span.start, end: span.end })
  })

  it('is marked line by line where its text is printed', async () => {
    const page = await placesOn(yearbook)
    const words = '12 people\ndid'
    const start = page.text.indexOf(words)
    const marks = marksOf(page, { start, end: start + words.length })
    expect(marks).toHaveLength(2)
    const [first, second] = marks
    // The lines are set from 50 points at the left, 14 points below one another.
    expect(first?.[0]).toBeGreaterThan(200)
    expect(second?.[0]).toBeCloseTo(50, 0)
    expect((second?.[1] ?? 0) - (first?.[1] ?? 0)).toBeCloseTo(14, 0)
    // The first is below the upper edge, as it is seen.
    expect(first?.[1]).toBeGreaterThan(50)
    expect(first?.[3]).toBeLessThan(120)
  })

  it('is found by its letters where another program read the text', async () => {
    const page = await placesOn(yearbook)
    const words = '12  people did not'
    const range = rangeOn(page, { page: 1, start: 3, end: 21, words })
    expect(page.text.slice(range?.start, range?.end)).toBe('12 people\ndid not')
    expect(rangeOn(page, { page: 1, start: 0, end: 4, words: 'none' })).toBeNull()
  })

  it('is marked for text from the right, and along turned lines', async () => {
    const bytes = drawnPdf([
      { drawn: [printed('םולש לכ', 100, 700, { size: 10 }), latin('up the page', 300, 100, { turned: 90 })] },
    ])
    const page = await placesOn(bytes)
    expect(page.text).toBe('כל שלום\n\nup the page')
    const [mark] = marksOf(page, { start: 0, end: 2 })
    expect([mark?.[0], mark?.[2]]).toEqual([130, 142])
    const [turned] = marksOf(page, { start: page.text.indexOf('up'), end: page.text.length })
    expect((turned?.[3] ?? 0) - (turned?.[1] ?? 0)).toBeGreaterThan(50)
  })
})
