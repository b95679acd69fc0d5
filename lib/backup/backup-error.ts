import { isErrorNamed, SteleError } from '@/lib/errors'

/** A backup can't be made, read or restored; the message names the file. */
export class BackupError extends SteleError {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error, 'BackupError')
  }

  readonly status = 422
  readonly name = 'BackupError'
}
