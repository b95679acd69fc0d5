import { answer } from '@/app/api/answer'
import { refusalOfToken } from '@/app/limits'
import type { Actor } from '@/lib/access'
import { actorOfToken } from '@/lib/members/api-tokens'
import type { Translator } from '@/lib/messages/translator'
import { getTranslator } from '@/lib/settings/language'

/** Reads a token in the Authorization header, and nowhere else: addresses are logged and passed on. */
async function actorOfRequest(request: Request): Promise<Actor | null> {
  const [, token] = /^Bearer (\S{1,100})$/i.exec(request.headers.get('authorization') ?? '') ?? []
  return token ? actorOfToken(token) : null
}

const uncached = { 'Cache-Control': 'private, no-store' }

/**
 * Answers a request of a program with the result of `work` for the member whose token it has, as JSON: 401 without a token that works, 429 over
 * the limit of the token. A session of a browser counts for nothing here. No cache keeps the answer.
 */
export async function tokenAnswer(
  request: Request,
  work: (actor: Actor, t: Translator) => Promise<unknown>,
): Promise<Response> {
  const actor = await actorOfRequest(request)
  if (!actor?.token) {
    const message = (await getTranslator())('members.tokens.needed')
    const headers = { ...uncached, 'WWW-Authenticate': 'Bearer' }
    return Response.json({ error: { name: 'TokenNeeded', message } }, { status: 401, headers })
  }
  const refused = await refusalOfToken(actor.token.id)
  if (!refused) return answer(request, work, 200, async () => actor)
  refused.headers.set('Cache-Control', 'private, no-store')
  return refused
}
