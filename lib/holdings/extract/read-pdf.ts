// A separate process (started by run.ts): the bytes of a PDF on standard input, a Reading as JSON on standard output. At run time it imports
// only its neighbours of this project, so that Node can run it without permission to write, connect or start anything.
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { getDocument, PasswordResponses, VerbosityLevel, version } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ReportFinding } from '../extraction-report'
import { pageTextOf } from './page-text.ts'
import type { Page, Reading } from './reading'

const [maxPages = 0, maxText = 0] = process.argv.slice(2).map(Number)
const packageFile = (path: string) =>
  fileURLToPath(new URL(path, import.meta.resolve('pdfjs-dist/package.json')))
// Only the result goes to standard output.
console.log = console.warn = console.error = () => {}

async function read(data: Uint8Array): Promise<Reading> {
  const loading = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    stopAtErrors: true,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    cMapUrl: packageFile('cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: packageFile('standard_fonts/'),
  })
  let passwordWanted = false
  loading.onPassword = (_update: unknown, reason: number) => {
    passwordWanted = reason === PasswordResponses.NEED_PASSWORD
    loading.destroy()
  }
  try {
    const document = await loading.promise
    const { info } = await document.getMetadata()
    if ('EncryptFilterName' in info && info.EncryptFilterName) return { refused: 'ENCRYPTED' }
    if (document.numPages > maxPages) return { refused: 'TOO_MANY_PAGES' }
    return await readPages(document)
  } catch {
    return { refused: passwordWanted ? 'PASSWORD' : 'DAMAGED' }
  }
}

type Document = Awaited<ReturnType<typeof getDocument>['promise']>

async function readPages(document: Document): Promise<Reading> {
  const labels = await document.getPageLabels()
  const pages: Page[] = []
  let text = ''
  let unknownCharacters = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const { text: printed } = pageTextOf(items)
    page.cleanup()
    unknownCharacters += printed.split('\ufffd').length - 1
    if (text) text += '\n\n'
    pages.push({
      label: labels?.[number - 1] || String(number),
      start: text.length,
      end: text.length + printed.length,
    })
    text += printed
    if (text.length > maxText) return { refused: 'TOO_MUCH_TEXT' }
  }
  const findings: ReportFinding[] = unknownCharacters
    ? [{ kind: 'UNKNOWN_GLYPHS', count: unknownCharacters, pages: [] }]
    : []
  return text.trim() === ''
    ? { refused: 'NO_TEXT' }
    : { reader: `pdf.js ${version}`, text, pages, spans: [], findings }
}

process.stdout.write(JSON.stringify(await read(new Uint8Array(await buffer(process.stdin)))))
