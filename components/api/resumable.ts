import { DetailedError, type PreviousUpload, Upload, type UrlStorage } from 'tus-js-client'
import { z } from 'zod'
import { type Refusal, refused } from '@/components/desk/refusal'
import { message } from '@/lib/messages/message'
import { answerIn, refusalIn, send } from './client'

/** What the archive answers for a file of the media library: the new entry, or the one that has the same bytes. */
export const mediaAnswerSchema = z.object({
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

async function fingerprintOf(file: File): Promise<string> {
  const text = [file.name, file.size, file.lastModified, file.type].join('\n')
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Sends a file to the media library in an upload that goes on where it broke off. Never rejects. `signal` stops it and removes what was sent.
 */
export async function sendMedia(
  file: File,
  language: string,
  { onProgress, onBroken }: Sending,
  signal: AbortSignal,
): Promise<SentMedia> {
  const stopped: SentMedia = { refusal: refused(message('media.upload.cancelled')) }
  if (signal.aborted) return stopped
  return new Promise((settle) => {
    const resolve = (sent: SentMedia) => {
      // Stopping it later would remove the file that was added.
      signal.removeEventListener('abort', stop)
      settle(sent)
    }
    const upload = new Upload(file, {
      endpoint: '/api/media/uploads',
      metadata: { filename: file.name, language },
      retryDelays: TRIES,
      fingerprint: fingerprintOf,
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
      onSuccess: ({ lastResponse }) => {
        const media = mediaAnswerSchema.safeParse(bodyOf(lastResponse.getBody()))
        resolve(
          media.success
            ? { media: media.data, present: false }
            : { refusal: refused(message('errors.unexpected')) },
        )
      },
      onError: (error) => {
        const answer = error instanceof DetailedError ? error.originalResponse : null
        if (!answer?.getStatus()) return resolve({ refusal: refused(message('media.upload.failed')) })
        resolve(refusedBy(answer.getStatus(), bodyOf(answer.getBody())))
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

const presentSchema = z.object({
  error: z.object({ name: z.literal('Conflict'), current: mediaAnswerSchema }),
})

function refusedBy(status: number, body: unknown): SentMedia {
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
  return reply ? refusedBy(reply.status, reply.body) : answer
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
