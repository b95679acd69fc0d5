// A separate process (started by run.ts): the bytes of a .docx on standard input, its text as HTML with what is left out on standard output.
import { buffer } from 'node:stream/consumers'
import mammoth from 'mammoth'
import { storedZip } from './stored-zip.ts'
import { unzip } from './unzip.ts'
import { itemNumbersOf } from './word-numbering.ts'

/** Pictures that browsers and the archive open. */
const TAKEN = /^image\/(?:png|jpeg|gif|webp)$/
/** All pictures of a document as text, in characters. */
const MOST_PICTURED = 40_000_000
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

/** Around the number of an item (what it counts, how, and as it is written), on its way through mammoth, which leaves it out. */
const [OPEN, CLOSE] = ['\ue000', '\ue001']

/** The document with the number that Word shows before each item of a list. */
function withNumbers(xml: string, numbering: string | undefined): string {
  const numbers = itemNumbersOf(numbering)
  return xml.replace(/<w:pPr>(?:(?!<\/w:pPr>)[\s\S])*<\/w:pPr>/g, (about) => {
    const id = /<w:numId w:val="(\d{1,9})"/.exec(about)?.[1]
    const level = Number(/<w:ilvl w:val="(\d)"/.exec(about)?.[1] ?? 0)
    const number = id && id !== '0' ? numbers(id, Math.min(level, 8)) : null
    if (!number?.text) return about
    const { text, count, format } = number
    return `${about}<w:r><w:t>${OPEN}${count} ${format} ${text.replace(/[<>&]/g, '')}${CLOSE}</w:t></w:r>`
  })
}

const types: Readonly<Record<string, string>> = {
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
}

/** HTML whose lists begin with the numbers that Word shows, and whose headings have theirs. */
const withStarts = (html: string): string =>
  html
    .replace(/<ol><li>\ue000(\d+) (\w+) [^\ue001<]{0,60}\ue001/g, (_, count: string, format: string) => {
      const start = count === '1' ? '' : ` start="${count}"`
      const type = types[format] ? ` type="${types[format]}"` : ''
      return `<ol${start}${type}><li>`
    })
    .replace(/(<h[1-6]>(?:<a id="[^"<>]*"><\/a>)*)\ue000\d+ (?!bullet)\w+ ([^\ue001<]{0,60})\ue001/g, '$1$2 ')
    .replace(/\ue000[^\ue001<]{0,80}\ue001/g, '')

async function read(bytes: Uint8Array) {
  try {
    // Refuses a file that unpacks to too much before all of it is unpacked.
    const files = await unzip(bytes, () => true)
    const decoder = new TextDecoder()
    const document = decoder.decode(files.get(DOCUMENT))
    const { xml, hidden } = withoutHidden(document)
    const part = (name: string) => {
      const file = files.get(name)
      return file && decoder.decode(file)
    }
    let pictured = 0
    const numbering = part('word/numbering.xml')
    const shown = storedZip(
      new Map([...files, [DOCUMENT, new TextEncoder().encode(withNumbers(xml, numbering))]]),
    )
    const { value } = await mammoth.convertToHtml(
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
        convertImage: mammoth.images.imgElement(async (picture) => {
          const { contentType } = picture
          const base64 = TAKEN.test(contentType) ? await picture.readAsBase64String() : ''
          pictured += base64.length
          // A picture without bytes is counted by the reader of the HTML, which shows that there was one.
          return { src: base64 && pictured <= MOST_PICTURED ? `data:${contentType};base64,${base64}` : '' }
        }),
      },
    )
    const html = withStarts(value)
    if (html.length - pictured > MOST_HTML) return { refused: 'TOO_MUCH_TEXT' }
    if (html === '') return { refused: 'NO_TEXT' }
    return {
      html,
      deletions: countOf(document, /<w:(?:del|moveFrom) /g),
      comments: countOf(part('word/comments.xml') ?? '', /<w:comment /g),
      hidden,
    }
  } catch {
    return { refused: 'DAMAGED' }
  }
}

process.stdout.write(JSON.stringify(await read(new Uint8Array(await buffer(process.stdin)))))
