import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { downloadOf, pageResponse, playableOf } from '@/app/api/download'
import { refusalByLimit } from '@/app/limits'
import { NotFound } from '@/lib/errors'
import { readOriginal, staffFile, staffImage, staffPage } from '@/lib/media/queries'
import { isFileName, pageIn } from '@/lib/text/file-address'
import { drawnIn } from '@/lib/text/image-address'

type Context = { params: Promise<{ id: string; name: string }> }

/**
 * GET an image of the library for members: its SHA-256, then a width or "square" and the format, such as "960.webp", or a
 * recording or document, such as "file.mp3", or a page of a document, such as "page-1.webp". With an id and "original", the
 * unchanged file, for members who can see identities. Doesn't come through proxy.ts, so the limit is here.
 */
export async function GET(request: NextRequest, { params }: Context) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id, name } = await params
  return answer(request, async (actor) => {
    if (name === 'original') return downloadOf(await readOriginal(actor, id))
    if (isFileName(name)) return playableOf(await staffFile(actor, id, name, request.headers.get('range')))
    const page = pageIn(name)
    if (page !== null) return pageResponse(await staffPage(actor, id, page))
    const drawn = drawnIn(name)
    if (!drawn) throw new NotFound()
    const image = await staffImage(actor, id, drawn.width, drawn.format)
    return new Response(new Uint8Array(image), { headers: { 'Content-Type': `image/${drawn.format}` } })
  })
}
