import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { demandUploadSize } from '@/app/api/upload-size'
import { refusalByLimit } from '@/app/limits'
import { readWordDraft } from '@/lib/holdings/word-draft'

/**
 * POST with a .docx as the body: 200 with its text as HTML and what is left out, to be pasted into a draft; 422 when it is no Word document. The file
 * isn't kept. Doesn't come through proxy.ts, so the limit is here.
 */
export async function POST(request: NextRequest) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  return answer(request, async (actor) => {
    demandUploadSize(request)
    return readWordDraft(actor, request.body ?? nothing())
  })
}

async function* nothing() {}
