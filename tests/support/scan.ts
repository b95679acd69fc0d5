import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { drawPage } from '@/lib/holdings/extract/draw'
import { pdfFile, pdfOf } from './pdf'

/** A scan of a page (Letter) with this text, as PNG: a picture of letters, without text. With fewer dots, it is read in less time. */
export async function scanOf(text: string, dotsPerInch = 300): Promise<Buffer> {
  const place = path.join(tmpdir(), `stele-scan-${randomUUID()}.pdf`)
  await writeFile(place, pdfOf([text]))
  const { image } = await drawPage(
    place,
    'application/pdf',
    { page: 1, wide: 8.5 * dotsPerInch, high: 11 * dotsPerInch, format: 'png' },
    '',
  ).finally(() => rm(place))
  return image
}

/** A PDF whose pages are scans (PNG) or, where a text is given, letters (Helvetica). */
export async function scannedPdf(pages: readonly (Buffer | string)[]): Promise<Buffer> {
  const first = 4
  const kids = pages.map((_, index) => `${first + index * 3} 0 R`)
  const objects: (Buffer | string)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  for (const [index, page] of pages.entries()) {
    const number = first + index * 3
    const drawn =
      typeof page === 'string' ? `BT /F1 12 Tf 50 740 Td (${page}) Tj ET` : '612 0 0 792 0 0 cm /Scan Do'
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Scan ${number + 2} 0 R >> >> >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      await pictureObject(typeof page === 'string' ? await blank() : page),
    )
  }
  return pdfFile(objects, Buffer.alloc(16), false)
}

const blank = () =>
  sharp({ create: { width: 1, height: 1, channels: 3, background: 'white' } })
    .png()
    .toBuffer()

async function pictureObject(png: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(png)
    .toColourspace('b-w')
    .jpeg({ quality: 90 })
    .toBuffer({ resolveWithObject: true })
  const about = `/Type /XObject /Subtype /Image /Width ${info.width} /Height ${info.height} /ColorSpace /DeviceGray /BitsPerComponent 8`
  return Buffer.concat([
    Buffer.from(`<< ${about} /Filter /DCTDecode /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ])
}
