import { createHash } from 'node:crypto'
import { pdfFile } from './pdf'

/** A page as drawing operators (ISO 32000-1, annex A), in points from the lower left corner of 595 × 842. */
export type DrawnPage = {
  drawn: string[]
  /** Clockwise, in degrees. */
  rotate?: number
  /** The visible part: left, bottom, right, top. */
  crop?: readonly number[]
  annotations?: string[]
}

type Look = {
  size?: number
  /** 0 filled, 3 invisible, 7 clipping path. */
  mode?: number
  /** Operators that choose the colour. */
  colour?: string
  /** Degrees counterclockwise. */
  turned?: number
}

const at = (x: number, y: number, turned: number) => {
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)]
  return `${cos.toFixed(4)} ${sin.toFixed(4)} ${(-sin).toFixed(4)} ${cos.toFixed(4)} ${x} ${y} Tm`
}

const shown = (font: string, string: string, [x, y]: [number, number], look: Look) => {
  const { size = 12, mode = 0, colour = '0 g', turned = 0 } = look
  return `q ${colour} BT /${font} ${size} Tf ${mode} Tr ${at(x, y, turned)} ${string} Tj ET Q`
}

/** Latin text in Times, with its left end on the baseline at a point. */
export const latin = (text: string, x: number, y: number, look: Look = {}) =>
  shown('Latin', `(${text.replaceAll(/[\\()]/g, '\\$&')})`, [x, y], look)

/** Latin text in which each second part is raised, or with a negative `rise` lowered, and smaller. */
export const shifted = (parts: readonly string[], x: number, y: number, rise = 5) => {
  const drawn = parts.map(
    (part, index) =>
      `/Latin ${index % 2 ? 7 : 12} Tf ${index % 2 ? rise : 0} Ts (${part.replaceAll(/[\\()]/g, '\\$&')}) Tj`,
  )
  return `BT ${at(x, y, 0)} ${drawn.join(' ')} 0 Ts ET`
}

const hex = (text: string) => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

/** Text of any script in signs 0.6 of their size wide, in the order in which it is printed from left to right. */
export const printed = (text: string, x: number, y: number, look: Look = {}) =>
  shown('Any', hex(text), [x, y], look)

/** Text whose signs stand below one another. */
export const vertical = (text: string, x: number, y: number, look: Look = {}) =>
  shown('Vertical', hex(text), [x, y], look)

/** Text in a font that doesn't say which letters its signs are. */
export const unmapped = (text: string, x: number, y: number, look: Look = {}) =>
  shown('Unmapped', hex(text), [x, y], look)

/** Text in a font whose signs are drawings: only a, b and c. */
export const drawnLetters = (text: string, x: number, y: number, look: Look = {}) =>
  shown('Drawn', `(${text})`, [x, y], look)

/** The same in a font that says which letters its drawings are: a is ə, b is Ж, c is م. */
export const mappedLetters = (text: string, x: number, y: number, look: Look = {}) =>
  shown('Mapped', `(${text})`, [x, y], look)

/** Lines of Latin text below one another. */
export const lines = (
  texts: readonly string[],
  x: number,
  y: number,
  look: Look & { leading?: number } = {},
) => texts.map((text, index) => latin(text, x, y - index * (look.leading ?? 14), look))

/** A filled rectangle. */
export const box = (x: number, y: number, width: number, height: number, colour = '0 g') =>
  `q ${colour} ${x} ${y} ${width} ${height} re f Q`

/** A picture of one grey. */
export const picture = (x: number, y: number, width: number, height: number) =>
  `q ${width} 0 0 ${height} ${x} ${y} cm /Picture Do Q`

/** Drawing that is cut off outside of a rectangle. */
export const clipped = (x: number, y: number, width: number, height: number, drawn: string) =>
  `q ${x} ${y} ${width} ${height} re W n ${drawn} Q`

const stream = (dictionary: string, content: string) =>
  `<< ${dictionary} /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`

const identity = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /All def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${Array.from({ length: 3 }, (_, part) => {
  const rows = Array.from({ length: part < 2 ? 100 : 56 }, (_, row) => {
    const high = (part * 100 + row).toString(16).padStart(2, '0')
    return `<${high}00> <${high}ff> <${high}00>`
  })
  return `${rows.length} beginbfrange\n${rows.join('\n')}\nendbfrange`
}).join('\n')}
endcmap end end`

const composite = (encoding: string, mapping: string) =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /${encoding} ${mapping} /DescendantFonts [<<
  /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 600 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
  /FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 600 800] /ItalicAngle 0 /Ascent 800 /Descent -200
    /CapHeight 700 /StemV 80 >> >>] >>`

const square = (index: number) => stream('', `600 0 0 0 500 700 d1 ${50 + index * 20} 0 400 700 re f`)

/** A font whose signs are drawings (Type 3), for a, b and c. */
const drawnFont = (mapping: string) =>
  `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 99
    /Widths [600 600 600] /Encoding << /Differences [97 /a /b /c] >> /CharProcs << /a 10 0 R /b 10 0 R /c 11 0 R >> ${mapping} >>`

const threeLetters = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Three def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
3 beginbfchar
<61> <0259>
<62> <0416>
<63> <0645>
endbfchar
endcmap end end`

/** A PDF 1.4 with these pages. `labels` is the page label tree. */
export function drawnPdf(pages: readonly DrawnPage[], { labels = '' }: { labels?: string } = {}): Buffer {
  const first = 14
  const numberOf = (page: number) => first + page * 2
  const objects: string[] = [
    `<< /Type /Catalog /Pages 2 0 R ${labels && `/PageLabels << /Nums [${labels}] >>`} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${numberOf(index)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>',
    composite('Identity-H', '/ToUnicode 5 0 R'),
    stream('', identity),
    composite('Identity-V', '/ToUnicode 5 0 R'),
    composite('Identity-H', ''),
    stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      '\x90',
    ),
    drawnFont(''),
    square(0),
    square(1),
    drawnFont('/ToUnicode 13 0 R'),
    stream('', threeLetters),
  ]
  const resources =
    '<< /Font << /Latin 3 0 R /Any 4 0 R /Vertical 6 0 R /Unmapped 7 0 R /Drawn 9 0 R /Mapped 12 0 R >> /XObject << /Picture 8 0 R >> >>'
  for (const { drawn, rotate = 0, crop, annotations = [] } of pages) {
    const box = crop ? ` /CropBox [${crop.join(' ')}]` : ''
    const notes = annotations.length > 0 ? ` /Annots [${annotations.join(' ')}]` : ''
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]${box} /Rotate ${rotate}${notes} /Contents ${objects.length + 2} 0 R /Resources ${resources} >>`,
      stream('', drawn.join('\n')),
    )
  }
  const bytes = objects.map((object) => Buffer.from(object, 'latin1'))
  return pdfFile(bytes, createHash('md5').update('stele').digest(), false)
}
