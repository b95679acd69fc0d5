import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { playableOf } from '@/app/api/download'
import { refusalByLimit } from '@/app/limits'
import { readRecording } from '@/lib/holdings/recording'

/** GET a recording for its player, for members only: 206 with the part that a Range header asks for, else 200 with all of it. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id } = await params
  return answer(request, async (actor) =>
    playableOf(await readRecording(actor, id, request.headers.get('range'))),
  )
}
