import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { addressOf } from '@/app/address'
import { Invalid } from '@/lib/errors'
import { cursorAsked, pageOf } from '@/lib/exchange/cursor'
import { draftLine, listDrafts } from '@/lib/exchange/drafts'
import { WorkState } from '@/lib/generated/prisma/enums'
import { message } from '@/lib/messages/message'
import { kinds } from '@/lib/records/kinds'
import { tokenAnswer } from './token-answer'

const PAGE = 100
const stateSchema = z.enum(WorkState)

/**
 * GET ?kind=&state=&after=: the drafts that the token may read, by the last change, oldest first, a hundred a page: 200; 401; 422 for a cursor, kind or
 * state that doesn't exist; 429.
 */
export function GET(request: NextRequest) {
  return tokenAnswer(request, async (actor) => {
    const { searchParams } = request.nextUrl
    const kind = kinds.find(({ id }) => id === searchParams.get('kind'))?.id
    const state = stateSchema.safeParse(searchParams.get('state')).data
    for (const [name, known] of Object.entries({ kind, state }))
      if (searchParams.get(name) && !known) throw new Invalid({ [name]: message('errors.input.invalid') })
    const after = cursorAsked(searchParams.get('after'))
    const { shown, next } = pageOf(await listDrafts(actor, { kind, state, after }, PAGE), PAGE)
    const query = new URLSearchParams({ ...(kind && { kind }), ...(state && { state }), after: next ?? '' })
    return {
      next: next && addressOf(`/api/drafts?${query}`),
      drafts: shown.map((draft) => draftLine(draft, addressOf)),
    }
  })
}
