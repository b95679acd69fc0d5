import { z } from 'zod'
import { refused } from '@/components/desk/refusal'
import { message } from '@/lib/messages/message'
import { type Answer, answerIn } from './client'

/** BROKEN: the connection broke, and sending goes on by itself. */
export type UploadProgress = { phase: 'SENDING'; percent: number } | { phase: 'READING' | 'BROKEN' }

/** What the archive answers when it added a copy. */
export const addedCopySchema = z.object({
  id: z.uuid(),
  length: z.int(),
  pages: z.int(),
  notices: z.array(z.string()),
})
export type Added = z.output<typeof addedCopySchema>

/**
 * Sends a file as the body of a request and reports progress (by XMLHttpRequest, because fetch reports none). Never rejects: resolves to what
 * was added, by its schema, or to why it was refused. `signal` stops it.
 */
export function upload<Schema extends z.ZodType>(
  schema: Schema,
  address: string,
  file: Blob,
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<Answer<z.output<Schema>>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress({ phase: 'SENDING', percent: total ? Math.floor((100 * loaded) / total) : 0 })
    request.upload.onload = () => onProgress({ phase: 'READING' })
    request.onload = () =>
      resolve(answerIn(schema, { status: request.status, body: bodyOf(request.responseText) }))
    request.onerror = () => resolve({ refusal: refused(message('holdings.upload.interrupted')) })
    request.onabort = () => resolve({ refusal: refused(message('holdings.upload.stopped')) })
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
