import 'server-only'
import { z } from 'zod'
import type { db, Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { shownToReadersSql } from '@/lib/holdings/access'
import { type HoldingShown, holdingShown } from '@/lib/holdings/schema'
import { getTranslator } from '@/lib/settings/language'
import { isShutSql } from '../copies/hidden-elsewhere'
import { hasOpenNames } from '../copies/named'
import { type Snapshot, snapshotSchema } from '../schema'
import { maskedEdition } from './masked-edition'
import { activeMaskSchema } from './schema'

const activeMasks = (hashes: Prisma.Sql) => Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('textSha256', m."textSha256", 'start', m.start, 'end', m."end", 'kind', m.kind,
    'reason', m.reason) ORDER BY m.start, m.id), '[]')
  FROM "Mask" m WHERE m."liftedAt" IS NULL AND m."textSha256" IN ${hashes})`

/** What readers can see of each copy now, "Holding" h, and no more than `kept` where that isn't null. */
const copiesNow = (ids: Prisma.Sql, kept: Prisma.Sql) => Prisma.sql`(
  SELECT coalesce(jsonb_object_agg(h.id, CASE WHEN now.shown = 'WHOLE' AND ${isShutSql} THEN 'IN_CONTEXT' ELSE now.shown END), '{}')
  FROM "Holding" h CROSS JOIN LATERAL (SELECT greatest((${shownToReadersSql})::"HoldingShown", ${kept})::text AS shown) now WHERE h.id IN ${ids})`

/**
 * The columns of the edition `e` that `readEdition` takes. What is public reads no other part of a snapshot that can contain text of a copy; a
 * test finds a query that does.
 */
export const storedColumns = Prisma.sql`e.snapshot, ${activeMasks(
  Prisma.sql`(SELECT p ->> 'textLayerSha256' FROM jsonb_array_elements(e.snapshot -> 'passages') p)`,
)} AS masks, ${copiesNow(
  Prisma.sql`(SELECT (p #>> '{holding,id}')::uuid FROM jsonb_array_elements(e.snapshot -> 'passages') p)`,
  Prisma.sql`(SELECT n.shown FROM "NarrowedCopy" n WHERE n."holdingId" = h.id AND n."editionId" = e.id)`,
)} AS copies, (SELECT own.slug FROM "Record" own WHERE own.id = e."recordId") AS address`

export type StoredEdition = {
  snapshot: unknown
  masks: unknown
  /** For each copy, the part of its text that readers can see now. */
  copies: unknown
  /** The address that its record has now, where the snapshot can have an earlier one. */
  address?: string | null
}

const masksSchema = z.array(activeMaskSchema)
const copiesSchema = z.record(z.string(), z.enum(holdingShown))

/** What readers can see of copies now. A copy whose text names an unnamed speaker isn't shown as a whole, nor one that can't be searched. */
async function shownNow(copies: z.output<typeof copiesSchema>): Promise<Map<string, HoldingShown>> {
  const entries = Object.entries(copies).map(
    async ([id, shown]): Promise<[string, HoldingShown]> => [
      id,
      shown === 'WHOLE' && (await hasOpenNames(id)) ? 'IN_CONTEXT' : shown,
    ],
  )
  return new Map(await Promise.all(entries))
}

/** An edition as stored, as it is without what is withheld now, and as readers see it. `isWhole`: nothing of its text is withheld. */
export async function readEdition({ snapshot, masks, copies, address }: StoredEdition) {
  const stored = snapshotSchema.parse(snapshot)
  const addressed = !address || address === stored.slug ? stored : { ...stored, slug: address }
  const active = masksSchema.parse(masks)
  const mark = active.length > 0 ? (await getTranslator())('archive.evidence.withheld') : ''
  const edition = maskedEdition(addressed, active, mark, await shownNow(copiesSchema.parse(copies)))
  return { stored, isWhole: edition.withheld === addressed, ...edition }
}

/**
 * An edition without what its PRIVATE masks withhold, but with what only the setting of a copy or a consent keeps from readers now: that can be
 * opened again without a look at the text. `warnings` are those of its GRAPHIC masks.
 */
export async function maskedNow(edition: Omit<StoredEdition, 'copies'>) {
  const { withheld, shown } = await readEdition({ ...edition, copies: {} })
  return { snapshot: withheld, warnings: shown.passages.flatMap(({ warning }) => warning ?? []) }
}

/**
 * `readEdition` for a snapshot that is being published, or put into the search, with the masks that apply there. What is searched has no text around
 * passages, so what was kept from readers of an edition before doesn't count.
 */
export const readInTransaction = async (tx: Tx | typeof db, snapshot: Snapshot) =>
  readEdition({ snapshot, ...(await storedAbout(tx, snapshot)) })

/** `maskedNow` for the same. */
export const maskedInTransaction = async (tx: Tx | typeof db, snapshot: Snapshot) =>
  maskedNow({ snapshot, masks: (await storedAbout(tx, snapshot)).masks })

async function storedAbout(tx: Tx | typeof db, snapshot: Snapshot): Promise<Omit<StoredEdition, 'snapshot'>> {
  const hashes = [...new Set(snapshot.passages.map(({ textLayerSha256 }) => textLayerSha256))]
  if (hashes.length === 0) return { masks: [], copies: {} }
  const ids = [...new Set(snapshot.passages.map(({ holding }) => holding.id))]
  const [row] = await tx.$queryRaw<{ masks: unknown; copies: unknown }[]>`
    SELECT ${activeMasks(Prisma.sql`(SELECT unnest(${hashes}::text[]))`)} AS masks,
      ${copiesNow(Prisma.sql`(SELECT unnest(${ids}::uuid[]))`, Prisma.sql`NULL`)} AS copies`
  return { masks: row?.masks ?? [], copies: row?.copies ?? {} }
}

/** The title of an edition `e` as readers see it, of those that have no search entry. */
export const snapshotTitle = Prisma.sql`CASE WHEN e.snapshot #> '{content,titleIsSupplied}' = 'true'
  THEN '[' || (e.snapshot #>> '{content,title}') || ']' ELSE e.snapshot #>> '{content,title}' END`
