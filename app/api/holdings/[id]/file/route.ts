import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import { readHolding } from '@/lib/holdings/queries'

/** GET the unchanged bytes of a copy, for members only. Always a download, so that no page of a copy runs on the archive's origin. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id } = await params
  return answer(request, async (actor) => {
    const { filename, mediaType, size, stream } = await readHolding(actor, id)
    return new Response(streamOf(stream[Symbol.asyncIterator]()), {
      headers: {
        'Content-Type': mediaType,
        'Content-Length': String(size),
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
      },
    })
  })
}

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
