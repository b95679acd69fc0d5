import { DAY_MS, MINUTE_MS } from '@/lib/durations'
import { withConnection } from '../database/connection'

/** Clocks of two machines differ by less. */
const TOLERANCE = 5 * MINUTE_MS
/** An archive is seldom without an event or a check of its files for longer, unless it was switched off. */
const SILENCE = 30 * DAY_MS

/** The time of the newest event of the log, and of the newest event or daily check; null where there is none. */
type LastTimes = { event: Date | null; sign: Date | null }

/** Returns a line for a clock that is behind the newest event of the log, or far ahead of the newest entry of the archive, or null. */
export function clockWarning({ event, sign }: LastTimes, now: Date): string | null {
  const clock = `Warning: the clock of this machine says ${now.toISOString()}, and`
  if (event && event.getTime() - now.getTime() > TOLERANCE)
    return `${clock} the log has an event of ${event.toISOString()}. Set the clock: new events, editions and signed heads get its time.`
  const days = sign ? Math.floor((now.getTime() - sign.getTime()) / DAY_MS) : 0
  if (sign && now.getTime() - sign.getTime() > SILENCE)
    return `${clock} the newest entry of the archive is of ${sign.toISOString()}, ${days} days before. If the clock is right, ignore this. If it isn't, stop the archive and set it: daily jobs delete what is old by it.`
  return null
}

/** The times that a clock is compared with. */
export const lastTimes = (url: string): Promise<LastTimes> =>
  withConnection(url, async (client) => {
    const { rows } = await client.query<LastTimes>(
      `SELECT event, greatest(event, (SELECT max("endedAt") FROM "MaintenanceRun")) AS sign
       FROM (SELECT (SELECT at FROM "Event" ORDER BY id DESC LIMIT 1) AS event) newest`,
    )
    return rows[0] ?? { event: null, sign: null }
  })
