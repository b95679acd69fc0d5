import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { NotFound } from '@/lib/errors'

/** Folders of pdf.js with files that some documents need: character maps, standard fonts, decoders, colour profiles. */
const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

const mediaTypes: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' }

/** One of these files; `NotFound` for anything else. */
export async function readPdfData(folder: string, file: string) {
  if (!folders.includes(folder) || !/^[\w-]+(\.[\w-]+)*$/.test(file)) throw new NotFound()
  const place = path.join(process.cwd(), 'node_modules', 'pdfjs-dist', folder, file)
  const bytes = await readFile(/* turbopackIgnore: true */ place).catch(() => {
    throw new NotFound()
  })
  return { bytes, mediaType: mediaTypes[path.extname(file)] ?? 'application/octet-stream' }
}
