// A separate process (started by run.ts): the bytes of a .docx on standard input, its text as HTML with what is left out on standard output.
import { buffer } from 'node:stream/consumers'
import mammoth from 'mammoth'
import { storedZip } from './stored-zip.ts'
import { unzip } from './unzip.ts'

const MOST_HTML = Number(process.argv[3]) * 4
const DOCUMENT = 'word/document.xml'

const countOf = (xml: string, pattern: RegExp) => (xml.match(pattern) ?? []).length

/** Runs without runs in them. */
const RUN = /<w:r(?: [^>]*)?>(?:(?!<w:r[ >]|<\/w:r>)[\s\S])*<\/w:r>/g
const HIDDEN = /<w:vanish(?: w:val="(?:1|true|on)")?\s*\/>/

/** The document without hidden text, which mammoth would show. */
function withoutHidden(xml: string): { xml: string; hidden: number } {
  let hidden = 0
  const shown = xml.replace(RUN, (run) => {
    if (!HIDDEN.test(run)) return run
    hidden += 1
    return ''
  })
  return { xml: shown, hidden }
}

async function read(bytes: Uint8Array) {
  try {
    // Refuses a file that unpacks to too much before all of it is unpacked.
    const files = await unzip(bytes, () => true)
    const decoder = new TextDecoder()
    const document = decoder.decode(files.get(DOCUMENT))
    const { xml, hidden } = withoutHidden(document)
    const shown = storedZip(new Map([...files, [DOCUMENT, new TextEncoder().encode(xml)]]))
    const { value: html } = await mammoth.convertToHtml(
      { buffer: shown },
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
      comments: countOf(decoder.decode(files.get('word/comments.xml')), /<w:comment /g),
      hidden,
    }
  } catch {
    return { refused: 'DAMAGED' }
  }
}

process.stdout.write(JSON.stringify(await read(new Uint8Array(await buffer(process.stdin)))))
