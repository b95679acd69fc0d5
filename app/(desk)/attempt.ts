import type { Refusal } from '@/components/desk/refusal'
import type { Actor } from '@/lib/access'
import { currentActor } from '@/lib/auth'
import { Conflict, Invalid, SteleError } from '@/lib/errors'

const signedOut: Refusal = {
  message:
    'You are signed out. Sign in again in another tab, then send this once more: what you typed is still here.',
  fields: {},
  signedOut: true,
}

/** One of the archive's own errors as a form shows it. Errors that are not ours are thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof SteleError)) throw error
  return {
    message: error.message,
    fields: error instanceof Invalid ? error.fields : {},
    signedOut: false,
    ...(error instanceof Conflict && { current: error.current }),
  }
}

/**
 * Runs a command for whoever is signed in and gives its result, or why it was refused, for the form to show beside what was typed. An
 * expired sign-in is a refusal too, so that the form stays as it is. Errors that are not ours are thrown on.
 */
export async function attempt<Result>(
  command: (actor: Actor) => Promise<Result>,
): Promise<{ done: Result } | { refusal: Refusal }> {
  const actor = await currentActor()
  if (!actor) return { refusal: signedOut }
  try {
    return { done: await command(actor) }
  } catch (error) {
    return { refusal: refusalOf(error) }
  }
}
