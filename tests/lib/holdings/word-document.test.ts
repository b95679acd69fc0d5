import { expect, test } from 'vitest'
import { readWordDocument } from '@/lib/holdings/extract/word-document'
import { wordPart } from '@/tests/support/word'

const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const marked = (body: string, parts: Record<string, string> = {}) => {
  const files = { 'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`), ...parts }
  const { text, spans, ...counts } = readWordDocument(new Map(Object.entries(files)))
  return { text, spans: spans.map(({ kind, start, end }) => [kind, text.slice(start, end)]), counts }
}

test('tracked changes and hidden text are spans', () => {
  const body = paragraph(
    `${run('Of ')}<w:del><w:r><w:delText>150</w:delText></w:r></w:del><w:ins>${run('106')}</w:ins>${run(' people ')}${run('secret', '<w:vanish/>')}${run('left', '<w:vanish w:val="0"/>')}`,
  )
  expect(marked(body)).toEqual({
    text: 'Of 150106 people secretleft',
    spans: [
      ['DELETED', '150'],
      ['INSERTED', '106'],
      ['HIDDEN', 'secret'],
    ],
    counts: { pictures: 0, comments: 0, symbols: 0 },
  })
})

test('notes follow the text, each after its number', () => {
  const body = paragraph(
    `${run('There were 613')}<w:r><w:footnoteReference w:id="7"/></w:r>${run(' people.')}<w:r><w:endnoteReference w:id="2"/></w:r>`,
  )
  const parts = {
    'word/footnotes.xml': wordPart(
      'footnotes',
      `<w:footnote w:id="-1">${paragraph(run('separator'))}</w:footnote><w:footnote w:id="7">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(' By the registry.')}`)}</w:footnote>`,
    ),
    'word/endnotes.xml': wordPart(
      'endnotes',
      `<w:endnote w:id="2">${paragraph(`${run('Counted ')}<w:del><w:r><w:delText>late</w:delText></w:r></w:del>${run(' again.')}`)}</w:endnote>`,
    ),
  }
  const { text, spans } = marked(body, parts)
  expect(text).toBe('There were 6131 people.2\n\n1 By the registry.\n\n2 Counted late again.')
  expect(spans).toEqual([
    ['NOTE_MARKER', '1'],
    ['NOTE_MARKER', '2'],
    ['NOTE', '1 By the registry.'],
    ['NOTE_MARKER', '1'],
    ['NOTE', '2 Counted late again.'],
    ['NOTE_MARKER', '2'],
    ['DELETED', 'late'],
  ])
})

test('cells stay apart', () => {
  const row = (...cells: string[]) =>
    `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`
  const { text, spans } = marked(
    `${paragraph(run('Table'))}<w:tbl>${row('Upper Mill', '12', '3')}${row('Ford', '4', '')}</w:tbl>${paragraph(run('After'))}`,
  )
  expect(text).toBe('Table\n\nUpper Mill\t12\t3\t\nFord\t4\t\t\n\nAfter')
  expect(spans).toEqual(['Upper Mill', '12', '3', 'Ford', '4'].map((cell) => ['CELL', cell]))
})

test('lists have the numbers that Word shows', () => {
  const level = (at: number, format: string, text: string, start = 1) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = wordPart(
    'numbering',
    `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.', 3)}${level(1, 'lowerRoman', '%1.%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
  )
  const item = (text: string, at: number) =>
    paragraph(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr>`)
  const body = [item('a', 0), item('b', 1), item('c', 1), item('d', 0), item('e', 1)].join('')
  expect(marked(body, { 'word/numbering.xml': numbering }).text).toBe(
    '3. a\n\n3.i) b\n\n3.ii) c\n\n4. d\n\n4.i) e',
  )
})

test('heads and feet are furniture; pictures, comments and symbols are counted', () => {
  const body = paragraph(
    `${run('Text')}<w:r><w:drawing/></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><mc:AlternateContent><mc:Choice>${run(' once')}</mc:Choice><mc:Fallback>${run(' once')}</mc:Fallback></mc:AlternateContent>`,
  )
  const parts = {
    'word/header1.xml': wordPart('hdr', paragraph(run('Head'))),
    'word/footer1.xml': wordPart('ftr', paragraph(run('Foot'))),
  }
  expect(marked(body, parts)).toEqual({
    text: 'Head\n\nText\ufffd once\n\nFoot',
    spans: [
      ['RUNNING_HEAD', 'Head\n\n'],
      ['RUNNING_FOOT', 'Foot'],
    ],
    counts: { pictures: 1, comments: 1, symbols: 1 },
  })
})
