import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import { pictureOf } from '@/lib/holdings/pictures'

/** GET the picture of a copy, for members only: made smaller, and without the data of the camera. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id } = await params
  return answer(request, async (actor) => {
    const picture = await pictureOf(actor, id)
    return new Response(new Uint8Array(picture), { headers: { 'Content-Type': 'image/webp' } })
  })
}
