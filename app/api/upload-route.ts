import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import type { Actor } from '@/lib/access'
import type { Translator } from '@/lib/messages/translator'

/** A route of the protocol for resumable uploads, for signed-in members. Doesn't come through proxy.ts, so the limit is here. */
export const uploadRoute =
  (work: (actor: Actor, request: Request, t: Translator) => Promise<Response>) =>
  async (request: NextRequest): Promise<Response> => {
    const refused = await refusalByLimit(request)
    return refused ?? answer(request, async (actor, t) => work(actor, request, t))
  }
