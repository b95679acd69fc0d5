/** A failure that is reported by its message alone, without a stack trace. */
export class Failure extends Error {}

/** Returns the text with the credentials of its URLs removed. The example in our own messages stays. */
export function redact(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)(?!user:password@host)[^\s/@:]*:\S*@/gi, '$1…@')
}

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Returns whether a disk is full: by the system's code, by PostgreSQL's, or by what programs print. */
function isFull(error: unknown): boolean {
  return /^(ENOSPC|53100)$/.test(codeOf(error)) || /ENOSPC|no space left|free disk space/i.test(String(error))
}

/**
 * The message of PostgreSQL when a role lacks a permission that a start needs, such as creating tables, or when the server lacks an
 * extension.
 */
function refusalIn(error: unknown): string | null {
  return error instanceof Error && /^(42501|3F000|0A000)$/.test(codeOf(error)) ? error.message : null
}

/** Returns the line that reports a failure, or null for a programming error, which needs its stack trace. */
export function lineFor(error: unknown): string | null {
  if (isFull(error))
    return 'The disk is full. Free some space and start again. Nothing that was saved is lost.'
  if (error instanceof Failure) return redact(error.message)
  if (codeOf(error) === 'EROFS')
    return 'The disk is read-only. Make it writable and start again. Nothing that was saved is lost.'
  if (codeOf(error) === 'EACCES') return `Permission denied: ${redact(String(error))}`
  const refusal = refusalIn(error)
  if (refusal) return `The database role lacks a permission (see docs/setup.md): ${refusal}.`
  return null
}
