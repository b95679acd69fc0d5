import { describe, expect, it } from 'vitest'
import {
  type PagedText,
  type PageRead,
  pagesToRead,
  reportOfRead,
  withReadPages,
} from '@/lib/relocation/recognised-pages'

const read = (page: number, text: string, label: string | null = null, confidence = 90): PageRead => ({
  ...{ page, label, text, reader: text === '' ? '' : 'Tesseract 5' },
  words: text === '' ? [] : [[0, text.length, 0, 0, 10, 10, confidence]],
})
/** Three pages, the second without text; the third has a note that begins on the first. */
const mixed: PagedText = {
  text: 'First page.\n\n\n\nThird page.',
  origin: 'BORN_DIGITAL',
  spans: [
    { kind: 'NOTE', start: 0, end: 5 },
    { kind: 'PAGE_NUMBER', start: 15, end: 20 },
  ],
  locators: [
    { label: 'page', value: 'i', start: 0, end: 11 },
    { label: 'page', value: 'ii', start: 13, end: 13 },
    { label: 'page', value: 'iii', start: 15, end: 26 },
  ],
  report: {
    ...{ reader: 'PDFium 1', pages: 3, characters: 26, encoding: null, capture: null },
    findings: [
      { kind: 'PAGES_WITHOUT_TEXT', count: 1, pages: ['ii'] },
      { kind: 'UNKNOWN_GLYPHS', count: 2, pages: ['i'] },
    ],
  },
}

describe('the pages that software reads', () => {
  it('are those without text', () => {
    expect(pagesToRead(null, 3, false)).toEqual([1, 2, 3])
    expect(pagesToRead(mixed, 3, false)).toEqual([2])
    expect(pagesToRead({ ...mixed, locators: [] }, 3, true)).toEqual([])
  })

  it('are those whose signs have no letters', () => {
    const text = mixed.text.replace('First page.', '\ufffd\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd1.')
    expect(pagesToRead({ ...mixed, text }, 3, false)).toEqual([1, 2])
    expect(pagesToRead({ ...mixed, text: mixed.text.replace('F', '\ufffd') }, 3, false)).toEqual([2])
  })

  it('include machine-read pages only on request, and never corrected ones', () => {
    const scanned = { ...mixed, spans: [{ kind: 'INVISIBLE' as const, start: 15, end: 26 }] }
    expect(pagesToRead(scanned, 3, false)).toEqual([2])
    expect(pagesToRead(scanned, 3, true)).toEqual([2, 3])
    expect(pagesToRead({ ...scanned, origin: 'HUMAN' }, 3, true)).toEqual([2])
  })
})

describe('a text with pages that software read', () => {
  it('keeps all other pages with their spans and labels', () => {
    const made = withReadPages(mixed, 3, [read(2, 'Read by machine.')])
    expect(made.text).toBe('First page.\n\nRead by machine.\n\nThird page.')
    expect(made.spans.map(({ kind, start, end }) => [kind, made.text.slice(start, end)])).toEqual([
      ['NOTE', 'First'],
      ['INVISIBLE', 'Read by machine.'],
      ['PAGE_NUMBER', 'Third'],
    ])
    expect(made.locators.map(({ value, start, end }) => [value, made.text.slice(start, end)])).toEqual([
      ['i', 'First page.'],
      ['ii', 'Read by machine.'],
      ['iii', 'Third page.'],
    ])
  })

  it('names pages as the document does, and counts sheets otherwise', () => {
    const { text, locators } = withReadPages(null, 2, [read(1, 'One.'), read(2, 'Two.', '12')])
    expect(text).toBe('One.\n\nTwo.')
    expect(locators.map(({ label, value }) => [label, value])).toEqual([
      ['sheet', '1'],
      ['page', '12'],
    ])
    expect(withReadPages(null, 1, [read(1, 'A picture.')]).locators).toEqual([])
  })

  it('reports confidence, unsure words and pages without text', () => {
    const pages = [read(1, 'Sure.'), read(2, 'Unsure.', null, 50), read(3, '')]
    const made = withReadPages(null, 3, pages)
    expect(reportOfRead(null, made, pages, ['eng', 'aze'])).toMatchObject({
      ...{ reader: 'Tesseract 5 (eng, aze)', pages: 3, characters: made.text.length },
      findings: [
        { kind: 'PAGES_WITHOUT_TEXT', count: 1, pages: ['3'] },
        { kind: 'MACHINE_READ', count: 12, pages: ['1', '2'] },
        { kind: 'CONFIDENCE', count: 70, pages: [] },
        { kind: 'UNSURE_WORDS', count: 1, pages: ['2'] },
        { kind: 'PAGES_NOT_READ', count: 1, pages: ['3'] },
      ],
    })
    const one = [read(2, 'Read.')]
    const { reader, findings } = reportOfRead(mixed, withReadPages(mixed, 3, one), one, ['eng'])
    expect(reader).toBe('PDFium 1, Tesseract 5 (eng)')
    expect(findings.map(({ kind }) => kind)).toEqual(['UNKNOWN_GLYPHS', 'MACHINE_READ', 'CONFIDENCE'])
    const first = [read(1, 'Read.')]
    const again = reportOfRead(mixed, withReadPages(mixed, 3, first), first, ['eng'])
    expect(again.findings.map(({ kind }) => kind)).toEqual([
      ...['PAGES_WITHOUT_TEXT', 'MACHINE_READ', 'CONFIDENCE'],
    ])
  })
})
