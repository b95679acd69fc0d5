import pg from 'pg'
import { Failure } from '../start/failure'

/**
 * The addresses of the archive's database: for the role that the archive runs as, and for the owner of its tables, who migrates them. They
 * are the same where only DATABASE_URL is set.
 */
export type DatabaseUrls = { url: string; ownerUrl: string }

/** Runs work on a connection of its own. */
export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the next query reports a lost connection
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'no server is listening',
  ENOTFOUND: 'the host does not exist',
  EAI_AGAIN: "the host name can't be resolved now",
  EHOSTUNREACH: "the host can't be reached",
  ENETUNREACH: "the network can't be reached",
  ETIMEDOUT: 'the server does not answer',
  ECONNRESET: 'the server closed the connection',
  '28P01': 'wrong user or password',
  '28000': 'this user is not allowed to connect',
  '42501': 'this user is not allowed to connect',
  '3D000': 'the database does not exist',
  '53300': 'too many connections',
  '57P03': 'the server is starting or stopping',
}

/** Connects to a database once. Throws `Failure` with the variable, the host, the name of the database and the reason, never the password. */
export async function demandReachable(databaseUrl: string, variable = 'DATABASE_URL'): Promise<void> {
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    await client.connect()
    await client.query('SELECT 1')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const timedOut = error instanceof Error && /timeout/i.test(error.message)
    const reason =
      REASONS[code] ??
      (timedOut ? REASONS.ETIMEDOUT : `the server refused the connection${code && ` (${code})`}`)
    throw new Failure(
      client
        ? `${variable}: can't use the database ${client.database} at ${client.host}:${client.port}: ${reason}.`
        : `${variable}: can't connect: ${reason}.`,
    )
  } finally {
    await client?.end().catch(() => {})
  }
}

const userOf = (url: string) => decodeURIComponent(new URL(url).username)

/** Returns whether the archive runs as another role than the owner of its tables. */
const hasOwnRole = ({ url, ownerUrl }: DatabaseUrls) => userOf(url) !== userOf(ownerUrl)

/** Creates the role that the archive runs as, where the owner of the tables is another one. Throws `Failure` when the owner can't. */
export async function ensureRole(urls: DatabaseUrls): Promise<void> {
  if (!hasOwnRole(urls)) return
  const name = userOf(urls.url)
  const password = decodeURIComponent(new URL(urls.url).password)
  await withConnection(urls.ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name])
    if (rowCount) return
    const create = `CREATE ROLE ${pg.escapeIdentifier(name)} LOGIN PASSWORD ${pg.escapeLiteral(password)}`
    try {
      await client.query(create)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === '42501')) throw error
      throw new Failure(
        `The role ${name} of DATABASE_URL does not exist, and the role of DATABASE_OWNER_URL can't create roles. Create it: CREATE ROLE ${name} LOGIN PASSWORD '…'.`,
      )
    }
  })
}

/** Gives the embedded database's role the password of this folder. */
export async function setPassword(urls: DatabaseUrls): Promise<void> {
  const { username, password } = new URL(urls.url)
  await withConnection(urls.ownerUrl, (client) =>
    client.query(`ALTER ROLE ${pg.escapeIdentifier(username)} PASSWORD ${pg.escapeLiteral(password)}`),
  )
}

/**
 * What the role can do follows from the triggers: where one always refuses UPDATE or DELETE, the role has no such permission. Where an
 * erasure may empty columns, the role can update these columns, and the trigger decides.
 */
const GRANTS = `
DO $$
DECLARE
  app text := current_setting('stele.app_role');
  one record;
BEGIN
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), app);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), app);
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', current_schema(), app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), app);
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations, "Archive", "BaselineRow" FROM %I', app);
  -- The queue of jobs.
  EXECUTE format('GRANT USAGE ON SCHEMA pgboss TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO %I', app);
  FOR one IN
    SELECT relname AS table, tgtype & 16 > 0 AS updates, tgtype & 8 > 0 AS deletes
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
    WHERE relnamespace = current_schema()::regnamespace AND tgtype & 2 > 0
      AND (proname = 'stele_refuse' AND tgqual IS NULL AND tgattr = '' OR proname = 'stele_refuse_unless_emptied')
  LOOP
    IF one.updates THEN EXECUTE format('REVOKE UPDATE ON %I FROM %I', one.table, app); END IF;
    IF one.deletes THEN EXECUTE format('REVOKE DELETE ON %I FROM %I', one.table, app); END IF;
  END LOOP;
  FOR one IN
    SELECT DISTINCT relname AS table, unnest(string_to_array(trim(trailing '\\000' FROM encode(tgargs, 'escape')), '\\000')) AS column
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
    WHERE relnamespace = current_schema()::regnamespace AND proname = 'stele_refuse_unless_emptied'
  LOOP
    EXECUTE format('GRANT UPDATE (%I) ON %I TO %I', one.column, one.table, app);
  END LOOP;
  EXECUTE format('GRANT UPDATE (salt) ON "BaselineRow" TO %I', app);
  -- Commands lock passages, which needs this; the trigger refuses every change.
  EXECUTE format('GRANT UPDATE (id) ON "Passage" TO %I', app);
END $$`

/** Gives the role that the archive runs as its permissions in a migrated database. Called in a transaction that only one start has. */
export async function grantPermissions(client: pg.Client, urls: DatabaseUrls): Promise<void> {
  if (!hasOwnRole(urls)) return
  await client.query(`SELECT set_config('stele.app_role', $1, true)`, [userOf(urls.url)])
  await client.query(GRANTS)
}

/** Returns whether the role of this address can turn off the triggers that keep the log and the editions. */
export async function canAlterTables(url: string): Promise<boolean> {
  const { rows } = await withConnection(url, (client) =>
    client.query<{ can: boolean }>(
      `SELECT rolsuper OR pg_has_role(relowner, 'MEMBER') AS can FROM pg_class, pg_roles
       WHERE pg_class.oid = '"Event"'::regclass AND rolname = current_user`,
    ),
  )
  return rows[0]?.can ?? false
}
