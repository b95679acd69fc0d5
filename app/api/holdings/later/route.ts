import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { demandUploadSize } from '@/app/api/upload-size'
import { refusalByLimit } from '@/app/limits'
import { addCopyLater } from '@/lib/jobs/add-copies'

/**
 * POST as /api/holdings, for a file that is read after the answer: 202 with the id of the job that reads it and adds the copy. The file is
 * streamed to the disk. Doesn't come through proxy.ts, so the limit is here.
 */
export async function POST(request: NextRequest) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  return answer(
    request,
    (actor) => {
      demandUploadSize(request)
      return addCopyLater(actor, Object.fromEntries(request.nextUrl.searchParams), request.body ?? nothing())
    },
    202,
  )
}

async function* nothing() {}
