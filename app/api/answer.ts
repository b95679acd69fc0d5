import { fromOwnOrigin } from '@/app/api/origin'
import type { Actor } from '@/lib/access'
import { currentActor } from '@/lib/auth'
import { errorBody, Invalid, SteleError } from '@/lib/errors'
import { type Unchecked, unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { getTranslator } from '@/lib/settings/language'

/**
 * Answers a request of a signed-in member, as `signedIn` reads them, with the result of `work`, as JSON or as the Response it makes. 403 for a write that a page of
 * another origin sent, 401 when no one is signed in; the archive's own errors in their one JSON shape. No cache keeps the answer: what the
 * member can see changes, and others may use the same computer.
 */
export async function answer(
  request: Request,
  work: (actor: Actor, t: Translator) => Promise<unknown>,
  status = 200,
  signedIn: () => Promise<Actor | null> = currentActor,
): Promise<Response> {
  const response = await fromOwnOrigin(request, () => result(work, status, signedIn))
  response.headers.set('Cache-Control', 'private, no-store')
  return response
}

async function result(
  work: (actor: Actor, t: Translator) => Promise<unknown>,
  status: number,
  signedIn: () => Promise<Actor | null>,
) {
  const [actor, t] = await Promise.all([signedIn(), getTranslator()])
  if (!actor)
    return Response.json({ error: { name: 'SignedOut', message: t('errors.sessionEnded') } }, { status: 401 })
  try {
    const found = await work(actor, t)
    return found instanceof Response ? found : Response.json(found, { status })
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
