import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import type { Actor } from '@/lib/access'
import { env } from '@/lib/env'
import { Invalid, SteleError, summaryOf } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/add'
import { uploadSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { declareBetter } from '@/lib/relocation/better-copy'
import { relocatedMessages } from '@/lib/relocation/schema'

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
      const input = parseInput(uploadSchema, Object.fromEntries(request.nextUrl.searchParams))
      const { sourceId, betterThanId, pasted, encoding, ...described } = input
      if (Number(request.headers.get('content-length')) > env.STELE_MAX_UPLOAD_MB * 1024 * 1024)
        throw new Invalid({
          file: message('holdings.errors.tooLarge', { megabytes: env.STELE_MAX_UPLOAD_MB }),
        })
      const added = await addHolding(actor, sourceId, described, request.body ?? nothing(), {
        pasted,
        encoding,
      })
      const relocated = betterThanId ? await relocate(actor, added.id, betterThanId, t) : []
      const came = added.attached.length
      const attached = came ? [message('holdings.add.attached', { count: came })] : []
      return { ...added, notices: [...attached, ...added.notices, ...relocated].map((notice) => t(notice)) }
    },
    201,
  )
}

/** The result of searching for the passages of the older copy. The new copy is already added and stays, even when the search fails. */
async function relocate(
  actor: Actor,
  holdingId: string,
  betterThanId: string,
  t: Translator,
): Promise<Message[]> {
  try {
    return relocatedMessages(await declareBetter(actor, holdingId, betterThanId))
  } catch (error) {
    if (!(error instanceof SteleError)) throw error
    return [message('relocation.result.failed', { reason: summaryOf(error, t) })]
  }
}

async function* nothing() {}
