import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import { NotFound } from '@/lib/errors'
import { webVttOf } from '@/lib/holdings/captions'
import { transcriptOf } from '@/lib/holdings/recording'

/** GET the text of a recording as captions (WebVTT), for members only; 404 where it has no times. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id } = await params
  return answer(request, async (actor) => {
    const transcript = await transcriptOf(actor, id)
    if (!transcript) throw new NotFound()
    return new Response(webVttOf(transcript.cues), {
      headers: { 'Content-Type': 'text/vtt; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
    })
  })
}
