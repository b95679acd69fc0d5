import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import type { HoldingKind, Identification } from '@/lib/generated/prisma/enums'
import { sha256 } from '@/lib/hashing'

type SourceOptions = {
  title?: string
  type?: string
  identification?: Identification
  issuedVerbatim?: string
}

let count = 0

/** A source of which nothing but its title is known. */
export function makeSource(actor: Actor, { title, type = 'document', ...options }: SourceOptions = {}) {
  count += 1
  return db.source.create({
    data: { title: title ?? `Source ${count}`, type, createdById: actor.id, ...options },
    select: { id: true, title: true },
  })
}

/** A held copy of the source with one text layer. */
export async function makeHolding(
  actor: Actor,
  source: { id: string },
  { text, kind = 'ORIGINAL', language = 'en' }: { text: string; kind?: HoldingKind; language?: string },
) {
  const hash = sha256(text)
  await db.mediaFile.upsert({
    where: { sha256: hash },
    create: { sha256: hash, size: BigInt(Buffer.byteLength(text)), mediaType: 'text/plain' },
    update: {},
  })
  const holding = await db.holding.create({
    data: {
      sourceId: source.id,
      kind,
      sha256: hash,
      filename: 'copy.txt',
      createdById: actor.id,
      textLayers: { create: { origin: 'BORN_DIGITAL', language, text, length: text.length, sha256: hash } },
    },
    select: { id: true, sourceId: true, textLayers: { select: { id: true, text: true } } },
  })
  const [layer] = holding.textLayers
  if (!layer) throw new Error('The holding has no text layer.')
  return { id: holding.id, sourceId: holding.sourceId, layer }
}

/** The passage of a text layer in which these words stand first. */
export async function makePassage(actor: Actor, layer: { id: string; text: string }, words: string) {
  const start = layer.text.indexOf(words)
  if (start < 0) throw new Error(`The layer does not hold the words: ${words}`)
  const end = start + words.length
  return db.passage.upsert({
    where: { textLayerId_start_end: { textLayerId: layer.id, start, end } },
    create: {
      textLayerId: layer.id,
      start,
      end,
      exact: words,
      prefix: layer.text.slice(Math.max(0, start - 64), start),
      suffix: layer.text.slice(end, end + 64),
      createdById: actor.id,
    },
    update: {},
    select: { id: true, exact: true, start: true, end: true },
  })
}
