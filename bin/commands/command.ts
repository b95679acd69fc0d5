import { isErrorNamed, SteleError } from '@/lib/errors'
import type { Translator } from '@/lib/messages/translator'

/** One command of `npm run NAME -- …`: prints its results in the language of `t` and returns the exit code. */
export type Command = (args: string[], t: Translator) => Promise<number>

/** The arguments are wrong: the usage of the command is printed. */
export class Misuse extends Error {}

/** A command can't do what it was asked to do. */
export class CommandError extends SteleError {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error, 'CommandError')
  }

  readonly status = 422
  readonly name = 'CommandError'
}

/** Returns whether the arguments of a command were wrong, also when Node's parser found it. */
export const isMisuse = (error: unknown): boolean =>
  error instanceof Misuse ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))
