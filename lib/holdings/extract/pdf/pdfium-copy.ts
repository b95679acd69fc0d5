import { allocate, free, openDocument, type Pdfium } from './pdfium.ts'

/** FPDF_REMOVE_SECURITY (fpdf_save.h). */
const REMOVE_SECURITY = 3

/** The same document without encryption; null where it needs a password or can't be written. */
export function decrypted(pdfium: Pdfium, bytes: Uint8Array): Buffer | null {
  const { api, memory } = pdfium
  const opened = openDocument(pdfium, bytes)
  if ('refused' in opened) return null
  const writer = api.PDFiumExt_OpenFileWriter()
  try {
    if (!api.FPDF_SaveAsCopy(opened.document, writer, REMOVE_SECURITY)) return null
    const size = api.PDFiumExt_GetFileWriterSize(writer)
    const address = allocate(api, size)
    api.PDFiumExt_GetFileWriterData(writer, address, size)
    const copy = Buffer.from(memory.HEAPU8.slice(address, address + size))
    free(api, address)
    return copy
  } finally {
    api.PDFiumExt_CloseFileWriter(writer)
    opened.close()
  }
}
