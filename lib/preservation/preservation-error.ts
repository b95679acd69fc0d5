import { isErrorNamed, SteleError } from '@/lib/errors'

/** An exported archive can't be written or read; the message names the file. */
export class PreservationError extends SteleError {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error, 'PreservationError')
  }

  readonly status = 422
  readonly name = 'PreservationError'
}
