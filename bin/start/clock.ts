import { withConnection } from '../database/connection'

/** Clocks of two machines differ by less. */
const TOLERANCE = 5 * 60_000

/** Returns a line for a clock that is behind the newest event of the log, or null. */
export function clockWarning(newest: Date | null, now: Date): string | null {
  if (!newest || newest.getTime() - now.getTime() <= TOLERANCE) return null
  return `Warning: the clock of this machine says ${now.toISOString()}, and the log has an event of ${newest.toISOString()}. Set the clock: new events, editions and signed heads get its time.`
}

/** The time of the newest event of the log; null for an empty log. */
export const newestEvent = (url: string): Promise<Date | null> =>
  withConnection(url, async (client) => {
    const { rows } = await client.query<{ at: Date }>('SELECT at FROM "Event" ORDER BY id DESC LIMIT 1')
    return rows[0]?.at ?? null
  })
