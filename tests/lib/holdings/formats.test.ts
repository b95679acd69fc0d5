import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { errorText, Invalid } from '@/lib/errors'
import { extractText } from '@/lib/holdings/extract'
import { english } from '@/tests/support/english'
import { wordOf, zipOf } from '@/tests/support/word'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const lines = (...text: string[]) => bytesOf(text.join('\r\n'))
const refusal = async (bytes: Uint8Array, name: string) => {
  const error = await extractText(bytes, name).catch((thrown: unknown) => thrown)
  if (!(error instanceof Invalid)) throw new Error(`${name} was not refused as Invalid: ${error}`)
  return errorText(error.fields.file ?? '', english)
}

test('a Word document is read with its changes reported', async () => {
  const body =
    '<w:p><w:r><w:t>Of </w:t></w:r><w:del><w:r><w:delText>15</w:delText></w:r></w:del><w:r><w:t>twelve.</w:t></w:r></w:p>'
  const read = await extractText(await wordOf(body), 'a.docx')
  expect(read).toMatchObject({
    text: 'Of 15twelve.',
    spans: [{ kind: 'DELETED', start: 3, end: 5 }],
    report: { reader: 'word', pages: 0, findings: [{ kind: 'DELETED_TEXT', count: 2, pages: [] }] },
  })
})

test('a damaged Word document is refused', async () => {
  const whole = await wordOf('<w:p><w:r><w:t>Text</w:t></w:r></w:p>')
  expect(await refusal(whole.subarray(0, whole.length - 30), 'a.docx')).toContain('damaged')
  expect(await refusal(await wordOf('<w:p><w:r>'), 'a.docx')).toContain('damaged')
})

test('a zip archive that is no Word document is refused', async () => {
  expect(await refusal(await zipOf({ 'a.txt': 'text' }), 'a.docx')).toContain('ZIP')
})

test('a web archive is refused with what to do instead', async () => {
  const warc = lines('WARC/1.1', 'WARC-Type: warcinfo', 'Content-Length: 0', '', '')
  const archives: [Uint8Array, string][] = [
    [warc, 'a.warc'],
    [warc, 'a.txt'],
    [gzipSync(warc), 'a.warc.gz'],
    [await zipOf({ 'datapackage.json': '{}' }), 'a.wacz'],
  ]
  for (const [bytes, name] of archives)
    expect(await refusal(bytes, name)).toBe(english('holdings.reading.webArchive'))
  expect(await extractText(bytesOf('WARC is a format.'), 'a.txt')).toMatchObject({
    text: 'WARC is a format.',
  })
})

test('RTF is read, whatever its name says of text', async () => {
  const rtf = bytesOf("{\\rtf1\\ansi\\ansicpg1252 Caf\\'e9 {\\v inside}closed.}")
  expect(await extractText(rtf, 'a.rtf')).toMatchObject({
    text: 'Café insideclosed.',
    report: { findings: [{ kind: 'HIDDEN_TEXT', count: 6 }] },
  })
  expect(await refusal(rtf, 'a.txt')).toContain('RTF')
})

test('an e-mail is its head and its words, with its attachments', async () => {
  const mail = lines(
    'From: =?utf-8?Q?Z=C3=A9?= <a@example.org>',
    'To: b@example.org',
    'Subject: Notes',
    'Date: Thu, 5 Mar 2020 10:00:00 +0400',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=X',
    '',
    '--X',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'The school =C3=A9tait closed and we wal=',
    'ked.',
    '--X',
    'Content-Type: text/plain; name="list.txt"',
    'Content-Disposition: attachment; filename="list.txt"',
    '',
    'One list',
    '--X--',
    '',
  )
  const { text, attached, report } = await extractText(mail, 'a.eml')
  expect(text).toBe(
    'From: Zé <a@example.org>\nTo: b@example.org\nSubject: Notes\nDate: Thu, 5 Mar 2020 10:00:00 +0400\n\nThe school était closed and we walked.',
  )
  expect(attached.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes).trim()])).toEqual([
    ['list.txt', 'One list'],
  ])
  expect(report.reader).toBe('postal-mime')
})

test('an e-mail with HTML alone keeps its spans behind the head', async () => {
  const mail = lines(
    'From: a@example.org',
    'Subject: Notes',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Only <b>this</b>.</p>',
  )
  expect((await extractText(mail, 'a.eml')).text).toBe('From: a@example.org\nSubject: Notes\n\nOnly this.')
})

test('a saved web page is the text of its page', async () => {
  const page = lines(
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://example.org/page',
    'Subject: A page',
    'Date: Thu, 5 Mar 2020 10:00:00 +0400',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary=X',
    '',
    '--X',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://example.org/page',
    '',
    '<!DOCTYPE html><html><body><p>Words =E2=80=94 here</p></body></html>',
    '--X--',
    '',
  )
  expect(await extractText(page, 'a.mhtml')).toMatchObject({
    text: 'Words — here',
    report: { capture: { address: 'https://example.org/page', at: '2020-03-05T06:00:00.000Z' } },
  })
})

test('text that is no message is not read as an e-mail', async () => {
  expect(await refusal(bytesOf('Only words here, in two\nlines.'), 'a.eml')).toContain('plain text')
})

test('subtitles have times as locators', async () => {
  const srt =
    '1\r\n00:00:01,000 --> 00:00:02,000\r\nI could see\r\n\r\n2\r\n00:00:03,500 --> 00:00:05,000\r\nboth roads.'
  const { text, pages, locator, spans, report } = await extractText(bytesOf(srt), 'a.srt')
  expect(text).toContain('I could see')
  expect([locator, pages.map(({ label }) => label)]).toEqual(['timestamp', ['00:00:01', '00:00:03']])
  expect(spans.map(({ kind }) => kind)).toEqual(['CUE_TIME', 'CUE_TIME'])
  expect(report.pages).toBe(0)
  expect(await refusal(bytesOf(srt), 'a.vtt')).toContain('WebVTT')
})

test('a plain text with times keeps its text', async () => {
  const text = '[00:00:03] In spring,\n[00:00:07] or later.'
  expect(await extractText(bytesOf(text), 'a.txt')).toMatchObject({ text, locator: 'timestamp' })
})
