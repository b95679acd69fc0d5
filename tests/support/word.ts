import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'

/** The bytes of a zip archive with these files. */
export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new yazl.ZipFile()
  for (const [name, text] of Object.entries(files))
    zip.addBuffer(typeof text === 'string' ? Buffer.from(text) : Buffer.from(text), name)
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream))
}

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

/** A part of a Word document around its elements. */
export const wordPart = (name: string, elements: string) => `<w:${name} ${names}>${elements}</w:${name}>`

/** The bytes of a .docx whose body has these elements, with other parts by their names. */
export const wordOf = (body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}) =>
  zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`),
    ...parts,
  })

/** A run of text, with its properties. */
export const wordRun = (text: string, look = '') =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

/** A paragraph of runs. */
export const wordLine = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`

/** A cell of a table with one line. */
export const wordCell = (text: string, look = '') =>
  `<w:tc><w:tcPr>${look}</w:tcPr>${wordLine(wordRun(text))}</w:tc>`

/** What the body has at the place of the footnote, the comment and the picture of `wordParts`. */
export const wordMarks = {
  footnote: '<w:r><w:footnoteReference w:id="2"/></w:r>',
  comment: '<w:r><w:commentReference w:id="0"/></w:r>',
  picture: (described: string) =>
    `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="${described}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="image"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
} as const

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (...lines: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`
const relation = (id: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${id}" Target="${target}"/>`
const typeOf = (name: string, type = name) =>
  `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`

type Beside = { footnote?: string; comment?: string; picture?: Uint8Array; numbering?: string }

/** The parts of a .docx beside its body: its footnote, its comment, its picture in PNG, and the elements of its numbering. */
export const wordParts = ({ footnote = '', comment = '', picture, numbering = '' }: Beside) => ({
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${typeOf('document', 'document.main')}${typeOf('footnotes')}${typeOf('comments')}</Types>`,
  '_rels/.rels': relations(relation('officeDocument', 'word/document.xml')),
  'word/_rels/document.xml.rels': relations(
    relation('footnotes', 'footnotes.xml'),
    relation('comments', 'comments.xml'),
    relation('numbering', 'numbering.xml'),
    relation('image', 'media/picture.png'),
  ),
  'word/footnotes.xml': wordPart(
    'footnotes',
    `<w:footnote w:id="2">${wordLine(wordRun(footnote))}</w:footnote>`,
  ),
  'word/comments.xml': wordPart('comments', `<w:comment w:id="0">${wordLine(wordRun(comment))}</w:comment>`),
  'word/numbering.xml': wordPart('numbering', numbering),
  ...(picture && { 'word/media/picture.png': picture }),
})
