// A separate process (started by run.ts): the bytes of a .docx on standard input, its text as HTML with what is left out on standard output.
import { buffer } from 'node:stream/consumers'
import mammoth from 'mammoth'
import { unzip } from './unzip.ts'

const isText = (name: string) => /^word\/(?:document|comments)\.xml$/.test(name)
const MOST_HTML = Number(process.argv[3]) * 4

const countOf = (xml: string, pattern: RegExp) => (xml.match(pattern) ?? []).length

async function read(bytes: Uint8Array) {
  try {
    // Refuses a file that unpacks to too much before all of it is unpacked.
    const files = await unzip(bytes, () => true)
    const decoder = new TextDecoder()
    const xmlOf = (name: string) =>
      decoder.decode([...files].find(([file]) => isText(file) && file === name)?.[1])
    const document = xmlOf('word/document.xml')
    const { value: html } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        ignoreEmptyParagraphs: true,
        externalFileAccess: false,
        styleMap: [
          'strike => s',
          'small-caps => span.small-caps',
          'p[style-name="Title"] => h1:fresh',
          'p[style-name="Quote"] => blockquote > p:fresh',
        ],
        // A picture is counted by the reader of the HTML, which shows that there was one.
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    )
    if (html.length > MOST_HTML) return { refused: 'TOO_MUCH_TEXT' }
    if (html === '') return { refused: 'NO_TEXT' }
    return {
      html,
      deletions: countOf(document, /<w:(?:del|moveFrom) /g),
      comments: countOf(xmlOf('word/comments.xml'), /<w:comment /g),
      hidden: countOf(document, /<w:vanish\s*\/>/g),
    }
  } catch {
    return { refused: 'DAMAGED' }
  }
}

process.stdout.write(JSON.stringify(await read(new Uint8Array(await buffer(process.stdin)))))
