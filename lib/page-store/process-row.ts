import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type pg from 'pg'

/** Milliseconds between two signs of life without news. */
const EVERY = 5_000

/**
 * The row in which a web server says how far it has read in the log, for the admins' page of servers. `offlineSeconds`: how long it answers kept
 * pages after its last reading.
 */
export class ProcessRow {
  readonly #id = randomUUID()
  readonly #startedAt = new Date()
  readonly #offlineSeconds: number
  #written: { at: number; lastEvent: bigint } | null = null

  constructor(offlineSeconds: number) {
    this.#offlineSeconds = offlineSeconds
  }

  /** Confirms that no page from before this event is answered any more. Removes the rows of servers that ended more than a day ago. */
  async confirm(client: pg.Client, lastEvent: bigint): Promise<void> {
    const now = Date.now()
    if (this.#written?.lastEvent === lastEvent && now - this.#written.at < EVERY) return
    if (this.#written === null)
      await client.query(`delete from "WebProcess" where "seenAt" < now() - interval '1 day'`)
    await client.query(
      `insert into "WebProcess" (id, host, pid, "startedAt", "seenAt", "lastEvent", "offlineSeconds")
       values ($1, $2, $3, $4, now(), $5, $6)
       on conflict (id) do update set "seenAt" = now(), "lastEvent" = excluded."lastEvent"`,
      [this.#id, hostname(), process.pid, this.#startedAt, String(lastEvent), this.#offlineSeconds],
    )
    this.#written = { at: now, lastEvent }
  }

  /** Says that this server answers nothing any more. */
  async remove(client: pg.Client): Promise<void> {
    await client.query(`delete from "WebProcess" where id = $1`, [this.#id])
  }
}
