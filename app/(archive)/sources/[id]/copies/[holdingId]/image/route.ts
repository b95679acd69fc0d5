import type { NextRequest } from 'next/server'
import { publicPageImage } from '@/lib/editions/copies/copy-page'
import { Invalid, NotFound } from '@/lib/errors'
import { pageSchema } from '@/lib/input'

type Context = { params: Promise<{ id: string; holdingId: string }> }

/** GET ?page=: the image of a page of a copy that readers can open as a whole, else 404. No cache keeps it, because a mask can come any time. */
export async function GET(request: NextRequest, { params }: Context) {
  const { id, holdingId } = await params
  const page = pageSchema.parse(request.nextUrl.searchParams.get('page') ?? undefined)
  const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }
  const image = await publicPageImage(id, holdingId, page).catch((error) => {
    if (error instanceof NotFound || error instanceof Invalid) return null
    throw error
  })
  if (!image) return new Response(null, { status: 404, headers })
  return new Response(new Uint8Array(image), { headers: { ...headers, 'Content-Type': 'image/webp' } })
}
