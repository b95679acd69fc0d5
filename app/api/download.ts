import type { Readable } from 'node:stream'
import { inReach } from '@/app/in-reach'
import { NotFound } from '@/lib/errors'
import type { Drawing } from '@/lib/holdings/extract/reading'
import { recordingKindOf } from '@/lib/holdings/recording-kinds'
import type { ByteRange } from '@/lib/storage/store'

type Download = { filename: string; mediaType: string; size: number; stream: Readable }

/** The unchanged bytes of a file. Always a download, so that nothing in it runs or is shown on the archive's origin. */
export const downloadOf = ({ filename, mediaType, size, stream }: Download): Response =>
  new Response(streamOf(stream[Symbol.asyncIterator]()), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
    },
  })

type Playable = {
  mediaType: string
  size: number
  part: ByteRange | 'NONE' | null
  stream: Readable | null
}

/** A recording for a player, all of it or a part (RFC 9110, 14). Nothing in it runs: it is no page. */
export function playableOf({ mediaType, size, part, stream }: Playable): Response {
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  })
  if (part === 'NONE' || !stream) {
    headers.set('Content-Range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  headers.set('Content-Type', mediaType)
  // Nothing in a document runs or is shown on the archive's origin. It has no name of its own: the one it came with can name a person.
  if (!recordingKindOf(mediaType)) headers.set('Content-Disposition', 'attachment')
  headers.set('Content-Length', String(part ? part.end - part.start + 1 : size))
  if (part) headers.set('Content-Range', `bytes ${part.start}-${part.end}/${size}`)
  return new Response(streamOf(stream[Symbol.asyncIterator]()), { status: part ? 206 : 200, headers })
}

type Play = (range: string | null) => Promise<(Playable & { sha256: string }) | null>

/**
 * A recording for readers, from `play`, which gets the range to send; 404 where it has none. It can be withdrawn at any time: caches ask each time
 * whether it is still there.
 */
export const playedToReaders = (request: Request, play: Play): Promise<Response> =>
  inReach(() => played(request, play))

async function played(request: Request, play: Play): Promise<Response> {
  // A part of what a browser has only fits the same bytes.
  const [asked, since] = [request.headers.get('range'), request.headers.get('if-range')]
  const tagOf = (sha256: string) => `"${sha256.slice(0, 32)}"`
  const found = await play(asked).catch((error) => {
    if (error instanceof NotFound) return null
    throw error
  })
  const again = found && since !== null && since !== tagOf(found.sha256) && asked !== null
  if (again) found.stream?.destroy()
  const sent = again ? await play(null) : found
  const headers = { 'X-Robots-Tag': 'noindex' }
  if (!sent) return new Response(null, { status: 404, headers: { ...headers, 'Cache-Control': 'no-store' } })
  const etag = tagOf(sent.sha256)
  const kept = { ...headers, 'Cache-Control': 'no-cache', ETag: etag }
  if (!asked && request.headers.get('if-none-match') === etag) {
    sent.stream?.destroy()
    return new Response(null, { status: 304, headers: kept })
  }
  const response = playableOf(sent)
  for (const [name, value] of Object.entries(kept)) response.headers.set(name, value)
  return response
}

/** The image of a page as WebP, with the number of pages and the size of the page as JSON in the header `Stele-Page`. */
export const pageResponse = ({ image, pages, width, height }: Drawing): Response =>
  new Response(new Uint8Array(image), {
    headers: { 'Content-Type': 'image/webp', 'Stele-Page': JSON.stringify({ pages, width, height }) },
  })

/** Reads as fast as the client does, and closes the file when the client disconnects. */
const streamOf = (chunks: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await chunks.return?.()
    },
  })
