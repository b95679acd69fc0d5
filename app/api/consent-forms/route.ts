import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import { env } from '@/lib/env'
import { Invalid } from '@/lib/errors'
import { unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { addConsentForm } from '@/lib/records/consent/forms'

/**
 * POST ?recordId=&filename= with a signed consent form as the body: 201 with its id. The file is streamed to the disk, never loaded into memory.
 * Doesn't come through proxy.ts, so the limit is here.
 */
export async function POST(request: NextRequest) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  return answer(
    request,
    async (actor) => {
      const { recordId = '', ...described } = Object.fromEntries(request.nextUrl.searchParams)
      if (Number(request.headers.get('content-length')) > env.STELE_MAX_UPLOAD_MB * 1024 * 1024)
        throw new Invalid({
          file: message('holdings.errors.tooLarge', { megabytes: env.STELE_MAX_UPLOAD_MB }),
        })
      return addConsentForm(actor, recordId, unchecked(described), request.body ?? nothing())
    },
    201,
  )
}

async function* nothing() {}
