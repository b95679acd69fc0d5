// A separate process (started by run.ts): a page as PNG on standard input, its words as JSON on standard output. The arguments are the
// languages by their Tesseract codes. It ends after one page, because the memory of Tesseract only grows, and reads its language data from
// packages that are installed; nothing in it reaches the network.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import type { Recognised } from '../recognition/page-text'

type Word = { text: string; confidence: number; bbox: { x0: number; y0: number; x1: number; y1: number } }
type Read = { blocks?: { paragraphs?: { lines?: { words?: Word[] }[] }[] }[] }

/** The part of Tesseract, compiled to WebAssembly, that is used here. */
type Tesseract = {
  FS: { writeFile: (name: string, data: Uint8Array) => void }
  TessBaseAPI: new () => {
    Init: (path: null, languages: string, engine: number) => number
    SetImageFile: (exif: number, angle: number) => number
    SetVariable: (name: string, value: string) => void
    Recognize: (monitor: null) => number
    GetJSONText: () => string
    Version: () => string
  }
}

const LSTM = 1
const UPRIGHT = 1
/** Where a PNG says its size (PNG specification, 11.2.1). */
const [WIDTH_AT, HEIGHT_AT] = [16, 20]

const languages = process.argv.slice(2)
const require = createRequire(import.meta.url)
const start = require('tesseract.js-core/tesseract-core-simd-lstm') as (options: object) => Promise<Tesseract>
// Only the result goes to standard output.
console.log = console.warn = console.error = () => {}

const image = await buffer(process.stdin)
const tesseract = await start({ TesseractProgress: () => {}, print: () => {}, printErr: () => {} })
for (const code of languages) {
  const data = require.resolve(`@tesseract.js-data/${code}/4.0.0_best_int/${code}.traineddata.gz`)
  tesseract.FS.writeFile(`./${code}.traineddata`, gunzipSync(readFileSync(data)))
}
const api = new tesseract.TessBaseAPI()
if (api.Init(null, languages.join('+'), LSTM) !== 0) throw new Error('Tesseract refused its language data.')
tesseract.FS.writeFile('/input', image)
if (api.SetImageFile(UPRIGHT, 0) !== 0) throw new Error('Tesseract refused the image.')
api.SetVariable('user_defined_dpi', '300')
api.Recognize(null)
const { blocks = [] } = JSON.parse(api.GetJSONText()) as Read
const recognised: Recognised = {
  reader: `Tesseract ${api.Version()}`,
  width: image.readUInt32BE(WIDTH_AT),
  height: image.readUInt32BE(HEIGHT_AT),
  paragraphs: blocks.flatMap(({ paragraphs = [] }) =>
    paragraphs.map(({ lines = [] }) =>
      lines.map(({ words = [] }) =>
        words.map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
          ...{ text, confidence },
          place: [x0, y0, x1, y1],
        })),
      ),
    ),
  ),
}
process.stdout.write(JSON.stringify(recognised))
