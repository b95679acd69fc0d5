import { tileAt } from '@/lib/public-log/tiles'
import { preflight, publicAnswer } from '../../../api/public/answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ tile: string[] }> }

/** GET a tile of the public log (c2sp.org/tlog-tiles). Full ones never change; a partial one is replaced as the log grows. */
export const GET = (request: Request, { params }: Context) =>
  publicAnswer(request, async () => {
    const found = await tileAt((await params).tile.join('/'))
    if (!found) return null
    return new Response(new Uint8Array(found.bytes), {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Access-Control-Allow-Origin': '*',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': found.isFull ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
      },
    })
  })
