import 'server-only'
import { z } from 'zod'
import { type CheckedCopy, type CheckedLayer, wordsToFind } from '@/lib/checks'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { sha256 } from '@/lib/hashing'
import type { Subject } from '@/lib/records/subjects'
import type { RecordEvidence } from './evidence'

/** Text layers of one record are looked through up to this many characters together; beyond it the database says what it can of each. */
export const limits = {
  get text() {
    return 20_000_000
  },
}

const locatorsSchema = z
  .array(z.object({ label: z.string(), value: z.string(), start: z.int(), end: z.int() }))
  .catch([])

/** Of a passage in a layer that is not read: whether the layer is as it was kept, and whether the passage's words stand at its place. */
export type Kept = { intact: boolean; stands: boolean }

type ReadLayers = { read: Map<string, CheckedLayer>; kept: Map<string, Kept> }

/**
 * Positions are UTF-16 units, which are PostgreSQL's characters but for those beyond U+FFFF, which are two units: in a layer that has some
 * (its length in units is not that in characters) each is followed by a filler, in the passage's words alike.
 */
const inUnits = (text: Prisma.Sql) =>
  Prisma.sql`regexp_replace(${text}, '([\\U00010000-\\U0010FFFF])', '\\1' || U&'\\E000', 'g')`

/**
 * A text is cut into pieces of about so many bytes and each passage sought in its own: in a text PostgreSQL counts to every place from the
 * beginning, in bytes it does not.
 */
const PIECE = 65_536

/** The first byte of a letter at or after the beginning of a piece. */
const edge = (place: Prisma.Sql) => Prisma.sql`(
  SELECT min(at) FROM generate_series((${place}) * ${PIECE}::int, (${place}) * ${PIECE}::int + 3) AS at
  WHERE CASE WHEN at < octet_length(l.bytes) THEN get_byte(l.bytes, at) & 192 <> 128 ELSE TRUE END)`

async function keptOf(client: Tx, evidence: RecordEvidence): Promise<Map<string, Kept>> {
  const passages = [...evidence.passages.values()]
  const letters = Prisma.sql`convert_from(substring(l.bytes FROM at.start + 1 FOR at.next - at.start), 'UTF8')`
  const rows = await client.$queryRaw<(Kept & { id: string })[]>`
    WITH layer AS MATERIALIZED (
      SELECT id, sha256, convert_to(text, 'UTF8') AS bytes, char_length(text) = length AS plain FROM "TextLayer"
      WHERE id = ANY(${[...new Set(passages.map(({ textLayerId }) => textLayerId))]}::uuid[])),
    measured AS MATERIALIZED (SELECT id, plain, encode(sha256(bytes), 'hex') = sha256 AS intact FROM layer),
    piece AS MATERIALIZED (
      SELECT l.id, n.place, CASE WHEN l.plain THEN ${letters} ELSE ${inUnits(letters)} END AS words
      FROM layer l CROSS JOIN generate_series(0, (octet_length(l.bytes) - 1) / ${PIECE}::int) AS n(place)
      CROSS JOIN LATERAL (SELECT ${edge(Prisma.sql`n.place`)} AS start, ${edge(Prisma.sql`n.place + 1`)} AS next) AS at),
    span AS MATERIALIZED (
      SELECT id, place, sum(char_length(words)) OVER so_far - char_length(words) AS start, sum(char_length(words)) OVER so_far AS until
      FROM piece WINDOW so_far AS (PARTITION BY id ORDER BY place)),
    asked AS MATERIALIZED (
      SELECT p.id, p."textLayerId", p.exact, p.start, p."end", w.place, w.start AS begun FROM "Passage" p
      LEFT JOIN span w ON w.id = p."textLayerId" AND w.until > p.start AND w.start < p."end"
      WHERE p.id = ANY(${passages.map(({ id }) => id)}::uuid[])),
    sought AS (
      SELECT a.id, a."textLayerId", a.exact, a."end" - a.start AS length, a.start - min(a.begun) AS start,
        string_agg(w.words, '' ORDER BY w.place) AS words
      FROM asked a LEFT JOIN piece w ON w.id = a."textLayerId" AND w.place = a.place
      GROUP BY a.id, a."textLayerId", a.exact, a.start, a."end")
    SELECT s.id, m.intact, coalesce(substring(s.words FROM s.start::int + 1 FOR greatest(s.length, 0))
      = CASE WHEN m.plain THEN s.exact ELSE ${inUnits(Prisma.sql`s.exact`)} END, FALSE) AS stands
    FROM sought s JOIN measured m ON m.id = s."textLayerId"`
  return new Map(rows.map(({ id, ...kept }) => [id, kept]))
}

/** The text layers of the passages of a record by their ids, or, where they are too long together, what is kept of each passage by its id. */
export async function textLayersOf(client: Tx, evidence: RecordEvidence): Promise<ReadLayers> {
  const ids = [...new Set([...evidence.passages.values()].map(({ textLayerId }) => textLayerId))]
  const { _sum } = await client.textLayer.aggregate({ where: { id: { in: ids } }, _sum: { length: true } })
  if ((_sum.length ?? 0) > limits.text) return { read: new Map(), kept: await keptOf(client, evidence) }
  const layers = await client.textLayer.findMany({
    where: { id: { in: ids } },
    select: { id: true, text: true, sha256: true, locators: true },
  })
  const read = new Map(
    layers.map((layer) => [
      layer.id,
      {
        id: layer.id,
        text: layer.text,
        intact: sha256(layer.text) === layer.sha256,
        locators: locatorsSchema.parse(layer.locators),
      },
    ]),
  )
  return { read, kept: new Map() }
}

type HeldText = { cited: string; id: string; filename: string; length: number }

/** Texts of held copies by the source under which they are cited, the newest first. */
const heldTexts = (client: Tx, sourceIds: readonly string[]) => client.$queryRaw<HeldText[]>`
  SELECT s.id AS cited, t.id, h.filename, t.length FROM "Source" s
  JOIN "Holding" h ON h."sourceId" = coalesce(s."mergedIntoId", s.id) JOIN "TextLayer" t ON t."holdingId" = h.id
  WHERE s.id = ANY(${[...new Set(sourceIds)]}::uuid[]) ORDER BY h."createdAt" DESC, h.id DESC, t."createdAt" DESC, t.id DESC`

/**
 * By subject, the held texts in which quotations that no passage is bound to are looked for: those of the source that was seen. Each reading
 * of a text for a quotation counts towards the limit; beyond it a text is named and not read. Two reads, none where all is bound.
 */
export async function searchedCopiesOf(
  client: Tx,
  subjects: readonly Subject[],
): Promise<Map<string, readonly CheckedCopy[]>> {
  const wanted = subjects.flatMap((subject) => {
    const sourceId = subject.chain.at(-1)?.sourceId
    return sourceId !== undefined && wordsToFind(subject) !== null ? [{ id: subject.id, sourceId }] : []
  })
  if (wanted.length === 0) return new Map()
  const held = Map.groupBy(
    await heldTexts(
      client,
      wanted.map(({ sourceId }) => sourceId),
    ),
    ({ cited }) => cited,
  )
  let left = limits.text
  const listed = wanted.map(({ id, sourceId }) => {
    const copies = (held.get(sourceId) ?? []).map((text) => {
      const isRead = text.length <= left
      if (isRead) left -= text.length
      return { ...text, isRead }
    })
    return { id, copies }
  })
  const ids = new Set(
    listed.flatMap(({ copies }) => copies.filter(({ isRead }) => isRead).map(({ id }) => id)),
  )
  const layers =
    ids.size === 0
      ? []
      : await client.textLayer.findMany({ where: { id: { in: [...ids] } }, select: { id: true, text: true } })
  // One object for each text, so that it is folded once.
  const texts = new Map(layers.map(({ id, text }) => [id, { text }]))
  return new Map(
    listed.map(({ id, copies }) => [
      id,
      copies.map((copy) => ({
        name: copy.filename,
        layer: copy.isRead ? (texts.get(copy.id) ?? null) : null,
      })),
    ]),
  )
}
