import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { env } from '@/lib/env'
import { Invalid } from '@/lib/errors'
import { addHolding } from '@/lib/holdings/commands'
import { uploadSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'

/**
 * POST ?sourceId=&kind=&language=&filename=…, the file itself as the body: 201 with the copy, 409 with the one that has the same bytes,
 * 422 with the fields. Streamed to the disk; never held whole in memory.
 */
export function POST(request: NextRequest) {
  return answer(async (actor) => {
    const input = parseInput(uploadSchema, Object.fromEntries(request.nextUrl.searchParams))
    const { sourceId, ...described } = input
    if (Number(request.headers.get('content-length')) > env.STELE_MAX_UPLOAD_MB * 1024 * 1024)
      throw new Invalid({ file: `This file is larger than ${env.STELE_MAX_UPLOAD_MB} MB.` })
    return addHolding(actor, sourceId, described, request.body ?? nothing())
  }, 201)
}

async function* nothing() {}
