import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { canonicalJson } from '@/lib/hashing'
import { demandReadable } from '@/lib/holdings/access'
import { type Extraction, extractText } from '@/lib/holdings/extract'
import { locatorsOf } from '@/lib/holdings/printed-pages'
import { mediaPath } from '@/lib/holdings/storage'
import { addLayer } from '@/lib/holdings/text-layer'
import { parseId } from '@/lib/input'
import { newestText, repeatMasks } from './copy-text'
import { relocate } from './relocate'
import type { Relocated } from './schema'
import { editBetween, moverOf } from './text-edit'

/** Copies in one step through the archive. */
const STEP = 100

/** A copy whose text was read from its file before reports were kept, and that no one has corrected. */
export type ReadBefore = { id: string; sourceId: string; filename: string }

/** A copy h, where its newest text was read by a version that kept no report of it. */
const READ_BEFORE = Prisma.sql`"Holding" h
    JOIN LATERAL (SELECT t.origin, t.report, t."correctedFromId" FROM "TextLayer" t WHERE t."holdingId" = h.id
      ORDER BY t."createdAt" DESC, t.id DESC LIMIT 1) newest ON true
    WHERE newest.report IS NULL AND newest.origin <> 'HUMAN' AND newest."correctedFromId" IS NULL`

const following = (after: string | null) => Prisma.sql`(${after}::uuid IS NULL OR h.id > ${after}::uuid)`

/** The number of the copies that `copiesReadBefore` gives from there on. */
export async function countReadBefore(after: string | null): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${READ_BEFORE} AND ${following(after)}`
  return found?.count ?? 0
}

/**
 * The copies whose newest text has no report, in the order of their ids, from the one after `after` on: at most a hundred. Texts that a person
 * typed are not among them.
 */
export const copiesReadBefore = (after: string | null): Promise<ReadBefore[]> =>
  db.$queryRaw<ReadBefore[]>`
    SELECT h.id, h."sourceId", h.filename FROM ${READ_BEFORE} AND ${following(after)}
    ORDER BY h.id LIMIT ${STEP}`

/**
 * Reads the text of a copy from its file again. When it differs, adds it as a new text beside the old one: masks keep their words, and
 * passages that drafts cite move to it where it has the same words; others wait for a person, and verdicts on what changed are outdated.
 * Returns null when nothing differs. The errors of `extractText`; then nothing has changed.
 */
export async function readAgain(actor: Actor, holdingId: string): Promise<Relocated | null> {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  await demandReadable(db, actor, id)
  const { sha256, filename } = await db.holding.findUniqueOrThrow({
    where: { id },
    select: { sha256: true, filename: true },
  })
  const old = await newestText(db, id)
  if (!old) return null
  const read = await extractText(mediaPath(sha256), filename, { who: actor.id })
  if (read.text === '' || isSame(old, read)) return null
  const { text, spans, report } = read
  const locators = locatorsOf(read.pages, read.locator)
  const moved = moverOf(old.text, editBetween(old.text, text))
  return relocate(
    actor,
    { text, spans, locators },
    { holdingId: id, textLayerId: null },
    {
      action: 'holding.read-again',
      detail: { reader: report.reader, readBefore: old.id },
      expected: ({ textLayerId, ...range }) => (textLayerId === old.id ? moved(range) : null),
      begin: async (tx) => {
        const layer = {
          holdingId: id,
          origin: read.origin,
          language: old.language,
          text,
          spans,
          report,
          locators,
        }
        const layerId = await addLayer(tx, actor, layer)
        await repeatMasks(tx, old, layerId, moved)
        return layerId
      },
    },
  )
}

const isSame = (old: { text: string; spans: unknown }, { text, spans }: Extraction) =>
  old.text === text && canonicalJson(old.spans) === canonicalJson(spans)
