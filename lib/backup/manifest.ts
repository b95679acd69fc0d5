import { z } from 'zod'
import { message } from '@/lib/messages/message'
import { BackupError } from './backup-error'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
/** Names become paths, so they have neither dots nor slashes. */
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/)

/** One packed file of a backup: gzip, and age over it where the backup is encrypted. */
const partSchema = z.strictObject({
  /** The number of bytes before packing: more than these are never unpacked. */
  size: count,
  /** The number and the SHA-256 of the bytes in the file. */
  stored: count,
  sha256,
})
export type Part = z.output<typeof partSchema>

const tableSchema = z.strictObject({
  name,
  columns: z.array(name).min(1).max(500),
  rows: count,
  part: partSchema,
})
export type BackupTable = z.output<typeof tableSchema>

export const FORMAT = 'stele-backup'
export const VERSION = 1

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** The identity, name and address of the archive. */
  archive: z.uuid(),
  name: z.string().max(1000),
  address: z.string().max(2000),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** The end of the event log. */
  log: z.strictObject({ events: count, head: sha256 }),
  /** The migrations of the database, in the order in which they were applied. */
  migrations: z
    .array(z.strictObject({ name: z.string().regex(/^[0-9]{14}_[a-z0-9_]{1,100}$/), checksum: sha256 }))
    .min(1)
    .max(10_000),
  /** The public keys (age) that the backup is encrypted for; empty for one that isn't encrypted. */
  recipients: z.array(z.string().startsWith('age1').max(4000)).max(100),
  tables: z.array(tableSchema).min(1).max(1000),
  /** The list of media files: a line with SHA-256 and size each, in their order. */
  media: z.strictObject({ files: count, bytes: count, part: partSchema }),
  keys: partSchema,
  /** Variables of the configuration, without secrets. */
  configuration: z.record(name, z.string().max(10_000)),
  /** Media files that were missing or altered in the archive itself, by their SHA-256. */
  damaged: z.array(sha256).max(100_000),
})
export type Manifest = z.output<typeof manifestSchema>

/** The largest manifest and marker that is read. */
export const MOST_BYTES = 16 * 1024 * 1024

const versionSchema = z.looseObject({ format: z.literal(FORMAT), version: z.int() })

/** Returns a manifest from its text. Throws `BackupError` that names the file when it isn't one, or is of a later version. */
export function readManifest(text: string, file: string): Manifest {
  const refuse = (reason: 'notBackup' | 'newer' | 'faulty', place = '') =>
    new BackupError(message('commands.restore.manifest', { file, reason, place }))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refuse('notBackup')
  }
  const version = versionSchema.safeParse(value).data
  if (!version) throw refuse('notBackup')
  if (version.version > VERSION) throw refuse('newer')
  const { data, error } = manifestSchema.safeParse(value)
  if (!data) throw refuse('faulty', error.issues[0]?.path.join('.') ?? '')
  if (new Set(data.tables.map((table) => table.name)).size < data.tables.length)
    throw refuse('faulty', 'tables')
  return data
}
