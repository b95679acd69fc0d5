import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { demandUploadSize } from '@/app/api/upload-size'
import { refusalByLimit } from '@/app/limits'
import { addHolding } from '@/lib/holdings/add'
import { uploadSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { betterCopyMessages } from '@/lib/relocation/better-copy'

/**
 * POST ?sourceId=&kind=&language=&filename=… with the file as the body: 201 with the copy, 409 with the copy that has the same bytes, 422 with
 * the faulty fields. `betterThanId` is the older copy that this one is better than; `pasted=true` means that the body is a pasted
 * text; `encoding` is how a person reads a text that doesn't say it. The
 * file is streamed to the disk, never loaded into memory. Doesn't come through proxy.ts, so the limit is here.
 */
export async function POST(request: NextRequest) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  return answer(
    request,
    async (actor, t) => {
      demandUploadSize(request)
      const input = parseInput(uploadSchema, Object.fromEntries(request.nextUrl.searchParams))
      const { sourceId, betterThanId, pasted, encoding, ...described } = input
      const added = await addHolding(actor, sourceId, described, request.body ?? nothing(), {
        pasted,
        encoding,
      })
      const relocated = betterThanId ? await betterCopyMessages(actor, added.id, betterThanId) : []
      const came = added.attached.length
      const attached = came ? [message('holdings.add.attached', { count: came })] : []
      return { ...added, notices: [...attached, ...added.notices, ...relocated].map((notice) => t(notice)) }
    },
    201,
  )
}

async function* nothing() {}
