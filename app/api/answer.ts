import type { Actor } from '@/lib/access'
import { currentActor } from '@/lib/auth'
import { errorBody, Invalid, SteleError } from '@/lib/errors'
import { type Unchecked, unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { getTranslator } from '@/lib/settings/language'

/**
 * Answers a request of a signed-in member with what the work gives, as JSON or as the Response it makes. 401 when no one is signed in; the
 * archive's own errors in their one JSON shape.
 */
export async function answer(
  work: (actor: Actor, t: Translator) => Promise<unknown>,
  status = 200,
): Promise<Response> {
  const [actor, t] = await Promise.all([currentActor(), getTranslator()])
  if (!actor)
    return Response.json({ error: { name: 'SignedOut', message: t('errors.sessionEnded') } }, { status: 401 })
  try {
    const result = await work(actor, t)
    return result instanceof Response ? result : Response.json(result, { status })
  } catch (error) {
    if (!(error instanceof SteleError)) console.error(error)
    const { status, body } = errorBody(error, t)
    return Response.json(body, { status })
  }
}

/** The body of a small request as JSON; `Invalid` when it is larger than 64 KB (or the number given) or no JSON. */
export async function smallJson(request: Request, kilobytes = 64): Promise<Unchecked> {
  const limit = kilobytes * 1024
  const tooLarge = new Invalid({ '': message('errors.tooLarge', { kilobytes }) })
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge
  const text = await request.text()
  if (text.length > limit) throw tooLarge
  try {
    return unchecked(JSON.parse(text))
  } catch {
    throw new Invalid({ '': message('errors.notJson') })
  }
}
