// A separate process (started by run.ts): the bytes of a picture on standard input; on standard output one line of JSON (its size, or why it was
// refused) and then the bytes of the drawn picture. Arguments: the format, the width in dots (0 only measures), the height of a piece cut around
// a point (0 cuts nothing), and that point in hundredths.
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

const [format = '', ...rest] = process.argv.slice(2)
const [wide = 0, high = 0, focusX = 50, focusY = 50] = rest.map(Number)
// Only the result goes to standard output.
console.log = console.warn = console.error = () => {}

/** The largest picture that is opened. It takes four bytes a dot. */
const MOST_DOTS = 100e6

sharp.cache(false)
sharp.concurrency(1)

const print = (about: object) => process.stdout.write(`${JSON.stringify(about)}\n`)

/** Where a piece of `length` begins so that the point is in its middle, as far as the whole reaches. */
const startOf = (whole: number, length: number, hundredths: number) =>
  Math.max(0, Math.min(whole - length, Math.round((whole * hundredths) / 100 - length / 2)))

const bytes = new Uint8Array(await buffer(process.stdin))
const options = { limitInputPixels: MOST_DOTS, failOn: 'truncated' } as const
try {
  const found = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
  const { width, height } = found.autoOrient
  if (width * height > MOST_DOTS) {
    print({ refused: 'TOO_MANY_DOTS', width, height })
  } else if (wide === 0) {
    // Decodes all of it: a picture that was cut off is refused now.
    await sharp(bytes, options).stats()
    print({ width, height })
  } else {
    const upright = sharp(bytes, options).autoOrient().toColourspace('srgb')
    if (high > 0) {
      const scale = Math.min(width / wide, height / high)
      const piece = { width: Math.floor(wide * scale), height: Math.floor(high * scale) }
      const [left, top] = [startOf(width, piece.width, focusX), startOf(height, piece.height, focusY)]
      upright.extract({ left, top, ...piece })
    }
    // No metadata is written: no place, no camera.
    upright.resize({ width: wide, withoutEnlargement: true })
    const encoded =
      format === 'avif' ? upright.avif({ quality: 55, effort: 2 }) : upright.webp({ quality: 80 })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    print({ width: info.width, height: info.height })
    process.stdout.write(data)
  }
} catch {
  print({ refused: 'DAMAGED' })
}
