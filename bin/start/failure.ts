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

/**
 * What PostgreSQL said when it does not let a role do what a start needs, such as making tables or an extension, or has not got that
 * extension; the schema engine passes on the words only.
 */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const [said = ''] = error.message.split('\n')
  const refused = /^(42501|3F000|0A000)$/.test(codeOf(error)) || /^ERROR: permission denied/.test(said)
  return refused ? said.replace(/^ERROR: /, '') : null
}

/** The one line that tells a failure, or null when it is a fault of Stele's own that deserves its trace. */
export function lineFor(error: unknown): string | null {
  if (isFull(error))
    return 'No space left on the disk: free some and start again. Nothing that was saved is lost.'
  if (error instanceof Failure) return redact(error.message)
  if (codeOf(error) === 'EACCES' || codeOf(error) === 'EROFS')
    return `Stele may not write where it must: ${redact(String(error))}`
  if (codeOf(error) === 'P3005')
    return 'The database of DATABASE_URL holds tables that are not of Stele: give it one of its own.'
  const refusal = refusalIn(error)
  if (refusal) return `The database does not allow what a start needs (see docs/setup.md): ${refusal}.`
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
  '42501': 'this user may not open it',
  '3D000': 'it has no database of that name',
  '53300': 'it takes no more connections',
  '57P03': 'it is starting or stopping',
}

/** Connects to DATABASE_URL once. Throws Failure with the host, the database's name and the reason, never the password. */
export async function demandReachable(databaseUrl: string): Promise<void> {
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
      client
        ? `DATABASE_URL: the database ${client.database} at ${client.host}:${client.port} cannot be used: ${reason}.`
        : `DATABASE_URL cannot be used: ${reason}.`,
    )
  } finally {
    await client?.end().catch(() => {})
  }
}
