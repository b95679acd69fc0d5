import type { Refusal } from '@/components/desk/refusal'
import type { Actor } from '@/lib/access'
import { currentActor } from '@/lib/auth'
import { Conflict, fieldTexts, PasswordNeeded, SteleError, summaryOf } from '@/lib/errors'
import { getTranslator } from '@/lib/settings/language'

/** One of the archive's own errors as a form shows it, in the language of the interface. Other errors are thrown on. */
export async function refusalOf(error: unknown): Promise<Refusal> {
  if (!(error instanceof SteleError)) throw error
  const t = await getTranslator()
  return {
    message: summaryOf(error, t),
    fields: fieldTexts(error, t),
    signedOut: false,
    passwordNeeded: error instanceof PasswordNeeded,
    ...(error instanceof Conflict && { current: error.current }),
  }
}

/**
 * Runs a command as the member who is signed in and gives its result, or why it was refused, for the form to show beside what was typed. An
 * expired session is a refusal too, so that the form stays as it is. Errors that aren't ours are thrown on.
 */
export async function attempt<Result>(
  command: (actor: Actor) => Promise<Result>,
): Promise<{ done: Result } | { refusal: Refusal }> {
  const actor = await currentActor()
  if (!actor)
    return { refusal: { message: (await getTranslator())('errors.signedOut'), fields: {}, signedOut: true } }
  try {
    return { done: await command(actor) }
  } catch (error) {
    return { refusal: await refusalOf(error) }
  }
}

/**
 * A server action for `useForm`: runs the command as `attempt` does, then refreshes a page or goes to another (`then`, which may redirect).
 * Null when the form was taken.
 */
export async function act<Result>(
  command: (actor: Actor) => Promise<Result>,
  then: (result: Result) => void,
): Promise<Refusal | null> {
  const answer = await attempt(command)
  if ('refusal' in answer) return answer.refusal
  then(answer.done)
  return null
}
