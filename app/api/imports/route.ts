import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { demandUploadSize } from '@/app/api/upload-size'
import { refusalByLimit } from '@/app/limits'
import { createImport } from '@/lib/imports/commands'
import { unchecked } from '@/lib/input'

/**
 * POST a file as the body, with ?target= and &filename=: 201 with the id of the import, which makes nothing yet. The file is streamed to the disk.
 * Doesn't come through proxy.ts, so the limit is here.
 */
export async function POST(request: NextRequest) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  return answer(
    request,
    (actor) => {
      demandUploadSize(request)
      const described = unchecked(Object.fromEntries(request.nextUrl.searchParams))
      return createImport(actor, described, request.body ?? nothing())
    },
    201,
  )
}

async function* nothing() {}
