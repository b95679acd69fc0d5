import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { readTextLayer } from '@/lib/holdings/queries'
import { offsetSchema } from '@/lib/input'

/** GET ?from=: a part of the text of a copy from that offset (UTF-16 units); `next` is the offset of the next part. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const from = offsetSchema.parse(request.nextUrl.searchParams.get('from') ?? 0)
  return answer(request, (actor) => readTextLayer(actor, id, from))
}
