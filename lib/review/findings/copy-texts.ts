import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { readableSql } from '@/lib/access-sql'
import { type CheckedCopy, type CheckedLayer, wordsToFind } from '@/lib/checks'
import type { Tx } from '@/lib/db'
import { sha256 } from '@/lib/hashing'
import { type LayerSpan, spansSchema } from '@/lib/holdings/spans'
import type { Subject } from '@/lib/records/subjects'
import { keptIdSql } from '@/lib/sources/merged-sources'
import type { PassageEvidence, RecordEvidence } from '../evidence'

/** The most characters of text layers that are kept in memory for one record, and the most that are searched for quotations. */
export const limits = {
  get text() {
    return 20_000_000
  },
}

const locatorsSchema = z
  .array(z.object({ label: z.string(), value: z.string(), start: z.int(), end: z.int() }))
  .catch([])

/** For a passage in a layer that isn't kept in memory: if the layer matches its checksum, and if the passage's text is at its place. */
export type Kept = { intact: boolean; stands: boolean }

type CopyText = { cited: string; id: string; filename: string; length: number }

/** Texts of archive copies that the actor can read, by the cited source, the newest first. */
const textsOfCopies = (client: Tx, actor: Actor, sourceIds: readonly string[]) => client.$queryRaw<
  CopyText[]
>`
  SELECT s.id AS cited, t.id, h.filename, t.length FROM "Source" s
  JOIN "Holding" h ON h."sourceId" = ${keptIdSql('s')} JOIN "TextLayer" t ON t."holdingId" = h.id
  WHERE s.id = ANY(${[...new Set(sourceIds)]}::uuid[]) AND ${readableSql(actor)} ORDER BY h."createdAt" DESC, h.id DESC, t."createdAt" DESC, t.id DESC`

type Wanted = { subjectId: string; copies: (CopyText & { isRead: boolean })[] }

/** By subject, the texts to search for quotations that aren't bound to a passage. Each search counts towards the limit. */
async function wantedTexts(client: Tx, actor: Actor, subjects: readonly Subject[]): Promise<Wanted[]> {
  const unbound = subjects.flatMap((subject) => {
    const sourceId = subject.chain.at(-1)?.sourceId
    return sourceId !== undefined && wordsToFind(subject) !== null ? [{ id: subject.id, sourceId }] : []
  })
  if (unbound.length === 0) return []
  const held = Map.groupBy(
    await textsOfCopies(
      client,
      actor,
      unbound.map(({ sourceId }) => sourceId),
    ),
    ({ cited }) => cited,
  )
  let left = limits.text
  return unbound.map(({ id, sourceId }) => ({
    subjectId: id,
    copies: (held.get(sourceId) ?? []).map((text) => {
      const isRead = text.length <= left
      if (isRead) left -= text.length
      return { ...text, isRead }
    }),
  }))
}

const layerColumns = { id: true, text: true, sha256: true, locators: true, spans: true } as const
const isIntact = ({ text, sha256: kept }: { text: string; sha256: string }) => sha256(text) === kept

/** The same for passages in texts that are too long to keep together: each text is read, checked and released. */
async function keptOf(
  client: Tx,
  layerId: string,
  passages: readonly PassageEvidence[],
): Promise<[string, Kept][]> {
  const layer = await client.textLayer.findUniqueOrThrow({ where: { id: layerId }, select: layerColumns })
  const intact = isIntact(layer)
  return passages.map(({ id, start, end, exact }) => [
    id,
    { intact, stands: layer.text.slice(start, end) === exact },
  ])
}

type CopyTexts = {
  /** Text layers of the passages by passage id, up to the limit. */
  textLayers: Map<string, CheckedLayer>
  /** For the passages in the other layers, by passage id. */
  kept: Map<string, Kept>
  /** By subject, the copies to search for its unbound quotation: those of the source that was seen. */
  copies: Map<string, readonly CheckedCopy[]>
}

/**
 * The texts of copies that the checks of these subjects read. Two queries, or one where every quotation is bound to a passage; and one more
 * for each text layer beyond the limit.
 */
export async function copyTextsOf(
  client: Tx,
  actor: Actor,
  evidence: RecordEvidence,
  subjects: readonly Subject[],
): Promise<CopyTexts> {
  const wanted = await wantedTexts(client, actor, subjects)
  const byLayer = Map.groupBy(evidence.passages.values(), ({ textLayerId }) => textLayerId)
  let left = limits.text
  const [fitting, long] = [new Set<string>(), new Set<string>()]
  for (const [layerId, [first]] of byLayer) {
    left -= first?.textLayerLength ?? 0
    ;(left >= 0 ? fitting : long).add(layerId)
  }
  const searched = wanted.flatMap(({ copies }) => copies.flatMap(({ id, isRead }) => (isRead ? [id] : [])))
  const ids = [...new Set([...fitting, ...searched])]
  const rows =
    ids.length === 0
      ? []
      : await client.textLayer.findMany({ where: { id: { in: ids } }, select: layerColumns })
  const textLayers = new Map<string, CheckedLayer>()
  // One object for each text, so that it is folded once.
  const texts = new Map<string, { text: string; spans: LayerSpan[] }>()
  for (const { id, text, locators, spans: stored, ...row } of rows) {
    const spans = spansSchema.parse(stored)
    texts.set(id, { text, spans })
    if (fitting.has(id))
      textLayers.set(id, {
        id,
        text,
        spans,
        intact: isIntact({ text, ...row }),
        locators: locatorsSchema.parse(locators),
      })
  }
  const kept = new Map<string, Kept>()
  for (const layerId of long)
    for (const [id, answer] of await keptOf(client, layerId, byLayer.get(layerId) ?? [])) kept.set(id, answer)
  const copies = wanted.map(({ subjectId, copies }): [string, CheckedCopy[]] => [
    subjectId,
    copies.map(({ id, filename, isRead }) => ({
      name: filename,
      layer: isRead ? (texts.get(id) ?? null) : null,
    })),
  ])
  return { textLayers, kept, copies: new Map(copies) }
}
