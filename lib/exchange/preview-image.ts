import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import decompress from 'woff2-encoder/decompress'
import { type OneByOne, oneByOne } from '@/lib/page-store/one-by-one'
import { directionOfText } from '@/lib/text/direction'
import { type OverlayOptions, sharp } from '@/lib/workers/images'
import type { Preview } from './edition-preview'
import { previewFonts } from './preview-signs'
import { PREVIEW_SIZE } from './preview-size'

const EDGE = 80
const MOST = { title: 170, line: 110 } as const
const colour = { paper: '#faf9f6', ink: '#1d1c1a', quiet: '#6a675f', accent: '#7a5c2e' } as const

/** Without blanks, which the library ignores in the names of fonts. */
const FAMILIES = ['SourceSerif4', 'NotoSerifArmenian', 'NotoSerifHebrew', 'NotoNaskhArabic'].join(',')

const shared = globalThis as typeof globalThis & {
  stelePreviewFonts?: Promise<void>
  stelePreviewTurns?: OneByOne
}

const webFonts = () => path.join(process.cwd(), 'node_modules', '@fontsource-variable')

/** Makes the fonts of the pages known to the library that draws text. It reads no WOFF2. Once in a process. */
async function loadFonts(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stele-fonts-'))
  for (const [family, script] of previewFonts) {
    const name = `${family}-${script}-wght-normal`
    const web = await readFile(path.join(webFonts(), family, 'files', `${name}.woff2`))
    const fontfile = path.join(folder, `${name}.ttf`)
    await writeFile(fontfile, await decompress(web))
    // Drawing a letter with a font file adds it for all drawings that follow.
    await sharp({ text: { text: 'a', fontfile, dpi: 72 } }).toBuffer()
  }
}

/** At most so many characters, with an ellipsis for the rest. */
function short(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most
    ? line
    : `${line
        .slice(0, most)
        .toWellFormed()
        .replace(/\s*\S*$/, '')} …`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\0', '')

type Line = { text: string; size: number; ink: string; weight: number }

const drawn = ({ text, size, ink, weight }: Line) =>
  sharp({
    text: {
      text: `<span foreground="${ink}" weight="${weight}">${escaped(text)}</span>`,
      ...{ font: `${FAMILIES} ${size}`, dpi: 72, rgba: true, width: PREVIEW_SIZE.width - 2 * EDGE },
      // A word that is longer than a line would be wider than the image.
      wrap: 'word-char' as const,
      // Text from right to left begins on the right then.
      ...{ align: 'left' as const, spacing: Math.round(size * 0.12) },
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })

const sizeOf = ({ length }: string) => (length <= 60 ? 68 : length <= 110 ? 56 : 46)

/**
 * The preview of a page for other sites as PNG: its kind and date, its title, its source and the name of the archive, in the fonts of the pages. One
 * is drawn at a time: several at once leave tens of megabytes behind, and each is drawn once and kept. Null where too many wait.
 */
export function previewImage(preview: Preview): Promise<Buffer> | null {
  shared.stelePreviewTurns ??= oneByOne()
  return shared.stelePreviewTurns(() => draw(preview))
}

async function draw({ kicker, title, source, archive, language }: Preview): Promise<Buffer> {
  // A failure, such as of a full disk, doesn't stay.
  shared.stelePreviewFonts ??= loadFonts().catch((error: unknown) => {
    delete shared.stelePreviewFonts
    throw error
  })
  await shared.stelePreviewFonts
  const heading = short(title, MOST.title)
  const isRight = directionOfText(heading, language) === 'rtl'
  const lines: { line: Line; y: number; fromBelow?: true }[] = [
    { line: { text: short(kicker, MOST.line), size: 28, ink: colour.quiet, weight: 500 }, y: EDGE },
    { line: { text: heading, size: sizeOf(heading), ink: colour.ink, weight: 600 }, y: EDGE + 56 },
    {
      line: { text: short(archive, MOST.line), size: 28, ink: colour.ink, weight: 600 },
      y: EDGE,
      fromBelow: true,
    },
    {
      line: { text: short(source, MOST.line), size: 28, ink: colour.quiet, weight: 400 },
      ...{ y: EDGE + 52, fromBelow: true },
    },
  ]
  const overlays: OverlayOptions[] = []
  for (const { line, y, fromBelow } of lines) {
    if (line.text === '') continue
    const { data, info } = await drawn(line)
    overlays.push({
      input: data,
      left: isRight ? PREVIEW_SIZE.width - EDGE - info.width : EDGE,
      top: fromBelow ? PREVIEW_SIZE.height - y - info.height : y,
    })
  }
  const rule = {
    create: { width: 8, height: PREVIEW_SIZE.height, channels: 3, background: colour.accent },
  } as const
  return sharp({ create: { ...PREVIEW_SIZE, channels: 3, background: colour.paper } })
    .composite([{ input: rule, left: isRight ? PREVIEW_SIZE.width - 8 : 0, top: 0 }, ...overlays])
    .png({ palette: true, colours: 64 })
    .toBuffer()
}
