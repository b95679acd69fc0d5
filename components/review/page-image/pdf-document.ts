import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type Message, message } from '@/lib/messages/message'

/** Why a page can't be shown. */
export class PageFault extends Error {
  constructor(readonly text: Message) {
    super(text.key)
  }
}

/** The share of the file that is loaded, from 0 to 1; null while its size isn't known. */
export type Progress = number | null

type Opened = {
  holdingId: string
  document: Promise<PDFDocumentProxy>
  progress: Set<(progress: Progress) => void>
  close: () => void
}
let opened: Opened | null = null

/** pdf.js with its worker, both loaded from this archive for the first page. */
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
      for (const report of progress) report(total > 0 ? Math.min(1, loaded / total) : null)
    }
    return loading.promise
  }
  const document = load().catch((error: unknown) => {
    if (opened?.document === document) opened = null
    throw faultOf(error)
  })
  return { holdingId, document, progress, close: () => close() }
}

/** The archive copy as a document. The last one stays open, so that its pages load it once. Throws `PageFault`. */
export async function openPdf(
  holdingId: string,
  report: (progress: Progress) => void,
): Promise<PDFDocumentProxy> {
  if (opened?.holdingId !== holdingId) {
    opened?.close()
    opened = open(holdingId)
  }
  const { document, progress } = opened
  progress.add(report)
  try {
    return await document
  } finally {
    progress.delete(report)
  }
}

const byStatus: Record<number, Message> = {
  401: message('review.pageImage.fault.signedOut'),
  403: message('review.pageImage.fault.forbidden'),
  404: message('review.pageImage.fault.gone'),
}
const byName: Record<string, Message> = {
  InvalidPDFException: message('review.pageImage.fault.invalid'),
  PasswordException: message('review.pageImage.fault.password'),
}

/** Any error as a fault that says what happened. */
export function faultOf(error: unknown): PageFault {
  if (error instanceof PageFault) return error
  const { name = '', status } = Object(error) as { name?: string; status?: number }
  return new PageFault(
    byName[name] ??
      (status !== undefined
        ? (byStatus[status] ?? message('review.pageImage.fault.notSent'))
        : name === 'AbortException' || name === 'RenderingCancelledException'
          ? message('review.pageImage.fault.left')
          : message('review.pageImage.fault.notDrawn')),
  )
}
