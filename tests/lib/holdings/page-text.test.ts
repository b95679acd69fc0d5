import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { marksOf, type PlacedPiece } from '@/components/review/page-image/page-marks'
import { NotFound } from '@/lib/errors'
import { extractText } from '@/lib/holdings/extract'
import { pageTextOf } from '@/lib/holdings/extract/page-text'
import { readPdfData } from '@/lib/holdings/extract/pdf-data'
import { spansOf } from '@/lib/review/page-spans'
import { pdfOf } from '@/tests/support/pdf'
import { rejection } from '@/tests/support/rejection'

const pages = [
  'THE BRIDGE\n\nThe bridge was closed on 3 May 1921, and 12 people\ndid not return.',
  null,
  '  A line that begins with blanks, caf\xe9.\nThe ferry went on.',
]
const bytes = pdfOf(pages)

/** The pieces of each page as a browser gets them. */
async function piecesOfPages() {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
    .promise
  const read = []
  for (let number = 1; number <= document.numPages; number += 1)
    read.push((await (await document.getPage(number)).getTextContent()).items)
  await document.loadingTask.destroy()
  return read
}

describe('the text of a page', () => {
  it('is the same on the page as in the text layer', async () => {
    const { text, pages: held } = await extractText(bytes, 'yearbook.pdf')
    const shown = (await piecesOfPages()).map((pieces) => pageTextOf(pieces).text)
    expect(shown).toEqual(held.map(({ start, end }) => text.slice(start, end)))
    expect(shown[1]).toBe('')
  })

  it('has the range of each piece', () => {
    const pieces = [
      { str: '  one ', hasEOL: false },
      { type: 'beginMarkedContent' },
      { str: 'two\r', hasEOL: true },
      { str: 'three  ', hasEOL: true },
    ]
    const { text, places } = pageTextOf(pieces)
    expect(text).toBe('one two\nthree')
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(['one ', '', 'two\n', 'three'])
  })
})

describe('a passage on the pages of its copy', () => {
  it('is on each page that it touches, with the text there', async () => {
    const { text, pages: held } = await extractText(bytes, 'yearbook.pdf')
    const layer = held.map(({ label, start, end }) => ({ label: 'page', value: label, start, end }))
    const start = text.indexOf('did not return.')
    const end = text.indexOf('A line') + 'A line'.length
    const exact = text.slice(start, end)
    expect(spansOf({ start, end, exact }, layer).map(({ page, words }) => [page, words])).toEqual([
      [1, 'did not return.'],
      [3, 'A line'],
    ])
    expect(spansOf({ start, end, exact }, [])).toEqual([])
  })

  it('is marked line by line where its text is printed', async () => {
    const [pieces] = await piecesOfPages()
    if (!pieces) throw new Error('There is no page.')
    const page = pageTextOf(pieces)
    const words = '12 people\ndid'
    const start = page.text.indexOf(words)
    const placed: (PlacedPiece | object)[] = pieces
    const marks = marksOf(page, placed, { start, end: start + words.length })
    expect(marks).toHaveLength(2)
    const [first, second] = marks.map(([corner]) => corner)
    // The line is set at 50 points from the left, 740 - 2 × 14 from below; the next line is 14 points lower.
    expect(first?.[0]).toBeGreaterThan(200)
    expect(second?.[0]).toBeCloseTo(50)
    expect((first?.[1] ?? 0) - (second?.[1] ?? 0)).toBeCloseTo(14)
  })
})

describe('a mark', () => {
  const marked = (piece: Omit<PlacedPiece, 'width' | 'height'>, start: number, end: number) => {
    const placed = { ...piece, width: 100, height: 10, hasEOL: true }
    const [mark] = marksOf(pageTextOf([placed]), [placed], { start, end })
    return mark?.slice(0, 2).map((point) => point.map((part) => Math.round(part)))
  }

  it('starts at the right for right-to-left text', () => {
    const piece = { str: 'ا'.repeat(10), transform: [10, 0, 0, 10, 50, 0] }
    expect(marked({ ...piece, dir: 'rtl' }, 0, 2)).toEqual([
      [130, -2],
      [150, -2],
    ])
    expect(marked({ ...piece, dir: 'ltr' }, 0, 2)).toEqual([
      [50, -2],
      [70, -2],
    ])
  })

  it('follows a line that runs up the page', () => {
    expect(marked({ str: 'abcdefghij', transform: [0, 10, -10, 0, 200, 50], dir: 'ltr' }, 5, 10)).toEqual([
      [202, 100],
      [202, 150],
    ])
  })
})

it('only the data files of pdf.js are served', async () => {
  expect((await readPdfData('standard_fonts', 'LiberationSans-Regular.ttf')).bytes.length).toBeGreaterThan(
    1000,
  )
  expect((await readPdfData('wasm', 'openjpeg.wasm')).mediaType).toBe('application/wasm')
  for (const [folder, file] of [
    ['build', 'pdf.mjs'],
    ['cmaps', '../package.json'],
    ['cmaps', '..'],
    ['..', 'package.json'],
    ['cmaps', 'no-such.bcmap'],
  ] as const)
    expect(await rejection(readPdfData(folder, file))).toBeInstanceOf(NotFound)
})
