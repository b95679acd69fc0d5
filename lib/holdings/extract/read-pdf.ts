// A separate process (started by run.ts): the bytes of a PDF on standard input, a Reading as JSON on standard output. At run time it imports
// only its neighbours of this project, so that Node can run it without permission to write, connect or start anything. With the number of a
// page as its third argument it answers with the places of that page's text. After each page it says on standard error how many are done.
import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { documentTextOf, type ReadPage } from './pdf/document-text.ts'
import { pageContent } from './pdf/page-content.ts'
import { layoutOf } from './pdf/page-layout.ts'
import { pageTextOf } from './pdf/page-text.ts'
import { openDocument, type Pdfium, pageLabel, startPdfium } from './pdf/pdfium.ts'
import { placing } from './pdf/picture.ts'
import type { PagePlaces, Reading } from './reading'

const [maxPages = 0, maxText = 0, onlyPage = 0] = process.argv.slice(2).map(Number)
// Only the result goes to standard output.
console.log = console.warn = console.error = () => {}

const packageFile = fileURLToPath(
  new URL('../package.json', import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')),
)
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }

async function read(bytes: Uint8Array): Promise<Reading | PagePlaces> {
  const pdfium = await startPdfium()
  const opened = openDocument(pdfium, bytes)
  if ('refused' in opened) return { refused: opened.refused }
  try {
    const count = pdfium.api.FPDF_GetPageCount(opened.document)
    if (count === 0) return { refused: 'DAMAGED' }
    if (count > maxPages) return { refused: 'TOO_MANY_PAGES' }
    return onlyPage > 0
      ? placesOf(pdfium, opened.document, Math.min(onlyPage, count) - 1)
      : readAll(pdfium, opened.document, count)
  } finally {
    opened.close()
  }
}

function readAll(pdfium: Pdfium, document: number, count: number): Reading {
  const pages: ReadPage[] = []
  let length = 0
  for (let index = 0; index < count; index += 1) {
    const page = readPage(pdfium, document, index)
    if (!page) return { refused: 'DAMAGED' }
    length += page.text.length
    if (length > maxText) return { refused: 'TOO_MUCH_TEXT' }
    // The places of a page take more memory than all the rest.
    pages.push({ ...page, places: [] })
    process.stderr.write(`${index + 1}/${count}\n`)
  }
  const { findings, ...text } = documentTextOf(pages)
  const isLocked = pdfium.api.EPDF_IsEncrypted(document)
  return {
    reader: `PDFium ${version}`,
    ...text,
    findings: isLocked ? [...findings, { kind: 'OWNER_PASSWORD', count: 1, pages: [] }] : findings,
  }
}

function readPage(pdfium: Pdfium, document: number, index: number): ReadPage | null {
  const content = pageContent(pdfium, document, index)
  if (!content) return null
  const layout = layoutOf(content)
  const label = pageLabel(pdfium, document, index)
  return {
    ...pageTextOf(layout),
    label: label ?? String(index + 1),
    isSheet: label === null,
    height: layout.height,
    width: layout.width,
    isUncertain: layout.isUncertain,
    controls: content.controls,
    unknown: content.unknown,
  }
}

const inHundredths = (units: number) => Math.round(units * 100) / 100

function placesOf(pdfium: Pdfium, document: number, index: number): PagePlaces | Reading {
  const read = readPage(pdfium, document, index)
  const page = pdfium.api.FPDF_LoadPage(document, index)
  if (!read || !page) return { refused: 'DAMAGED' }
  const [width, height] = [pdfium.api.FPDF_GetPageWidthF(page), pdfium.api.FPDF_GetPageHeightF(page)]
  const place = placing(pdfium, page, { wide: width, high: height })
  const places = read.places.map((box) => {
    if (!box) return []
    const { left, bottom, right, top } = place(box)
    return [left, bottom, right, top].map(inHundredths)
  })
  pdfium.api.FPDF_ClosePage(page)
  return { text: read.text, width, height, places }
}

process.stdout.write(JSON.stringify(await read(new Uint8Array(await buffer(process.stdin)))))
