import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db'
import { sha256 } from '@/lib/hashing'
import type { Subject } from '@/lib/records/subjects'
import type { CheckedCopy, CheckedLayer } from '../checks'
import { wordsToFind } from '../checks'
import type { Ground } from '../ground/ground'

/** Text layers of one record are looked through up to this many characters together; beyond it each is asked only whether it is intact. */
export const limits = {
  get text() {
    return 20_000_000
  },
}

const locatorsSchema = z
  .array(z.object({ label: z.string(), value: z.string(), start: z.int(), end: z.int() }))
  .catch([])

type Layers = { read: Map<string, CheckedLayer>; intact: Map<string, boolean> }

/** The text layers of the passages of a record, or, where they are too long together, whether each is intact. */
export async function layersOf(client: Tx, ground: Ground): Promise<Layers> {
  const ids = [...new Set([...ground.passages.values()].map(({ textLayerId }) => textLayerId))]
  const { _sum } = await client.textLayer.aggregate({ where: { id: { in: ids } }, _sum: { length: true } })
  if ((_sum.length ?? 0) > limits.text) {
    const rows = await client.$queryRaw<{ id: string; intact: boolean }[]>`
      SELECT id, encode(sha256(convert_to(text, 'UTF8')), 'hex') = sha256 AS intact FROM "TextLayer" WHERE id = ANY(${ids}::uuid[])`
    return { read: new Map(), intact: new Map(rows.map(({ id, intact }) => [id, intact])) }
  }
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
  return { read, intact: new Map() }
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
export async function copiesOf(
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
