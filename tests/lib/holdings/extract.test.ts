import { expect, test } from 'vitest'
import { errorText, Invalid } from '@/lib/errors'
import { extractText } from '@/lib/holdings/extract'
import { runReader } from '@/lib/holdings/extract/run'
import { english } from '@/tests/support/english'
import { pdfOf } from '../../support/pdf'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const refusal = async (bytes: Uint8Array, name: string) => {
  const error = await extractText(bytes, name).catch((thrown: unknown) => thrown)
  if (!(error instanceof Invalid)) throw new Error(`${name} was not refused as Invalid: ${error}`)
  expect(Object.keys(error.fields)).toEqual(['file'])
  return errorText(error.fields.file ?? '', english)
}

test('the text of a PDF keeps its pages', async () => {
  const read = await extractText(pdfOf(['First page.\nIts second line.', 'Second (page).']), 'a.pdf')
  expect(read.mediaType).toBe('application/pdf')
  expect(read.text).toBe('First page.\nIts second line.\n\nSecond (page).')
  expect(read.pages.map(({ label, start, end }) => [label, read.text.slice(start, end)])).toEqual([
    ['1', 'First page.\nIts second line.'],
    ['2', 'Second (page).'],
  ])
})

test('pages have the labels of the document', async () => {
  const { pages } = await extractText(pdfOf(['one', 'two'], { labels: true }), 'a.pdf')
  expect(pages.map(({ label }) => label)).toEqual(['i', 'ii'])
})

test('an empty page keeps its number', async () => {
  const { pages, text } = await extractText(pdfOf(['one', null, 'three']), 'a.pdf')
  expect(pages.map(({ start, end }) => text.slice(start, end))).toEqual(['one', '', 'three'])
})

test('a PDF is read by the character maps of its fonts', async () => {
  expect((await extractText(pdfOf(['日本語'], { mapped: true }), 'a.pdf')).text).toBe('日本語')
})

test('a PDF that needs a password is refused', async () => {
  const locked = pdfOf(['secret'], { protection: { userPassword: 'open sesame' } })
  expect(await refusal(locked, 'a.pdf')).toContain('password')
})

test('an encrypted PDF that opens without a password is read', async () => {
  const locked = pdfOf(['not secret'], { protection: { userPassword: '' } })
  const { text, report } = await extractText(locked, 'a.pdf')
  expect(text).toBe('not secret')
  expect(report.findings).toEqual([{ kind: 'OWNER_PASSWORD', count: 1, pages: [] }])
})

test('an incomplete PDF is refused', async () => {
  const whole = pdfOf(['one', 'two', 'three'])
  for (const part of [0.2, 0.5, 0.9, 0.99])
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)), 'a.pdf')).toContain('incomplete')
})

test('a damaged PDF is refused', async () => {
  const broken = Buffer.from('%PDF-1.4\nnothing here is an object\n%%EOF')
  expect(await refusal(broken, 'a.pdf')).toContain('damaged')
})

test('a PDF with only pictures has no text yet', async () => {
  expect((await extractText(pdfOf([null, null]), 'scan.pdf')).text).toBe('')
})

test('HTML is read without scripts, addresses or added characters', async () => {
  const html = `<!doctype html><html><head><title>T</title><style>p{}</style></head><body><h1>Heading</h1>
    <script>document.write('x')</script><p>One <a href="https://example.org">link</a>,<br>next &amp; last.</p>
    <ul><li>item</li></ul><table><tr><th>head</th><td>cell</td></tr></table><img alt="picture" src="x.png"></body></html>`
  const { text, mediaType } = await extractText(bytesOf(html), 'a.html')
  expect(mediaType).toBe('text/html')
  expect(text).toBe('Heading\n\nOne link,\nnext & last.\n\nitem\n\nhead\tcell')
})

test('endlessly nested HTML does not stop the server', async () => {
  // Each end tag is looked for in the whole nesting.
  const endless = bytesOf(`<html>${'<div><p>'.repeat(200_000)}${'</b>'.repeat(200_000)}x`)
  await expect(runReader('read-html', endless, 1)).rejects.toThrow('holdings.reading.TIME')
})

test('slow documents of one member do not hold up those of another', async () => {
  const nested = bytesOf(`<html>${'<div><b>'.repeat(8_000)}${'</i>'.repeat(8_000)}x`)
  const order: string[] = []
  const read = (bytes: Uint8Array, who: string) =>
    extractText(bytes, 'a.html', { who }).finally(() => order.push(who))
  const slow = [1, 2, 3, 4].map(() => read(nested, 'one'))
  await Promise.allSettled([...slow, read(bytesOf('<html><p>A page'), 'other')])
  expect(order).toHaveLength(5)
  expect(order.at(-1)).toBe('one')
})

test('a large text is decoded in a thread, with the same refusals', async () => {
  const words = 'Şuşa şəhəri. '.repeat(50_000)
  expect(await extractText(bytesOf(`${words}\r\n`), 'a.txt')).toMatchObject({
    text: `${words}\n`,
    mediaType: 'text/plain',
    report: { findings: [{ kind: 'LINE_ENDS' }] },
  })
  expect(await refusal(bytesOf(`${words}\0`), 'a.txt')).toContain('character 650,001 is NUL')
  expect(await refusal(bytesOf(`<html>${words}`), 'a.txt')).toContain('HTML')
})

test('plain text keeps composed and decomposed letters', async () => {
  const { text, report } = await extractText(bytesOf('e\u0301 and \u00e9'), 'a.txt')
  expect(text).toBe('e\u0301 and \u00e9')
  expect(report).toEqual({
    ...{ reader: 'text', pages: 0, characters: text.length, capture: null, findings: [] },
    encoding: { name: 'utf-8', basis: 'UTF8' },
  })
})

test('line ends are made uniform with a notice', async () => {
  const { text, report } = await extractText(bytesOf('a\r\nb\rc\n'), 'a.txt')
  expect(text).toBe('a\nb\nc\n')
  expect(report.findings).toEqual([{ kind: 'LINE_ENDS', count: 2, pages: [] }])
})

test('marks of writing direction are kept with a notice', async () => {
  const { text, report } = await extractText(bytesOf('a\u202eb\u2066c\u2069'), 'a.txt')
  expect(text).toBe('a\u202eb\u2066c\u2069')
  expect(report.findings).toEqual([{ kind: 'DIRECTION_MARKS', count: 3, pages: [] }])
})

test('UTF-16 with a byte order mark is read', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Şuşa', 'utf16le')])
  expect((await extractText(utf16, 'a.txt')).text).toBe('Şuşa')
})

test.each([
  ['empty.txt', new Uint8Array(), 'empty'],
  ['blank.txt', bytesOf(' \n\t '), 'has no text'],
  ['nul.txt', bytesOf('a\0b'), 'NUL'],
  ['surrogate16.txt', new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00]), 'UTF-16'],
  ['picture.txt', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64'), 'a picture'],
  ['text.pdf', bytesOf('only text'), 'a PDF'],
  ['pdf.txt', pdfOf(['page']), 'plain text'],
  ['page.md', bytesOf('<!DOCTYPE html><html><body>x</body></html>'), 'Markdown'],
  ['words.html', bytesOf('no tag at all'), 'an HTML page'],
])('%s is refused', async (name, bytes, why) => {
  expect(await refusal(bytes, name)).toContain(why)
})

test.each([
  ['picture.txt', 'BM \0\u0001', 'BMP'],
  ['program.txt', 'MZ\u0090', 'EXE'],
  ['letter.txt', '{\\rtf1\\ansi Words of a letter.}', 'RTF'],
  ['page.ps', '%!PS-Adobe-3.0\n(Words of a page) show', 'PS'],
])('%s is refused because it is not text', async (name, text, why) => {
  expect(await refusal(bytesOf(text), name)).toContain(why)
})

test.each([
  'BM is how the note begins.',
  'MZ, he signed.',
  'FORM of application',
  'GIF is a word here.',
  'ID3 was the number.',
  'solid ground',
  'BEGIN:VCARD is how an address card begins.',
  'WEBVTT is what stands above words for a picture.',
  '%! is a sign of the margin.',
])('a text with the signature of another type is text: %s', async (words) => {
  for (const [name, type] of [
    ['a.txt', 'text/plain'],
    ['a.md', 'text/markdown'],
    ['a', 'text/plain'],
  ] as const)
    expect(await extractText(bytesOf(words), name)).toMatchObject({ text: words, mediaType: type })
  const page = await extractText(bytesOf(`${words}<br>end`), 'a.html')
  expect(page.mediaType).toBe('text/html')
})

test.each([
  '<!doctype html><html><body>The source of a page</body></html>',
  '%PDF-1.4 is how such files begin.',
  '{\\rtf1\\ansi as it was typed}',
])('a pasted text is plain text, whatever it looks like: %s', async (words) => {
  const { text, mediaType } = await extractText(bytesOf(words), 'pasted.txt', { pasted: true })
  expect([mediaType, text]).toEqual(['text/plain', words])
})

test('Markdown is not changed', async () => {
  const { text, mediaType } = await extractText(bytesOf('# Title\n\n*word* <br> end'), 'a.md')
  expect([mediaType, text]).toEqual(['text/markdown', '# Title\n\n*word* <br> end'])
})
