import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { TextOrigin } from '@/lib/generated/prisma/enums'
import { readBytes } from '@/lib/holdings/storage'
import { parseId } from '@/lib/input'
import { standsFor } from '@/lib/sources/survivors'
import { positionOfPassage } from '@/lib/text/passage-position'
import { MAX_TEXT } from './extract/reading'
import { locatorsSchema } from './schema'

/** UTF-16 units in one part of a text layer. */
export const PART = 40_000
const LISTED = 50

/** The copies of a source, newest first, with the metadata of their texts but not the texts: one query. */
export function listHoldings(_actor: Actor, sourceId: string) {
  return db.holding.findMany({
    where: { sourceId: parseId(sourceId) },
    include: {
      file: { select: { size: true, mediaType: true } },
      createdBy: { select: { name: true } },
      betterThan: { select: { id: true, filename: true } },
      textLayers: {
        select: {
          id: true,
          origin: true,
          language: true,
          length: true,
          _count: { select: { passages: true } },
        },
        orderBy: { createdAt: 'desc' },
      },
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
}

/** One copy with its source's title; `NotFound` when there is none, or when it is not a copy of `sourceId`. */
export async function getHolding(_actor: Actor, id: string, sourceId?: string) {
  const holding = await db.holding.findFirst({
    where: { id: parseId(id), ...(sourceId !== undefined && { source: standsFor(parseId(sourceId)) }) },
    include: {
      file: { select: { size: true, mediaType: true } },
      source: { select: { id: true, title: true, language: true } },
      createdBy: { select: { name: true } },
      betterThan: { select: { id: true, filename: true } },
      textLayers: {
        select: { id: true, origin: true, language: true, length: true, sha256: true, locators: true },
        orderBy: { createdAt: 'desc' },
      },
    },
  })
  if (!holding) throw new NotFound()
  return {
    ...holding,
    textLayers: holding.textLayers.map((layer) => ({
      ...layer,
      locators: locatorsSchema.parse(layer.locators),
    })),
  }
}

/** The unchanged bytes of a copy, for download. */
export async function readHolding(_actor: Actor, id: string) {
  const holding = await db.holding.findUnique({
    where: { id: parseId(id) },
    select: { filename: true, sha256: true, file: { select: { mediaType: true } } },
  })
  if (!holding) throw new NotFound()
  return {
    filename: holding.filename,
    mediaType: holding.file.mediaType,
    ...(await readBytes(holding.sha256)),
  }
}

type LayerRow = {
  holdingId: string
  sourceId: string
  language: string
  origin: TextOrigin
  sha256: string
  length: number
  locators: unknown
  /** The offset of `text` in the layer. */
  offset: number
  text: string
}

/**
 * The layer with the range of its text that a part needs. PostgreSQL counts characters and the layer UTF-16 units. They are equal unless
 * there are characters beyond the basic plane; only then the whole text is fetched.
 */
const layerRow = (id: string, from: number) => db.$queryRaw<LayerRow[]>`
  SELECT t."holdingId", h."sourceId", t.language, t.origin, t.sha256, t.length, t.locators,
    CASE WHEN char_length(t.text) = t.length THEN greatest(least(${from}::int, t.length) - 1, 0) ELSE 0 END AS offset,
    CASE WHEN char_length(t.text) = t.length THEN substr(t.text, greatest(least(${from}::int, t.length), 1), ${PART + 2}::int) ELSE t.text END AS text
  FROM "TextLayer" t JOIN "Holding" h ON h.id = t."holdingId" WHERE t.id = ${id}::uuid`

/**
 * A part of a text layer from `from` (UTF-16 units), at most `PART` long, ending at the end of a line if possible; `next` is the offset of the
 * next part, or null. `locators` are the pages that the part touches. All parts together are exactly the layer.
 */
export async function readTextLayer(_actor: Actor, id: string, from = 0) {
  const layerId = parseId(id)
  const [layer] = await layerRow(layerId, Math.min(Math.max(0, from), MAX_TEXT))
  if (!layer) throw new NotFound()
  const { text, length, offset, locators, ...rest } = layer
  const start = wholeCharacter(text, Math.min(Math.max(0, from), length) - offset)
  const end = partEnd(text, start) + offset
  const pages = locatorsSchema.parse(locators)
  return {
    id: layerId,
    ...rest,
    length,
    start: start + offset,
    text: text.slice(start, end - offset),
    next: end < length ? end : null,
    locators: pages.filter((page) => page.start < end && start + offset < page.end),
  }
}

/** The end of the last line within the part, unless that would leave the part half empty. */
function partEnd(text: string, start: number): number {
  const limit = start + PART
  if (limit >= text.length) return text.length
  const line = text.lastIndexOf('\n', limit - 1) + 1
  return line > start + PART / 2 ? line : wholeCharacter(text, limit)
}

/** The offset, or the one before it when it is in the middle of a character. */
const wholeCharacter = (text: string, offset: number) =>
  /[\udc00-\udfff]/.test(text.charAt(offset)) && /[\ud800-\udbff]/.test(text.charAt(offset - 1))
    ? offset - 1
    : offset

/** Passages that touch a part of a layer, in the order of its text; at most a thousand. */
export function listPassages(
  _actor: Actor,
  textLayerId: string,
  { start, end }: { start: number; end: number },
) {
  return db.passage.findMany({
    where: { textLayerId: parseId(textLayerId), start: { lt: end }, end: { gt: start } },
    select: { id: true, start: true, end: true, exact: true, locatorLabel: true, locatorValue: true },
    orderBy: [{ start: 'asc' }, { end: 'asc' }],
    take: 1000,
  })
}

/** The text of one passage with its language; `NotFound` when there is none. */
export async function getPassage(_actor: Actor, id: string) {
  const passage = await db.passage.findUnique({
    where: { id: parseId(id) },
    select: { id: true, exact: true, textLayer: { select: { language: true } } },
  })
  if (!passage) throw new NotFound()
  return { id: passage.id, exact: passage.exact, language: passage.textLayer.language }
}

/** The offset of a passage in its layer; null when it isn't a passage of this layer. */
export async function passageStart(
  _actor: Actor,
  textLayerId: string,
  passageId: string,
): Promise<number | null> {
  const passage = await db.passage.findFirst({
    where: { id: parseId(passageId), textLayerId: parseId(textLayerId) },
    select: { start: true },
  })
  return passage?.start ?? null
}

/**
 * Everything that prevents a copy from being deleted: its passages, the records that cite them, the number of verdicts on it, the copies that
 * are better than it, and the number of passages of older copies that were searched for in it.
 */
export async function holdingRests(actor: Actor, holdingId: string) {
  const [passages, passageTotal, records, verdicts, betterCopies, soughtHere] = await Promise.all([
    db.passage.findMany({
      where: { textLayer: { holdingId } },
      select: { id: true, locatorLabel: true, locatorValue: true, start: true, end: true },
      orderBy: [{ start: 'asc' }, { id: 'asc' }],
      take: LISTED,
    }),
    db.passage.count({ where: { textLayer: { holdingId } } }),
    recordsOn(actor, { textLayer: { holdingId } }),
    db.verdict.count({ where: { holdingId } }),
    db.holding.findMany({
      where: { betterThanId: holdingId },
      select: { id: true, filename: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: LISTED,
    }),
    db.relocation.count({ where: { holdingId } }),
  ])
  return {
    passages: passages.map((passage) => ({ id: passage.id, position: positionOfPassage(passage) })),
    passageTotal,
    records,
    verdicts,
    betterCopies,
    soughtHere,
  }
}

/**
 * Everything that prevents a passage from being deleted: the records that cite it, the number of discussions about it, the number of better
 * copies in which it was searched for, and the number of passages of older copies that were moved to it.
 */
export async function passageRests(actor: Actor, passageId: string) {
  const [records, threads, soughtElsewhere, standsForOlder] = await Promise.all([
    recordsOn(actor, { id: passageId }),
    db.thread.count({ where: { passageId } }),
    db.relocation.count({ where: { passageId } }),
    db.relocation.count({ where: { toPassageId: passageId } }),
  ])
  return { records, threads, soughtElsewhere, standsForOlder }
}

/** Records with a draft or revision that cites such a passage, if this actor can see them; at most fifty. */
async function recordsOn(actor: Actor, passage: Prisma.PassageWhereInput) {
  const records = await db.record.findMany({
    where: { ...visibleTo(actor), references: { some: { passage } } },
    select: { id: true, kind: true, slug: true, draft: { select: { title: true } } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: LISTED,
  })
  return records.map(({ draft, ...record }) => ({ ...record, title: draft?.title || record.slug }))
}
