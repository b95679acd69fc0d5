import { z } from 'zod'
import type { Refusal } from '@/components/desk/refusal'

export type UploadProgress = { phase: 'SENDING'; percent: number } | { phase: 'READING' }

const addedSchema = z.object({
  id: z.uuid(),
  length: z.int(),
  pages: z.int(),
  notices: z.array(z.string()),
})
export type Added = z.output<typeof addedSchema>

const refusedSchema = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).default({}),
    current: z.object({ id: z.uuid() }).optional(),
  }),
})

const unreachable: Refusal = {
  message:
    'The connection broke off, and nothing was kept on the server. What you filled in is still here; send it again.',
  fields: {},
  signedOut: false,
}

/**
 * Sends a file as the body of a request and tells how far it is (XMLHttpRequest, as fetch tells nothing of what is sent). Never rejects:
 * gives the copy that was added or why it was refused. `signal` breaks it off.
 */
export function upload(
  address: string,
  file: Blob,
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<{ added: Added } | { refusal: Refusal }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress({ phase: 'SENDING', percent: total ? Math.floor((100 * loaded) / total) : 0 })
    request.upload.onload = () => onProgress({ phase: 'READING' })
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => resolve({ refusal: unreachable })
    request.onabort = () =>
      resolve({ refusal: { ...unreachable, message: 'Stopped. Nothing was kept on the server.' } })
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function answerOf({ status, responseText }: XMLHttpRequest): { added: Added } | { refusal: Refusal } {
  const body = bodyOf(responseText)
  const added = addedSchema.safeParse(body)
  if (status === 201 && added.success) return { added: added.data }
  const refused = refusedSchema.safeParse(body)
  if (!refused.success) return { refusal: unreachable }
  const { name, message, fields, current } = refused.data.error
  return { refusal: { message, fields, signedOut: name === 'SignedOut', current } }
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
