import { DetailedError, type PreviousUpload, Upload, type UrlStorage } from 'tus-js-client'
import { z } from 'zod'
import { type Refusal, refused } from '@/components/desk/refusal'
import { message } from '@/lib/messages/message'
import { answerIn, refusalIn, send } from './client'

/** What the archive answers for a file of the media library: the new entry, or the one that has the same bytes. */
const mediaAnswerSchema = z.object({
  id: z.uuid(),
  sha256: z.string(),
  filename: z.string(),
  mediaType: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
})
export type MediaAnswer = z.output<typeof mediaAnswerSchema>

export type Sending = {
  onProgress: (percent: number) => void
  /** The connection broke, and sending goes on by itself. */
  onBroken: () => void
}

/** `present`: the library had the same bytes before. */
export type SentMedia = { media: MediaAnswer; present: boolean } | { refusal: Refusal }

/** Milliseconds before each new try, after which sending is given up. */
const TRIES = [500, 1500, 4000, 10_000, 20_000]
const PREFIX = 'stele-upload-'

/**
 * Where unfinished uploads are, by a hash of the file: a page that was closed goes on with them. Nothing says which files they were, to the next person
 * at this computer.
 */
const urlStorage: UrlStorage = {
  findAllUploads: async () => [],
  findUploadsByFingerprint: async (key) => {
    const uploadUrl = localStorage.getItem(PREFIX + key)
    if (!uploadUrl) return []
    return [
      { size: null, metadata: {}, creationTime: '', urlStorageKey: key, uploadUrl, parallelUploadUrls: null },
    ]
  },
  removeUpload: async (key) => localStorage.removeItem(PREFIX + key),
  addUpload: async (key, { uploadUrl }: PreviousUpload) => {
    if (uploadUrl) localStorage.setItem(PREFIX + key, uploadUrl)
    return key
  },
}

/** The same file that is sent again with the same values goes on with what was sent of it. */
async function fingerprintOf(
  endpoint: string,
  { name, size, lastModified, type }: File,
  metadata: Readonly<Record<string, string>>,
): Promise<string> {
  const text = [endpoint, name, size, lastModified, type, JSON.stringify(metadata)].join('\n')
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

type Sent = { body: unknown } | { refusal: Refusal; answer: { status: number; body: unknown } | null }

/**
 * Sends a file in an upload that goes on where it broke off, also after the page was closed. Resolves to what the archive answers to its last bytes, or why it
 * was refused; never rejects. `signal` stops it and removes what was sent.
 */
async function sendResumable(
  endpoint: string,
  file: File,
  metadata: Readonly<Record<string, string>>,
  { onProgress, onBroken }: Sending,
  signal: AbortSignal,
): Promise<Sent> {
  const stopped: Sent = { refusal: refused(message('media.upload.cancelled')), answer: null }
  if (signal.aborted) return stopped
  return new Promise((settle) => {
    const resolve = (sent: Sent) => {
      // Stopping it later would remove the file that was added.
      signal.removeEventListener('abort', stop)
      settle(sent)
    }
    const upload = new Upload(file, {
      endpoint,
      metadata: { filename: file.name, ...metadata },
      retryDelays: TRIES,
      fingerprint: (file: File) => fingerprintOf(endpoint, file, metadata),
      urlStorage,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => onProgress(total ? Math.floor((100 * sent) / total) : 0),
      onShouldRetry: (error) => {
        const status = error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined
        // An answer of the archive is final; a lock is one of an earlier try that ends soon.
        const again = status === undefined || status === 0 || status === 423 || status >= 500
        if (again) onBroken()
        return again
      },
      onSuccess: ({ lastResponse }) => resolve({ body: bodyOf(lastResponse.getBody()) }),
      onError: (error) => {
        const response = error instanceof DetailedError ? error.originalResponse : null
        const status = response?.getStatus()
        if (!response || !status)
          return resolve({ refusal: refused(message('media.upload.failed')), answer: null })
        const answer = { status, body: bodyOf(response.getBody()) }
        resolve({ refusal: refusalIn(answer), answer })
      },
    })
    function stop() {
      // The part that was sent is removed; a connection that is broken leaves it for a day.
      upload.abort(true).catch(() => {})
      resolve(stopped)
    }
    signal.addEventListener('abort', stop)
    upload
      .findPreviousUploads()
      .then(([earlier]) => {
        if (earlier) upload.resumeFromPreviousUpload(earlier)
      })
      .catch(() => {})
      .finally(() => {
        if (!signal.aborted) upload.start()
      })
  })
}

const unread = () => ({ refusal: refused(message('errors.unexpected')) })

/** Sends a file to the media library. The promises of `sendResumable`. */
export async function sendMedia(
  file: File,
  language: string,
  sending: Sending,
  signal: AbortSignal,
): Promise<SentMedia> {
  const sent = await sendResumable('/api/media/uploads', file, { language }, sending, signal)
  if ('body' in sent) {
    const media = mediaAnswerSchema.safeParse(sent.body)
    return media.success ? { media: media.data, present: false } : unread()
  }
  const present = presentSchema.safeParse(sent.answer?.body)
  return present.success ? { media: present.data.error.current, present: true } : { refusal: sent.refusal }
}

const importSchema = z.object({ id: z.uuid() })

/** Sends a file to import; the import makes nothing yet. The promises of `sendResumable`. */
export async function sendImport(
  file: File,
  target: string,
  sending: Sending,
  signal: AbortSignal,
): Promise<{ id: string } | { refusal: Refusal }> {
  const sent = await sendResumable('/api/imports/uploads', file, { target }, sending, signal)
  if (!('body' in sent)) return { refusal: sent.refusal }
  const made = importSchema.safeParse(sent.body)
  return made.success ? made.data : unread()
}

const presentSchema = z.object({
  error: z.object({ name: z.literal('Conflict'), current: mediaAnswerSchema }),
})

function refusedBy({ status, body }: { status: number; body: unknown }): SentMedia {
  const present = presentSchema.safeParse(body)
  return present.success
    ? { media: present.data.error.current, present: true }
    : { refusal: refusalIn({ status, body }) }
}

/** Has the archive fetch an image from an address on the web into its media library. Never rejects. */
export async function addLinkedMedia(address: string, language: string): Promise<SentMedia> {
  const reply = await send('/api/media/linked', { method: 'POST', body: { address, language } })
  const answer = answerIn(mediaAnswerSchema, reply)
  if ('done' in answer) return { media: answer.done, present: false }
  return reply ? refusedBy(reply) : answer
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
