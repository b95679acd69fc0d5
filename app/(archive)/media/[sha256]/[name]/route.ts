import type { NextRequest } from 'next/server'
import { playedToReaders } from '@/app/api/download'
import { publicFile, publicImage } from '@/lib/editions/images'
import { Invalid, NotFound } from '@/lib/errors'
import { isFileName } from '@/lib/text/file-address'
import { drawnIn } from '@/lib/text/image-address'

type Context = { params: Promise<{ sha256: string; name: string }> }

/**
 * GET an image that an edition shows which readers can open, such as /media/SHA-256/960.webp, or a recording or document, such as
 * /media/SHA-256/file.mp3; else 404. Its bytes never change, but it can be withdrawn:
 * caches ask each time whether it is still there.
 */
export async function GET(request: NextRequest, { params }: Context) {
  const { sha256, name } = await params
  if (isFileName(name)) return playedToReaders(request, (range) => publicFile(sha256, name, range))
  const drawn = drawnIn(name)
  const headers = { 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex' }
  const gone = () => new Response(null, { status: 404, headers: { ...headers, 'Cache-Control': 'no-store' } })
  if (!drawn || drawn.width === 'square') return gone()
  const { width, format } = drawn
  const etag = `"${sha256.slice(0, 32)}-${width}-${format}"`
  const isKnown = request.headers.get('if-none-match') === etag
  try {
    const image = await publicImage(sha256, { width, format }, !isKnown)
    const sent = { ...headers, ETag: etag }
    if (!image) return new Response(null, { status: 304, headers: sent })
    return new Response(new Uint8Array(image), { headers: { ...sent, 'Content-Type': `image/${format}` } })
  } catch (error) {
    if (error instanceof NotFound || error instanceof Invalid) return gone()
    throw error
  }
}
