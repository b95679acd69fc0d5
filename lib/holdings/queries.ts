import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { TextOrigin } from '@/lib/generated/prisma/enums'
import {
  demandReadable,
  demandReadableLayer,
  logPassages,
  logRead,
  readableAmong,
} from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import { matchesSource } from '@/lib/sources/merged-sources'
import { readBytes } from '@/lib/storage/stored-files'
import { MAX_TEXT } from './extract/reading'
import { storedReport } from './extraction-report'
import { withPrintedPages } from './printed-pages'
import { locatorsSchema } from './schema'
import { spansWithin, wordsOf } from './skipped-text'
import { spansSchema } from './spans'

/** UTF-16 units in one part of a text layer. */
export const PART = 40_000

/**
 * The copies of a source that the actor can read, newest first, with the metadata of their texts but not the texts: two queries.
 */
export async function listHoldings(actor: Actor, sourceId: string) {
  const holdings = await db.holding.findMany({
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
  const readable = await readableAmong(
    db,
    actor,
    holdings.flatMap(({ id, betterThan }) => [id, ...(betterThan ? [betterThan.id] : [])]),
  )
  return holdings
    .filter(({ id }) => readable.has(id))
    .map(({ betterThan, ...holding }) => ({
      ...holding,
      isRestricted: readable.get(holding.id) === 'RESTRICTED',
      betterThan: betterThan && readable.has(betterThan.id) ? betterThan : null,
    }))
}

/** One copy with its source's title; `NotFound` when there is none that the actor can read, or when it is not a copy of `sourceId`. */
export async function getHolding(actor: Actor, id: string, sourceId?: string) {
  const holding = await db.holding.findFirst({
    where: { id: parseId(id), ...(sourceId !== undefined && { source: matchesSource(parseId(sourceId)) }) },
    include: {
      file: { select: { size: true, mediaType: true } },
      source: { select: { id: true, title: true, language: true } },
      createdBy: { select: { name: true } },
      betterThan: { select: { id: true, filename: true } },
      cameWith: { select: { id: true, filename: true } },
      textLayers: {
        select: {
          ...{ id: true, origin: true, language: true, length: true },
          ...{ sha256: true, locators: true, report: true },
        },
        orderBy: { createdAt: 'desc' },
      },
    },
  })
  if (!holding) throw new NotFound()
  const others = [holding.betterThan, holding.cameWith].filter((copy) => copy !== null)
  const readable = await readableAmong(db, actor, [holding.id, ...others.map(({ id }) => id)])
  if (!readable.has(holding.id)) throw new NotFound()
  const whenReadable = (copy: { id: string; filename: string } | null) =>
    copy && readable.has(copy.id) ? copy : null
  return {
    ...holding,
    isRestricted: readable.get(holding.id) === 'RESTRICTED',
    betterThan: whenReadable(holding.betterThan),
    cameWith: whenReadable(holding.cameWith),
    textLayers: holding.textLayers.map((layer) => ({
      ...layer,
      locators: withPrintedPages(locatorsSchema.parse(layer.locators), holding.firstPage),
      report: storedReport(layer.report),
    })),
  }
}

/** The unchanged bytes of a copy, for download. Reading a restricted copy is logged. `NotFound` when the actor can't read it. */
export async function readHolding(actor: Actor, id: string) {
  const holding = await db.holding.findUnique({
    where: { id: parseId(id) },
    select: { filename: true, sha256: true, file: { select: { mediaType: true } } },
  })
  if (!holding) throw new NotFound()
  await logRead(actor, id, await demandReadable(db, actor, id), 'file')
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
  firstPage: number | null
  mediaType: string
  spans: unknown
  /** The offset of `text` in the layer. */
  offset: number
  text: string
}

/**
 * The layer with the range of its text that a part needs. PostgreSQL counts characters and the layer UTF-16 units. They are equal unless
 * there are characters beyond the basic plane; only then the whole text is fetched.
 */
const layerRow = (id: string, from: number) => db.$queryRaw<LayerRow[]>`
  SELECT t."holdingId", h."sourceId", t.language, t.origin, t.sha256, t.length, t.locators, h."firstPage", f."mediaType", t.spans,
    CASE WHEN char_length(t.text) = t.length THEN greatest(least(${from}::int, t.length) - 1, 0) ELSE 0 END AS offset,
    CASE WHEN char_length(t.text) = t.length THEN substr(t.text, greatest(least(${from}::int, t.length), 1), ${PART + 2}::int) ELSE t.text END AS text
  FROM "TextLayer" t JOIN "Holding" h ON h.id = t."holdingId" JOIN "MediaFile" f ON f.sha256 = h.sha256 WHERE t.id = ${id}::uuid`

/**
 * A part of a text layer from `from` (UTF-16 units), at most `PART` long, ending at the end of a line if possible; `next` is the offset of the
 * next part, or null. All parts together are exactly the layer. With `until`, the part that ends there, which begins at the start of a line if
 * possible. `locators` are the pages, with their numbers in the copy, and `spans` the spans that the part touches. Reading a restricted copy is
 * logged. `NotFound` when the actor can't read it.
 */
export async function readTextLayer(actor: Actor, id: string, from = 0, until: number | null = null) {
  const layerId = parseId(id)
  const { holdingId, access } = await demandReadableLayer(db, actor, layerId)
  await logRead(actor, holdingId, access, 'text')
  const asked = Math.min(Math.max(0, until === null ? from : until - PART), MAX_TEXT)
  const [layer] = await layerRow(layerId, asked)
  if (!layer) throw new NotFound()
  const { text, length, offset, locators, spans, firstPage, ...rest } = layer
  const first = wholeCharacter(text, Math.min(asked, length) - offset)
  const start = until === null || asked === 0 ? first : partStart(text, first)
  const last = until === null ? partEnd(text, start) : wholeCharacter(text, Math.min(until, length) - offset)
  const end = Math.max(start, last) + offset
  const touches = (range: { start: number; end: number }) => range.start < end && start + offset < range.end
  return {
    id: layerId,
    ...rest,
    length,
    start: start + offset,
    text: text.slice(start, end - offset),
    next: end < length ? end : null,
    locators: withPrintedPages(locatorsSchema.parse(locators), firstPage)
      .map((page, index) => ({ ...page, page: index + 1 }))
      .filter(touches),
    spans: spansSchema.parse(spans).filter(touches),
  }
}

/** The end of the last line within the part, unless that would leave the part half empty. */
function partEnd(text: string, start: number): number {
  const limit = start + PART
  if (limit >= text.length) return text.length
  const line = text.lastIndexOf('\n', limit - 1) + 1
  return line > start + PART / 2 ? line : wholeCharacter(text, limit)
}

/** The start of the first line within the part, unless that would leave the part half empty. */
function partStart(text: string, from: number): number {
  const line = text.indexOf('\n', from - 1) + 1
  return line > 0 && line < from + PART / 2 ? line : from
}

/** The offset, or the one before it when it is in the middle of a character. */
const wholeCharacter = (text: string, offset: number) =>
  /[\udc00-\udfff]/.test(text.charAt(offset)) && /[\ud800-\udbff]/.test(text.charAt(offset - 1))
    ? offset - 1
    : offset

/** Passages that touch a part of a layer, in the order of its text; at most a thousand. */
export async function listPassages(
  actor: Actor,
  textLayerId: string,
  { start, end }: { start: number; end: number },
) {
  await demandReadableLayer(db, actor, parseId(textLayerId))
  return db.passage.findMany({
    where: { textLayerId: parseId(textLayerId), start: { lt: end }, end: { gt: start } },
    select: { id: true, start: true, end: true, exact: true, locatorLabel: true, locatorValue: true },
    orderBy: [{ start: 'asc' }, { end: 'asc' }],
    take: 1000,
  })
}

/**
 * The text of one passage with its language, and its words without what interrupts them. Reading a restricted copy is logged. `NotFound` when
 * there is none that the actor can read.
 */
export async function getPassage(actor: Actor, id: string) {
  const passage = await db.passage.findUnique({
    where: { id: parseId(id) },
    select: {
      ...{ id: true, exact: true, start: true, end: true },
      textLayer: { select: { language: true, holdingId: true, spans: true } },
    },
  })
  if (!passage) throw new NotFound()
  await demandReadable(db, actor, passage.textLayer.holdingId)
  await logPassages(actor, [passage.textLayer.holdingId])
  const { exact, textLayer } = passage
  const spans = spansWithin(spansSchema.parse(textLayer.spans), passage)
  return { id: passage.id, exact, words: wordsOf(exact, spans), language: textLayer.language }
}

/** The offset of a passage in its layer; null when it isn't a passage of this layer. */
export async function passageStart(
  actor: Actor,
  textLayerId: string,
  passageId: string,
): Promise<number | null> {
  await demandReadableLayer(db, actor, parseId(textLayerId))
  const passage = await db.passage.findFirst({
    where: { id: parseId(passageId), textLayerId: parseId(textLayerId) },
    select: { start: true },
  })
  return passage?.start ?? null
}
