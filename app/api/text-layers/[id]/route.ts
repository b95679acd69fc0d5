import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { readTextLayer } from '@/lib/holdings/queries'
import { offsetSchema } from '@/lib/input'

/** GET ?from= or ?until=: the part of the text of a copy that begins or ends there (UTF-16 units); `next` is the offset of the next part. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const asked = request.nextUrl.searchParams
  const from = offsetSchema.parse(asked.get('from') ?? 0)
  const until = asked.has('until') ? offsetSchema.parse(asked.get('until')) : null
  return answer(request, (actor) => readTextLayer(actor, id, from, until))
}
