import { SteleError } from '@/lib/errors'

/** Another server did not give what was asked for, or a file from outside is not what it should be. */
export class ExchangeError extends SteleError {
  readonly status = 502
  readonly name = 'ExchangeError'
}
