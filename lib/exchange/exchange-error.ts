import { isErrorNamed, SteleError } from '@/lib/errors'

/** Another server did not give what was asked for, or a file from outside is not what it should be. */
export class ExchangeError extends SteleError {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error, 'ExchangeError')
  }

  readonly status = 502
  readonly name = 'ExchangeError'
}
