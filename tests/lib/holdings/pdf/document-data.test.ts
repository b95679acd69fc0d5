import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { documentDataOf } from '@/lib/holdings/extract/pdf/document-data'
import { earlierStates } from '@/lib/holdings/extract/pdf/states'
import { pdfFile, updatedPdf } from '@/tests/support/pdf'

const NAME = 'Zeyneb Qaraxanova'
const utf16 = (text: string) => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

const stream = (dictionary: string, bytes: Buffer | string) =>
  Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${Buffer.from(bytes).length} >>\nstream\n`),
    Buffer.from(bytes),
    Buffer.from('\nendstream'),
  ])
const packed = (dictionary: string, bytes: Buffer | string) =>
  stream(`${dictionary} /Filter /FlateDecode`, deflateSync(bytes))

const dataOf = (...objects: (string | Buffer)[]) =>
  documentDataOf(pdfFile(['<< /Type /Catalog >>', ...objects], Buffer.alloc(16), false))
const said = (...objects: (string | Buffer)[]) => dataOf(...objects).texts.join('\n')

const xmp = (name: string) =>
  `<?xpacket begin="\ufeff"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description xmp:Owner="${name}"><dc:creator><rdf:Seq><rdf:li>${name}</rdf:li></rdf:Seq></dc:creator></rdf:Description></x:xmpmeta>`

describe('What a PDF says outside of its pages', () => {
  it.each<[string, string | Buffer]>([
    ['its properties', `<< /Author (${NAME}) /Producer (Writer) >>`],
    ['a string with escapes', '<< /Author (Zeyneb\\040Qarax\\141no\\\nva) >>'],
    ['a string in UTF-16', `<< /Title ${utf16(NAME)} >>`],
    ['a bookmark', `<< /Title (On \\(${NAME}\\) at home) /Dest [3 0 R /Fit] >>`],
    ['a note on a page', `<< /Type /Annot /Subtype /Text /T (${NAME}) >>`],
    ['the name of an attached file', `<< /Type /Filespec /UF ${utf16(`${NAME}.docx`)} >>`],
    ['XMP', stream('/Type /Metadata /Subtype /XML', xmp(NAME))],
    ['packed XMP with entities', packed('/Type /Metadata', xmp('Zeyneb &#x51;araxanova'))],
    [
      'an object within a packed stream',
      packed('/Type /ObjStm /N 1 /First 4', `1 0 << /Author (${NAME}) >>`),
    ],
    ['a text in place of a picture', packed('', `/Span << /ActualText ${utf16(NAME)} >> BDC EMC`)],
    ['an attached text', packed('/Type /EmbeddedFile', `Told by ${NAME}.`)],
  ])('includes %s', (_, object) => {
    const { texts, unread } = dataOf(object)
    expect(texts.join('\n')).toContain(NAME)
    expect(unread).toBe(0)
  })

  it('includes what photographs in it say of their making', async () => {
    const photograph = (about: Sharp) => about.jpeg().toBuffer()
    const plain = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'brown' } })
    for (const about of [plain().withExif({ IFD0: { Artist: NAME } }), plain().withXmp(xmp(NAME))])
      expect(said(stream('/Subtype /Image /Filter /DCTDecode', await photograph(about)))).toContain(NAME)
    expect(said(stream('/Subtype /Image /Filter /DCTDecode', await photograph(plain())))).not.toContain(NAME)
  })

  it('is followed by the earlier states of the file', () => {
    const first = pdfFile(['<< /Type /Catalog >>'], Buffer.alloc(16), false)
    const second = updatedPdf(first, 1, '<< /Type /Catalog /Lang (en) >>')
    const forTheWeb = Buffer.concat([Buffer.from('%PDF-1.4\nstartxref\n0\n%%EOF\n'), first])
    expect([first, forTheWeb].map(earlierStates)).toEqual([[], []])
    expect(earlierStates(updatedPdf(second, 1, '<< >>')).map(String)).toEqual(
      [first, second].map((state) => String(state).trimEnd()),
    )
  })

  it('is followed by a few states of a file that claims many', () => {
    const states = earlierStates(Buffer.alloc(36_000, 'startxref 1 %%EOF\n'))
    expect(states.map(({ length }) => length)).toEqual(
      [7, 6, 5, 4, 3, 2].map((back) => 36_000 - 18 * back + 17),
    )
  })

  it('includes what an earlier state of the file said', () => {
    const first = pdfFile(['<< /Type /Catalog >>', `<< /Author (${NAME}) >>`], Buffer.alloc(16), false)
    const later = Buffer.from('2 0 obj\n<< /Author (Nobody) >>\nendobj\n%%EOF\n')
    expect(documentDataOf(Buffer.concat([first, later])).texts.join('\n')).toContain(NAME)
  })

  it('includes what no page shows any more', () => {
    const all = (...objects: (string | Buffer)[]) => {
      const { unshown, texts } = documentDataOf(pdfFile(objects, Buffer.alloc(16), false))
      return [unshown, texts.join().includes(NAME)]
    }
    const [catalog, page] = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Contents [3 0 R] >>']
    const [now, old] = [packed('', 'BT (Nobody) Tj ET'), packed('', `BT (${NAME}) Tj ET`)]
    // The text of pages is read elsewhere.
    expect(all(catalog, '<< /Contents [3 0 R 4 0 R] >>', now, old)).toEqual([0, false])
    expect(all(catalog, page, now, old)).toEqual([1, true])
    expect(all(catalog, page, now, packed('', 'BT [(Zeyneb Qa) -20 (raxanova)] TJ ET'))).toEqual([1, true])
    expect(all(catalog, page, now, stream('/Subtype /Image', 'dots'))).toEqual([1, false])
    const pages = packed('/Type /ObjStm /N 2 /First 10', '2 0 6 25 << /Contents [ 3 0 R ] >> << >>')
    expect(all(catalog, '<< >>', now, old, pages)).toEqual([1, true])
  })

  it('counts what it can’t read', () => {
    const file = Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8])
    expect(dataOf(stream('/Type /EmbeddedFile', file)).unread).toBe(1)
    // A stream that doesn't say it is an attached file.
    expect(dataOf('<< /Type /Filespec /EF << /F 3 0 R >> >>', stream('', file)).unread).toBe(1)
    expect(dataOf(stream('/Type /Metadata /Filter /LZWDecode', 'x')).unread).toBe(1)
    expect(dataOf(stream('/Type /ObjStm /Filter /FlateDecode', 'no')).unread).toBe(1)
  })

  it('ends with the bytes, also where brackets and streams don’t', () => {
    const hostile = [
      '('.repeat(2e5),
      '<<'.repeat(1e5),
      '<a'.repeat(1e5),
      '>>stream\n'.repeat(2e4),
      '\\'.repeat(2e5),
    ]
    // A reader that begins again at each bracket would run into the time limit of a test.
    for (const bytes of hostile) expect(documentDataOf(Buffer.from(bytes))).toBeDefined()
  })
})
