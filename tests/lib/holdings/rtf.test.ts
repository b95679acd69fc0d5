import { expect, test } from 'vitest'
import { readRtf } from '@/lib/holdings/extract/rtf'

const marked = (rtf: string) => {
  const { text, spans } = readRtf(rtf)
  return { text, spans: spans.map(({ kind, start, end }) => [kind, text.slice(start, end)]) }
}

test('RTF gives its paragraphs without fonts, styles and fields', () => {
  expect(
    marked(
      '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\*\\generator X;}\\f0 One \\b bold\\b0 .\\par\r\nTwo\\line three{\\field{\\*\\fldinst HYPERLINK "a"}{\\fldrslt  four}}.\\par}',
    ),
  ).toEqual({ text: 'One bold.\n\nTwo\nthree four.', spans: [] })
})

test('RTF reads letters of its code page and of Unicode once', () => {
  expect(marked("{\\rtf1\\ansi\\ansicpg1251 \\'d8\\'ea\\'ee\\'eb\\'e0 \\u601?l\\uc2\\u233 XXe}").text).toBe(
    'Школа əlée',
  )
  expect(marked("{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b}").text).toBe('日本')
  expect(marked('{\\rtf1 \\u-10179?\\u-8704?}').text).toBe('😀')
})

test('RTF marks deleted, inserted and hidden text, notes and furniture', () => {
  const rtf =
    '{\\rtf1{\\header Head\\par}Of {\\deleted 150}{\\revised 106} people{\\super\\chftn}{\\footnote\\chftn  Counted later.} and {\\v secret}more.\\par}'
  expect(marked(rtf)).toEqual({
    text: 'Head\n\nOf 150106 people1 and secretmore.\n\n1 Counted later.',
    spans: [
      ['RUNNING_HEAD', 'Head\n\n'],
      ['DELETED', '150'],
      ['INSERTED', '106'],
      ['NOTE_MARKER', '1'],
      ['HIDDEN', 'secret'],
      ['NOTE', '1 Counted later.'],
      ['NOTE_MARKER', '1'],
    ],
  })
})

test('RTF keeps cells apart and counts what it leaves out', () => {
  const read = readRtf(
    '{\\rtf1 Upper Mill\\cell 12\\cell 3\\cell\\row Ford\\cell 4\\cell\\row{\\pict 0102}{\\*\\annotation Ask.}}',
  )
  expect(read.text).toBe('Upper Mill\t12\t3\t\nFord\t4')
  expect(read).toMatchObject({ pictures: 1, comments: 1 })
})

test('RTF of braces without end is read in one pass', () => {
  expect(readRtf(`{\\rtf1 ${'{'.repeat(200_000)}deep`).text).toBe('deep')
})
