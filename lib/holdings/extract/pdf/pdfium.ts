import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Box } from './glyph'

/** The memory of PDFium. The views are new after it has grown, so they are asked for each time. */
type Memory = {
  readonly HEAPU8: Uint8Array
  readonly HEAPF32: Float32Array
  readonly HEAPF64: Float64Array
  readonly HEAP32: Int32Array
}

/** PDFium (WebAssembly) with a small fixed block of memory for what its functions write. */
export type Pdfium = {
  api: WrappedPdfiumModule
  /** The address of the block of 64 bytes. */
  block: number
  memory: Memory
  float(index: number): number
  double(index: number): number
  integer(index: number): number
}

/** Starts PDFium. It draws nothing on a screen and reaches neither files nor the network. */
export async function startPdfium(): Promise<Pdfium> {
  const program = readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')))
  const quiet = { wasmBinary: program, print: () => {}, printErr: () => {} }
  const api = await init(quiet as Parameters<typeof init>[0])
  api.PDFiumExt_Init()
  const memory = api.pdfium as unknown as Memory
  const block = allocate(api, 64)
  return {
    api,
    block,
    memory,
    float: (index) => memory.HEAPF32[block / 4 + index] ?? 0,
    double: (index) => memory.HEAPF64[block / 8 + index] ?? 0,
    integer: (index) => memory.HEAP32[block / 4 + index] ?? 0,
  }
}

/** Memory inside PDFium; the caller frees it. */
export function allocate(api: WrappedPdfiumModule, bytes: number): number {
  const address = api.pdfium.wasmExports.malloc(bytes)
  if (address === 0) throw new Error('PDFium has no memory left.')
  return address
}

export const free = (api: WrappedPdfiumModule, address: number) => api.pdfium.wasmExports.free(address)

/** Error codes of FPDF_GetLastError (fpdfview.h). */
const PASSWORD = 4
const SECURITY = 5

export type Opened =
  | { document: number; close: () => void }
  | { refused: 'PASSWORD' | 'ENCRYPTED' | 'DAMAGED' }

/** Opens a document that needs no password. */
export function openDocument({ api, memory }: Pdfium, bytes: Uint8Array): Opened {
  const data = allocate(api, bytes.length)
  memory.HEAPU8.set(bytes, data)
  const document = api.FPDF_LoadMemDocument(data, bytes.length, '')
  if (document)
    return {
      document,
      close: () => {
        api.FPDF_CloseDocument(document)
        free(api, data)
      },
    }
  const error = api.FPDF_GetLastError()
  free(api, data)
  return { refused: error === PASSWORD ? 'PASSWORD' : error === SECURITY ? 'ENCRYPTED' : 'DAMAGED' }
}

/** The label of a page in the document; null where it has none. */
export function pageLabel({ api, memory }: Pdfium, document: number, index: number): string | null {
  const size = api.FPDF_GetPageLabel(document, index, 0, 0)
  if (size <= 2 || size > 2000) return null
  const buffer = allocate(api, size)
  api.FPDF_GetPageLabel(document, index, buffer, size)
  const label = Buffer.from(memory.HEAPU8.slice(buffer, buffer + size - 2)).toString('utf16le')
  free(api, buffer)
  return (
    label
      .replaceAll(/\p{Cc}/gu, '')
      .toWellFormed()
      .trim() || null
  )
}

/** The visible part of a page. */
export function pageArea({ api, block, float }: Pdfium, page: number): Box {
  if (!api.FPDF_GetPageBoundingBox(page, block)) return { left: 0, bottom: 0, right: 612, top: 792 }
  // FS_RECTF: left, top, right, bottom.
  return { left: float(0), top: float(1), right: float(2), bottom: float(3) }
}
