import type { Readable } from 'node:stream'

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
