import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Why a page cannot be shown, in a sentence for the person at the page. */
export class PageFault extends Error {}

/** How much of the file has come, from 0 to 1; null while its size is not known. */
export type Progress = number | null

type Opened = {
  holdingId: string
  document: Promise<PDFDocumentProxy>
  progress: Set<(progress: Progress) => void>
  close: () => void
}
let opened: Opened | null = null

/** pdf.js with its worker, both fetched from this archive when the first page is wanted. */
async function reader() {
  const pdfjs = await import('pdfjs-dist')
  pdfjs.GlobalWorkerOptions.workerPort ??= new Worker(
    new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url),
    { type: 'module' },
  )
  return pdfjs
}

const dataFolder = (name: string) => new URL(`/api/pdf-data/${name}/`, window.location.origin).href

function open(holdingId: string): Opened {
  const progress: Opened['progress'] = new Set()
  let closed = false
  let close = () => {
    closed = true
  }
  const load = async () => {
    const pdfjs = await reader()
    const loading = pdfjs.getDocument({
      url: `/api/holdings/${holdingId}/file`,
      disableRange: true,
      stopAtErrors: false,
      enableXfa: false,
      cMapUrl: dataFolder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: dataFolder('standard_fonts'),
      wasmUrl: dataFolder('wasm'),
      iccUrl: dataFolder('iccs'),
    })
    close = () => void loading.destroy()
    if (closed) close()
    loading.onProgress = ({ loaded, total }: { loaded: number; total: number }) => {
      for (const tell of progress) tell(total > 0 ? Math.min(1, loaded / total) : null)
    }
    return loading.promise
  }
  const document = load().catch((error: unknown) => {
    if (opened?.document === document) opened = null
    throw faultOf(error)
  })
  return { holdingId, document, progress, close: () => close() }
}

/** The held copy as a document. One is kept open, so that going through its pages fetches it once. Throws `PageFault`. */
export async function openPdf(
  holdingId: string,
  tell: (progress: Progress) => void,
): Promise<PDFDocumentProxy> {
  if (opened?.holdingId !== holdingId) {
    opened?.close()
    opened = open(holdingId)
  }
  const { document, progress } = opened
  progress.add(tell)
  try {
    return await document
  } finally {
    progress.delete(tell)
  }
}

const byStatus: Record<number, string> = {
  401: 'Your sign-in has ended: sign in again in another tab, then try once more.',
  403: 'You may not see this copy.',
  404: 'The file of this copy is not there any more.',
}
const byName: Record<string, string> = {
  InvalidPDFException: 'This PDF cannot be read.',
  PasswordException: 'This PDF asks for a password.',
}

/** Any error as a sentence that says what happened. */
export function faultOf(error: unknown): PageFault {
  if (error instanceof PageFault) return error
  const { name = '', status } = Object(error) as { name?: string; status?: number }
  return new PageFault(
    byName[name] ??
      (status !== undefined
        ? (byStatus[status] ?? 'The archive did not send the file.')
        : name === 'AbortException' || name === 'RenderingCancelledException'
          ? 'The page was left before it was drawn.'
          : 'The page could not be drawn.'),
  )
}
