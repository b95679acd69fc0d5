import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { readBytes } from '@/lib/media/storage'
import { locatorsSchema } from './schema'

/** UTF-16 units in one part of a text layer. */
export const PART = 40_000
const LISTED = 50

/** The copies of a source, newest first, with what is known of their texts but not the texts: one read. */
export function listHoldings(_actor: Actor, sourceId: string) {
  return db.holding.findMany({
    where: { sourceId: parseId(sourceId) },
    include: {
      file: { select: { size: true, mediaType: true } },
      createdBy: { select: { name: true } },
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
    where: { id: parseId(id), ...(sourceId !== undefined && { sourceId: parseId(sourceId) }) },
    include: {
      file: { select: { size: true, mediaType: true } },
      source: { select: { id: true, title: true, language: true } },
      createdBy: { select: { name: true } },
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

/** The held bytes as they came, for download. */
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

/**
 * A part of a text layer from `from` (UTF-16 units), at most `PART` long, ending at a line's end where there is one; `next` is where the
 * following part begins, or null. `locators` are the places that the part touches. All parts together are the layer, unit for unit.
 */
export async function readTextLayer(_actor: Actor, id: string, from = 0) {
  const layer = await db.textLayer.findUnique({
    where: { id: parseId(id) },
    include: { holding: { select: { sourceId: true } } },
  })
  if (!layer) throw new NotFound()
  const { text, length } = layer
  const start = wholeCharacter(text, Math.min(Math.max(0, from), length))
  const end = partEnd(text, start)
  return {
    id: layer.id,
    holdingId: layer.holdingId,
    sourceId: layer.holding.sourceId,
    language: layer.language,
    origin: layer.origin,
    sha256: layer.sha256,
    length,
    start,
    text: text.slice(start, end),
    next: end < length ? end : null,
    locators: locatorsSchema.parse(layer.locators).filter((place) => place.start < end && start < place.end),
  }
}

function partEnd(text: string, start: number): number {
  const limit = start + PART
  if (limit >= text.length) return text.length
  const line = text.lastIndexOf('\n', limit - 1) + 1
  return line > start + PART / 2 ? line : wholeCharacter(text, limit)
}

/** The offset, or the one before where it would fall inside a character. */
const wholeCharacter = (text: string, offset: number) =>
  /[\udc00-\udfff]/.test(text.charAt(offset)) && /[\ud800-\udbff]/.test(text.charAt(offset - 1))
    ? offset - 1
    : offset

/** Passages that touch a part of a layer, in its order; at most a thousand. */
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

/** The words of one passage with their language and place; `NotFound` when there is none. */
export async function getPassage(_actor: Actor, id: string) {
  const passage = await db.passage.findUnique({
    where: { id: parseId(id) },
    select: { id: true, exact: true, textLayer: { select: { language: true } } },
  })
  if (!passage) throw new NotFound()
  return { id: passage.id, exact: passage.exact, language: passage.textLayer.language }
}

/** Where a passage begins in its layer; null when it is no passage of this layer. */
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

/** What keeps a copy from being deleted: its passages, the records that rest on them, and how many verdicts were given against it. */
export async function holdingRests(actor: Actor, holdingId: string) {
  const [passages, passageTotal, records, verdicts] = await Promise.all([
    db.passage.findMany({
      where: { textLayer: { holdingId } },
      select: { id: true, exact: true, locatorLabel: true, locatorValue: true, start: true, end: true },
      orderBy: [{ start: 'asc' }, { id: 'asc' }],
      take: LISTED,
    }),
    db.passage.count({ where: { textLayer: { holdingId } } }),
    db.record.findMany({
      where: { ...visibleTo(actor), references: { some: { passage: { textLayer: { holdingId } } } } },
      select: { id: true, kind: true, slug: true, draft: { select: { title: true } } },
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      take: LISTED,
    }),
    db.verdict.count({ where: { holdingId } }),
  ])
  return {
    passages,
    passageTotal,
    records: records.map(({ draft, ...record }) => ({ ...record, title: draft?.title || record.slug })),
    verdicts,
  }
}
