import 'server-only'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'

/**
 * Tables whose rows a backup leaves out, with the reason. The queue of pg-boss, which is a schema of its own, is left out, too: a restored archive
 * shows jobs that waited as interrupted.
 */
export const leftOut: Record<string, string> = {
  _prisma_migrations: 'the manifest has it, and restoring applies the migrations',
  LooseFile: 'their bytes are not part of the archive',
  WebProcess: 'web servers of this moment',
  MailMessage: 'a restored archive must not send them again',
  WebhookDelivery: 'a restored archive must not send them again',
}

export type Table = { name: string; columns: string[] }

const tablesSchema = z.array(z.object({ name: z.string(), columns: z.array(z.string()) }))

/** Returns the tables of the archive's schema with the columns that are stored: none that PostgreSQL computes. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query(
    `SELECT c.table_name AS name, json_agg(c.column_name ORDER BY c.ordinal_position) AS columns
     FROM information_schema.columns c JOIN pg_tables t ON t.schemaname = c.table_schema AND t.tablename = c.table_name
     WHERE c.table_schema = current_schema() AND c.is_generated = 'NEVER' AND c.table_name <> ALL($1)
     GROUP BY c.table_name ORDER BY c.table_name`,
    [Object.keys(leftOut)],
  )
  return tablesSchema.parse(rows)
}

/** The name of a table and its columns as COPY takes them. `quoted` is pg's own quotation of identifiers. */
export const copied = ({ name, columns }: Table, quoted: (name: string) => string) =>
  `${quoted(name)} (${columns.map(quoted).join(', ')})`

/** The rows of a table in the text format of COPY, in the transaction of the client. `rows` counts them once all were read. */
export function copyOut(client: pg.Client, table: Table) {
  const stream = client.query(
    copyTo(`COPY ${copied(table, (name) => client.escapeIdentifier(name))} TO STDOUT`),
  )
  return { bytes: stream, rows: () => stream.rowCount }
}

/** Begins a transaction that sees one state of the database until it ends. */
export const beginSnapshot = (client: pg.Client) =>
  client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')

/** Takes the turn for the one backup of this archive that runs at a time, until the connection ends. False while another one has it. */
export async function takeTurn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT pg_try_advisory_lock(hashtext('stele backup')) AS free`)
  return rows[0]?.free === true
}

const aboutSchema = z.object({
  archive: z.uuid(),
  name: z.string(),
  events: z.coerce.number(),
  head: z.string(),
})

/** Returns the identity and name of the archive, and the end of its log. */
export async function aboutArchive(client: pg.Client) {
  const { rows } = await client.query(
    `SELECT a.id AS archive, s.name, coalesce(e.id, 0) AS events, coalesce(e.hash, repeat('0', 64)) AS head
     FROM "Archive" a, "Settings" s LEFT JOIN LATERAL (SELECT id, hash FROM "Event" ORDER BY id DESC LIMIT 1) e ON true`,
  )
  return aboutSchema.parse(rows[0])
}

/** Returns the migrations that were applied, in the order of their names. */
export async function migrationsIn(client: pg.Client): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

export type MediaFile = { sha256: string; size: number }

const PAGE = 1000

/** The media files of the archive, as the transaction of the client sees them. */
export async function* mediaFilesIn(client: pg.Client): AsyncGenerator<MediaFile> {
  for (let after = ''; ; ) {
    const { rows } = await client.query<{ sha256: string; size: string }>(
      'SELECT sha256, size FROM "MediaFile" WHERE sha256 > $1 ORDER BY sha256 LIMIT $2',
      [after, PAGE],
    )
    for (const { sha256, size } of rows) yield { sha256, size: Number(size) }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = last.sha256
  }
}

/** Returns whether the archive still has this media file. */
export async function hasMediaFile(client: pg.Client, sha256: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM "MediaFile" WHERE sha256 = $1', [sha256])
  return Boolean(rowCount)
}
