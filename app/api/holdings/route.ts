import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import type { Actor } from '@/lib/access'
import { env } from '@/lib/env'
import { Invalid, SteleError, summaryOf } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/commands'
import { uploadSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'
import { declareBetter } from '@/lib/relocation/better-copy'
import { relocatedMessages } from '@/lib/relocation/schema'
import { getTranslator } from '@/lib/settings/language'

/**
 * POST ?sourceId=&kind=&language=&filename=…, the file itself as the body: 201 with the copy, 409 with the one that has the same bytes,
 * 422 with the fields. `betterThanId` says
 * of which older copy it is a better one, `pasted=true` that the body is a text that was pasted. Streamed to the disk; never held whole in memory.
 */
export function POST(request: NextRequest) {
  return answer(async (actor) => {
    const input = parseInput(uploadSchema, Object.fromEntries(request.nextUrl.searchParams))
    const { sourceId, betterThanId, pasted, ...described } = input
    if (Number(request.headers.get('content-length')) > env.STELE_MAX_UPLOAD_MB * 1024 * 1024)
      throw new Invalid({ file: `This file is larger than ${env.STELE_MAX_UPLOAD_MB} MB.` })
    const added = await addHolding(actor, sourceId, described, request.body ?? nothing(), { pasted })
    const relocated = betterThanId ? await lookIn(actor, added.id, betterThanId) : []
    return { ...added, notices: [...added.notices, ...relocated] }
  }, 201)
}

/** What happened to the passages of the older copy. The new copy has already been added, whatever happens here. */
async function lookIn(actor: Actor, holdingId: string, betterThanId: string): Promise<string[]> {
  const t = await getTranslator()
  try {
    const relocated = await declareBetter(actor, holdingId, betterThanId)
    return relocatedMessages(relocated).map((sentence) => t(sentence))
  } catch (error) {
    if (!(error instanceof SteleError)) throw error
    return [t('relocation.result.failed', { reason: summaryOf(error, t) })]
  }
}

async function* nothing() {}
