import pg from 'pg'

/** A failure that is told in one line, without a trace. */
export class Failure extends Error {}

/** Text without the passwords of the addresses in it; the example that the messages give stays. */
export function redact(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)(?!user:password@host)[^\s/@:]*:\S*@/gi, '$1…@')
}

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Whether a disk was full: the system's own code, PostgreSQL's, or the words that programs print. */
function isFull(error: unknown): boolean {
  return /^(ENOSPC|53100)$/.test(codeOf(error)) || /ENOSPC|no space left|free disk space/i.test(String(error))
}

/** The one line that tells a failure, or null when it is a fault of Stele's own that deserves its trace. */
export function lineFor(error: unknown): string | null {
  if (isFull(error))
    return 'No space left on the disk: free some and start again. Nothing that was saved is lost.'
  if (error instanceof Failure) return redact(error.message)
  if (codeOf(error) === 'EACCES' || codeOf(error) === 'EROFS')
    return `Stele may not write where it must: ${redact(String(error))}`
  return null
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its name cannot be looked up now',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'it does not answer',
  ECONNRESET: 'it closed the connection',
  '28P01': 'it refuses the user or the password',
  '28000': 'it refuses this user',
  '3D000': 'it has no database of that name',
  '53300': 'it takes no more connections',
  '57P03': 'it is starting or stopping',
}

/** Connects to DATABASE_URL once. Throws Failure with the host, the database's name and the reason, never the password. */
export async function demandReachable(databaseUrl: string): Promise<void> {
  const { hostname, port, pathname } = new URL(databaseUrl)
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    await client.connect()
    await client.query('SELECT 1')
  } catch (error) {
    const code = codeOf(error)
    const timedOut = error instanceof Error && /timeout/i.test(error.message)
    const reason =
      REASONS[code] ?? (timedOut ? REASONS.ETIMEDOUT : `it refuses the connection${code && ` (${code})`}`)
    throw new Failure(
      `DATABASE_URL: the database ${decodeURIComponent(pathname.slice(1))} at ${hostname}:${port || 5432} cannot be used: ${reason}.`,
    )
  } finally {
    await client?.end().catch(() => {})
  }
}
