import type { NextRequest } from 'next/server'
import { playedToReaders } from '@/app/api/download'
import { publicRecording } from '@/lib/editions/copies/recording'

type Context = { params: Promise<{ id: string; holdingId: string }> }

/** GET the recording of a copy that readers can open as a whole, all of it or the part that a Range header asks for; else 404. */
export async function GET(request: NextRequest, { params }: Context) {
  const { id, holdingId } = await params
  return playedToReaders(request, (range) => publicRecording(id, holdingId, range))
}
