import 'server-only'
import { z } from 'zod'
import type { db, Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { getTranslator } from '@/lib/settings/language'
import { type Snapshot, snapshotSchema } from '../schema'
import { maskedEdition } from './masked-edition'
import { activeMaskSchema } from './schema'

const activeMasks = (hashes: Prisma.Sql) => Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('textSha256', m."textSha256", 'start', m.start, 'end', m."end", 'kind', m.kind,
    'reason', m.reason) ORDER BY m.start, m.id), '[]')
  FROM "Mask" m WHERE m."liftedAt" IS NULL AND m."textSha256" IN ${hashes})`

/**
 * The columns of the edition `e` that `readEdition` takes. What is public reads no other part of a snapshot that can contain text of a copy; a
 * test finds a query that does.
 */
export const storedColumns = Prisma.sql`e.snapshot, ${activeMasks(
  Prisma.sql`(SELECT p ->> 'textLayerSha256' FROM jsonb_array_elements(e.snapshot -> 'passages') p)`,
)} AS masks`

export type StoredEdition = { snapshot: unknown; masks: unknown }

const masksSchema = z.array(activeMaskSchema)

/** An edition as stored, as it is with its PRIVATE ranges withheld, and as readers see it. */
export async function readEdition({ snapshot, masks }: StoredEdition) {
  const stored = snapshotSchema.parse(snapshot)
  const active = masksSchema.parse(masks)
  const mark = active.length > 0 ? (await getTranslator())('archive.evidence.withheld') : ''
  return { stored, ...maskedEdition(stored, active, mark) }
}

/** The same for a snapshot that is being published or changed in a transaction, with the masks that apply there. */
export async function readInTransaction(tx: Tx | typeof db, snapshot: Snapshot) {
  const hashes = [...new Set(snapshot.passages.map(({ textLayerSha256 }) => textLayerSha256))]
  if (hashes.length === 0) return readEdition({ snapshot, masks: [] })
  const [row] = await tx.$queryRaw<{ masks: unknown }[]>`
    SELECT ${activeMasks(Prisma.sql`(SELECT unnest(${hashes}::text[]))`)} AS masks`
  return readEdition({ snapshot, masks: row?.masks ?? [] })
}
