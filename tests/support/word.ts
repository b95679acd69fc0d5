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
