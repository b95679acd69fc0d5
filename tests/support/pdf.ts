import { createHash } from 'node:crypto'

type Protection = { userPassword: string }

/**
 * A minimal PDF 1.4 with one text page for each string (Helvetica, WinAnsi letters; `\n` begins a line), written here so that tests
 * need no binary files. A page of `null` has only a drawn box and no text. Pages are labelled 1, 2, …; `labels` true gives roman labels, null none.
 * `mapped` writes the text in UTF-16 by a character map that the document names and doesn't contain. `protection` encrypts by
 * the standard handler, revision 2 (ISO 32000-1, 7.6.3). `note` is the text of a note on each page.
 */
export function pdfOf(
  pages: (string | null)[],
  {
    protection,
    labels = false,
    mapped = false,
    note,
  }: { protection?: Protection; labels?: boolean | null; mapped?: boolean; note?: string } = {},
): Buffer {
  const id = createHash('md5').update('stele').digest()
  const key = protection && keyOf(protection.userPassword, id)
  const firstPage = 4
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`).join(' ')
  const labelTree = labels === null ? '' : ` /PageLabels << /Nums [0 << /S /${labels ? 'r' : 'D'} >>] >>`
  const objects: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R${labelTree} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    mapped ? mappedFont : '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  pages.forEach((page, index) => {
    const content = Buffer.from(
      page === null ? '10 10 100 100 re f' : drawing(page, mapped ? inUtf16 : inLatin),
      'latin1',
    )
    const number = firstPage + index * 2 + 1
    const bytes = key ? rc4(objectKey(key, number), content) : content
    const written = Buffer.from(note ?? '', 'latin1')
    const hex = (key ? rc4(objectKey(key, number - 1), written) : written).toString('hex')
    const notes = note
      ? ` /Annots [<< /Type /Annot /Subtype /Text /Rect [9 9 9 9] /Contents <${hex}> >>]`
      : ''
    objects.push(
      `<< /Type /Page /Parent 2 0 R${notes} /MediaBox [0 0 612 792] /Contents ${number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      Buffer.concat([
        Buffer.from(`<< /Length ${bytes.length} >>\nstream\n`),
        bytes,
        Buffer.from('\nendstream'),
      ]),
    )
  })
  if (key)
    objects.push(
      `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${ownerEntry.toString('hex')}> /U <${rc4(key, padding).toString('hex')}> >>`,
    )
  return pdfFile(objects, id, Boolean(key))
}

/** The bytes of a PDF with these objects, numbered from 1; the first is its catalogue, the last of an encrypted one its protection. */
export function pdfFile(objects: (string | Buffer)[], id: Buffer, encrypted: boolean): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  objects.forEach((object, index) => {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ])
    offsets.push(length)
    parts.push(part)
    length += part.length
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const hex = id.toString('hex')
  const encrypt = encrypted ? ` /Encrypt ${objects.length} 0 R` : ''
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /ID [<${hex}> <${hex}>]${encrypt} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/** The same file with another object of this number behind it, as programs write that save only what changed. */
export function updatedPdf(file: Buffer, number: number, object: string): Buffer {
  const before = file.toString('latin1')
  const place = /startxref\n(\d+)\n%%EOF\n$/.exec(before)?.[1]
  const trailer = /trailer\n<< (.*) >>\nstartxref\n\d+\n%%EOF\n$/.exec(before)?.[1]
  const body = `${number} 0 obj\n${object}\nendobj\n`
  const row = `${String(file.length).padStart(10, '0')} 00000 n `
  const table = `xref\n${number} 1\n${row}\ntrailer\n<< ${trailer} /Prev ${place} >>\n`
  return Buffer.concat([
    file,
    Buffer.from(`${body}${table}startxref\n${file.length + body.length}\n%%EOF\n`, 'latin1'),
  ])
}

const mappedFont = `<< /Type /Font /Subtype /Type0 /BaseFont /Mincho /Encoding /UniJIS-UTF16-H /DescendantFonts [<<
  /Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho
  /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 5 >>
  /FontDescriptor << /Type /FontDescriptor /FontName /Mincho /Flags 4 /FontBBox [0 0 1000 1000]
    /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>] >>`

const inLatin = (line: string) => `(${line.replaceAll(/[\\()]/g, '\\$&')})`
const inUtf16 = (line: string) => `<${Buffer.from(line, 'utf16le').swap16().toString('hex')}>`

const drawing = (text: string, written: (line: string) => string) =>
  `BT /F1 12 Tf 14 TL 50 740 Td ${text
    .split('\n')
    .map((line) => `${written(line)} Tj T*`)
    .join(' ')} ET`

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const ownerEntry = createHash('sha256').update('owner').digest()
const padded = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32)

function keyOf(password: string, id: Buffer): Buffer {
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(-4)
  return md5(Buffer.concat([padded(password), ownerEntry, permissions, id])).subarray(0, 5)
}

function objectKey(key: Buffer, number: number): Buffer {
  const salt = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0])
  return md5(Buffer.concat([key, salt])).subarray(0, 10)
}

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest()

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, index) => index)
  const at = (index: number) => box[index & 255] ?? 0
  const swap = (a: number, b: number) => {
    const kept = at(a)
    box[a & 255] = at(b)
    box[b & 255] = kept
  }
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let i = 0
  let j = 0
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) & 255
      j = (j + at(i)) & 255
      swap(i, j)
      return byte ^ at(at(i) + at(j))
    }),
  )
}
