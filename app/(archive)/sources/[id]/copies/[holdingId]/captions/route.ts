import type { NextRequest } from 'next/server'
import { inReach } from '@/app/in-reach'
import { publicCaptions } from '@/lib/editions/copies/recording'

type Context = { params: Promise<{ id: string; holdingId: string }> }

/** GET the transcript of a recording that readers can hear, as captions (WebVTT); else 404. No cache keeps it, because a mask can come any time. */
export const GET = (_: NextRequest, { params }: Context): Promise<Response> =>
  inReach(() => captionsAt(params))

async function captionsAt(params: Context['params']): Promise<Response> {
  const { id, holdingId } = await params
  const captions = await publicCaptions(id, holdingId)
  const headers = {
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
    'X-Content-Type-Options': 'nosniff',
  }
  if (captions === null) return new Response(null, { status: 404, headers })
  return new Response(captions, { headers: { ...headers, 'Content-Type': 'text/vtt; charset=utf-8' } })
}
