import pg from 'pg'
import type { Position } from './disk'
import { learn } from './known-changes'
import { LOG_CHANNEL } from './log-channel'
import type { ProcessRow } from './process-row'

/** Milliseconds between two readings of the log while nothing is announced, as an announcement can be lost with its connection. */
const POLL = 500
/** Milliseconds that a reading may take, and that a last reading counts as current. */
const TIMEOUT_MS = 2_500
/** Milliseconds after which a database that answers nothing isn't waited for: one that was killed is back within five seconds. */
const CUT_OFF_MS = 15_000
/** Events of one reading. A process that is further behind drops all pages. */
const MOST = 1_000

/**
 * How current what this process knows of the log is: what has changed is known, was known until that time (`age` milliseconds ago), or was never
 * read.
 */
export type Currency = 'CURRENT' | { since: number; age: number } | 'UNREAD'

/** The time of day, which an operator or a time server can set back, and a time that only goes on, but not while the machine sleeps. */
export type Clocks = { day: number; steady: number }
const clocks = (): Clocks => ({ day: Date.now(), steady: performance.now() })

/** The longer of what both clocks say, so that neither a clock that is set back nor a sleep makes old pages current. */
const since = (then: Clocks, now: Clocks) => Math.max(now.steady - then.steady, now.day - then.day)

type Row = { head: string | null; hash: string | null } & (
  | { id: string; action: string; subjectType: string; subjectId: string; newHash: string }
  | { id: null }
)

/**
 * Reads on in the event log, when an event is announced and at least twice a second, and tells the process of what has changed (known-changes.ts).
 * It reconnects by itself. A log in which the last event read is missing or another one is that of a restored database: anything can have changed.
 */
export class LogFollower {
  #url: string
  #client: pg.Client | null = null
  #last: Position | null
  #readAt: Clocks | null = null
  readonly #startedAt = clocks()
  /** True when the log was read over the present connection. */
  #hasRead = false
  /** True when the last attempt to connect got no answer, not even a refusal. */
  #isUnanswered = false
  #ended = false
  #wake: () => void = () => {}
  #isAnnounced = false
  #loop: Promise<void> | null = null
  #row: ProcessRow | null
  #confirm: (last: Position) => void

  /**
   * `row` is where the process says how far it has read; `memory` what it keeps over a restart: where it had read to, and what is to be done
   * with the position after each reading.
   */
  constructor(
    url: string,
    row: ProcessRow | null = null,
    memory: { last: Position | null; confirm: (last: Position) => void } | null = null,
  ) {
    this.#url = url
    this.#row = row
    this.#last = memory?.last ?? null
    this.#confirm = memory?.confirm ?? (() => {})
  }

  start(): void {
    this.#loop ??= this.#follow()
  }

  async stop(): Promise<void> {
    this.#ended = true
    this.#wake()
    await this.#loop
  }

  /** The number of the last event read; 0 before the first reading. */
  get lastEvent(): bigint {
    return this.#last?.id ?? 0n
  }

  /** Runs a statement on the connection of the follower. Throws while there is none. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<{ rows: Row[] }> {
    if (this.#client === null) throw new Error('The database is not connected.')
    return this.#client.query<Row>(text, values)
  }

  currency(now = clocks()): Currency {
    if (this.#readAt === null) return 'UNREAD'
    const age = since(this.#readAt, now)
    return this.#client !== null && this.#hasRead && age <= TIMEOUT_MS
      ? 'CURRENT'
      : { since: now.day - age, age }
  }

  /**
   * True when nothing was read for fifteen seconds and the database answers no new connection: what waits for it waits for as long. A database that
   * refuses connections, and one whose log is locked, answer soon that they do.
   */
  isCutOff(now = clocks()): boolean {
    return this.#isUnanswered && since(this.#readAt ?? this.#startedAt, now) > CUT_OFF_MS
  }

  async #follow(): Promise<void> {
    while (!this.#ended) {
      try {
        const client = this.#client ?? (await this.#connect())
        const began = clocks()
        await this.#readOn(client)
        this.#readAt = began
        this.#hasRead = true
        if (this.#last) this.#confirm(this.#last)
        await this.#row?.confirm(client, this.lastEvent)
        await this.#pause(POLL)
      } catch {
        await this.#disconnect()
        await this.#pause(POLL)
      }
    }
    if (this.#client) await this.#row?.remove(this.#client).catch(() => {})
    await this.#disconnect()
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'stele log follower',
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      keepAlive: true,
    })
    const lost = () => {
      if (this.#client === client) this.#client = null
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', () => {
      this.#isAnnounced = true
      this.#wake()
    })
    const began = performance.now()
    try {
      await client.connect()
      await client.query(`LISTEN ${LOG_CHANNEL}`)
    } catch (error) {
      this.#isUnanswered = performance.now() - began > TIMEOUT_MS / 2
      client.end().catch(() => {})
      throw error
    }
    this.#isUnanswered = false
    this.#hasRead = false
    this.#client = client
    return client
  }

  async #disconnect(): Promise<void> {
    const client = this.#client
    this.#client = null
    const patience = new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS).unref())
    await Promise.race([client?.end(), patience]).catch(() => {})
  }

  async #readOn(client: pg.Client): Promise<void> {
    const last = this.#last
    if (last === null) return this.#startAnew(client)
    const { rows } = await client.query<Row>({ ...statement, values: [String(last.id)] })
    const [first] = rows
    const events = rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: BigInt(row.id) }]))
    const isOther = BigInt(first?.head ?? 0) < last.id || (last.id > 0n && first?.hash !== last.hash)
    if (isOther || events.length === MOST) return this.#startAnew(client)
    const newest = events.at(-1)
    if (newest) this.#last = { id: newest.id, hash: newest.newHash }
    learn(events, newest?.id ?? last.id)
  }

  async #startAnew(client: pg.Client): Promise<void> {
    const last = await endOfLog(client)
    this.#last = last
    learn('ANYTHING', last.id)
  }

  async #pause(milliseconds: number): Promise<void> {
    if (!this.#isAnnounced && !this.#ended) await this.#sleep(milliseconds)
    this.#isAnnounced = false
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

const statement = {
  text: `
    SELECT (SELECT max(id) FROM "Event") AS head, (SELECT hash FROM "Event" WHERE id = $1::bigint) AS hash,
      e.id, e.action, e."subjectType", e."subjectId", e.hash AS "newHash"
    FROM (SELECT) one LEFT JOIN LATERAL (SELECT * FROM "Event" WHERE id > $1::bigint ORDER BY id LIMIT ${MOST}) e ON true
    ORDER BY e.id`,
}

async function endOfLog(client: pg.Client): Promise<{ id: bigint; hash: string }> {
  const { rows } = await client.query<{ id: string; hash: string }>(
    'SELECT "id", hash FROM "Event" ORDER BY id DESC LIMIT 1',
  )
  return { id: BigInt(rows[0]?.id ?? 0), hash: rows[0]?.hash ?? '' }
}
