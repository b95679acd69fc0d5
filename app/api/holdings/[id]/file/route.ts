import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { downloadOf } from '@/app/api/download'
import { refusalByLimit } from '@/app/limits'
import { readHolding } from '@/lib/holdings/queries'

/** GET the unchanged bytes of a copy, for members only. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id } = await params
  return answer(request, async (actor) => downloadOf(await readHolding(actor, id)))
}
