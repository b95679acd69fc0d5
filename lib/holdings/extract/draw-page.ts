// A separate process (started by run.ts): the bytes of a PDF or a picture on standard input; on standard output one line of JSON (a Drawing or
// why it was refused) and then the bytes of the image. Arguments: PDF or PICTURE, the page from 1 on, the largest width and height in dots,
// the boxes that are painted black (JSON), and the format.
import { buffer } from 'node:stream/consumers'
import sharp, { type Sharp } from 'sharp'
import { openDocument, pageLabel, startPdfium } from './pdf/pdfium.ts'
import { pictureOf } from './pdf/picture.ts'
import type { Drawing, ImageBox, ImageFormat } from './reading'

const [kind = '', ...rest] = process.argv.slice(2)
const format = rest.at(-1) as ImageFormat
const [page = 1, wide = 0, high = 0] = rest.map(Number)
const covered = JSON.parse(rest[3] ?? '[]') as ImageBox[]
// Only the result goes to standard output.
console.log = console.warn = console.error = () => {}

/** The largest picture that is opened: a page at 600 dpi in the format A2 has 140 million dots. */
const MOST_DOTS = 200e6
/** The largest image that is drawn of a page. */
const DRAWN_DOTS = 40e6
/** Dots for each point of a page whose text is recognised: 300 dpi. */
const FOR_RECOGNITION = 300 / 72

sharp.cache(false)
sharp.concurrency(1)

type Drawn = Omit<Drawing, 'image'> & { image: Sharp }
type Refused = { refused: 'PASSWORD' | 'ENCRYPTED' | 'DAMAGED' | 'NO_PAGE' }

async function drawnPdf(bytes: Uint8Array): Promise<Drawn | Refused> {
  const pdfium = await startPdfium()
  const { api } = pdfium
  const opened = openDocument(pdfium, bytes)
  if ('refused' in opened) return { refused: opened.refused }
  const pages = api.FPDF_GetPageCount(opened.document)
  if (page > pages) return { refused: 'NO_PAGE' }
  const loaded = api.FPDF_LoadPage(opened.document, page - 1)
  if (!loaded) return { refused: 'DAMAGED' }
  const [width, height] = [api.FPDF_GetPageWidthF(loaded), api.FPDF_GetPageHeightF(loaded)]
  if (!(width > 0 && height > 0)) return { refused: 'DAMAGED' }
  const most = format === 'png' ? FOR_RECOGNITION : Number.POSITIVE_INFINITY
  const scale = Math.min(wide / width, high / height, Math.sqrt(DRAWN_DOTS / (width * height)), most)
  const dots = { wide: Math.max(1, Math.round(width * scale)), high: Math.max(1, Math.round(height * scale)) }
  const raw = { width: dots.wide, height: dots.high, channels: 4 as const }
  const label = pageLabel(pdfium, opened.document, page - 1)
  return { pages, label, width, height, image: sharp(pictureOf(pdfium, loaded, dots), { raw }).removeAlpha() }
}

/** A picture, upright, without the data of the camera. Its pages are those of a TIFF. */
async function drawnPicture(bytes: Uint8Array): Promise<Drawn | Refused> {
  const { pages = 1 } = await sharp(bytes, { limitInputPixels: MOST_DOTS }).metadata()
  if (page > pages) return { refused: 'NO_PAGE' }
  const opened = () => sharp(bytes, { limitInputPixels: MOST_DOTS, page: page - 1 })
  const { width, height } = (await opened().metadata()).autoOrient
  const image = opened()
    .autoOrient()
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .resize({ ...fitting(width, height), fit: 'inside', withoutEnlargement: true })
  return { pages, label: null, width, height, image }
}

/** The largest size for a picture of this one. */
function fitting(width: number, height: number) {
  const scale = Math.min(1, Math.sqrt(DRAWN_DOTS / (width * height)))
  return {
    width: Math.min(wide, Math.ceil(width * scale)),
    height: Math.min(high, Math.ceil(height * scale)),
  }
}

/** The image with black boxes, without the dots below them. */
async function withBoxes(image: Sharp): Promise<Sharp> {
  if (covered.length === 0) return image
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  for (const [left, top, right, bottom] of covered) {
    const [from, to] = [Math.max(0, Math.floor(left * width)), Math.min(width, Math.ceil(right * width))]
    for (let y = Math.max(0, Math.floor(top * height)); y < Math.min(height, bottom * height); y += 1)
      data.fill(0, (y * width + from) * channels, (y * width + Math.max(from, to)) * channels)
  }
  return sharp(data, { raw: { width, height, channels } })
}

const bytes = new Uint8Array(await buffer(process.stdin))
const drawn = kind === 'PDF' ? await drawnPdf(bytes) : await drawnPicture(bytes)
const { image, ...about } = 'refused' in drawn ? { ...drawn, image: null } : drawn
const shown = image && (await withBoxes(image))
const encoded =
  shown && (await (format === 'webp' ? shown.webp({ quality: 80 }) : shown.greyscale().png()).toBuffer())
process.stdout.write(`${JSON.stringify(about)}\n`)
if (encoded) process.stdout.write(encoded)
