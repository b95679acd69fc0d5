import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import { answerUpload } from '@/lib/media/resumable'

/** A request of the protocol for resumable uploads, of a signed-in member. Doesn't come through proxy.ts, so the limit is here. */
export async function answerUploadRequest(request: NextRequest): Promise<Response> {
  const refused = await refusalByLimit(request)
  return refused ?? answer(request, (actor, t) => answerUpload(actor, request, t))
}
