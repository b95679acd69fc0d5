import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { canonicalJson } from '@/lib/hashing'
import { demandReadable } from '@/lib/holdings/access'
import { type EncodingName, encodingNames } from '@/lib/holdings/encodings'
import { type Extraction, extractText } from '@/lib/holdings/extract'
import type { Running } from '@/lib/holdings/extract/run'
import { storedReport } from '@/lib/holdings/extraction-report'
import { moverAside } from '@/lib/holdings/moved-ranges/move-aside'
import { editBetween } from '@/lib/holdings/moved-ranges/text-edit'
import { locatorsOf } from '@/lib/holdings/printed-pages'
import { addLayer } from '@/lib/holdings/text-layer'
import { parseId } from '@/lib/input'
import { localFile } from '@/lib/storage/stored-files'
import { newestText, repeatMasks } from './copy-text'
import { relocate } from './relocate'
import type { Relocated } from './schema'

/** Copies in one step through the archive. */
const STEP = 100

/** A copy whose newest text was read from its file: by an older version, before reports were kept, or by any. */
export type ReadBefore = { id: string; sourceId: string; filename: string }

type Extent = {
  /** The copies with a higher id only. */
  after: string | null
  /** Also texts that this version read. */
  all?: boolean
}

/** The copies h of this extent. Texts that a person typed or corrected are not among them. */
const readFromFile = ({ after, all = false }: Extent) => Prisma.sql`"Holding" h
    JOIN LATERAL (SELECT t.origin, t.report, t."correctedFromId" FROM "TextLayer" t WHERE t."holdingId" = h.id
      ORDER BY t."createdAt" DESC, t.id DESC LIMIT 1) newest ON true
    WHERE (newest.report IS NULL OR ${all}) AND newest.origin <> 'HUMAN' AND newest."correctedFromId" IS NULL
      AND (${after}::uuid IS NULL OR h.id > ${after}::uuid)`

/** The number of the copies that `copiesReadBefore` gives from there on. */
export async function countReadBefore(extent: Extent): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${readFromFile(extent)}`
  return found?.count ?? 0
}

/** The copies whose newest text was read from their file, in the order of their ids: at most a hundred. */
export const copiesReadBefore = (extent: Extent): Promise<ReadBefore[]> =>
  db.$queryRaw<ReadBefore[]>`
    SELECT h.id, h."sourceId", h.filename FROM ${readFromFile(extent)} ORDER BY h.id LIMIT ${STEP}`

/**
 * Reads the text of a copy from its file again. When it differs, adds it as a new text beside the old one: masks keep their words, and
 * passages that drafts cite move to it where it has the same words; others wait for a person, and verdicts on what changed are outdated. An
 * encoding that a person chose is used again. Returns null when nothing differs. The errors of `extractText`; then nothing has changed.
 */
export async function readAgain(
  actor: Actor,
  holdingId: string,
  running: Pick<Running, 'signal'> = {},
): Promise<Relocated | null> {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  await demandReadable(db, actor, id)
  const { sha256, filename } = await db.holding.findUniqueOrThrow({
    where: { id },
    select: { sha256: true, filename: true },
  })
  const old = await newestText(db, id)
  if (!old) return null
  const encoding = chosenEncoding(old.report)
  const read = await extractText(await localFile(sha256), filename, { who: actor.id, encoding, ...running })
  if (read.text === '' || isSame(old, read)) return null
  const { text, spans, report } = read
  const locators = locatorsOf(read.pages, read.locator)
  const moved = await moverAside(actor.id, old.text, editBetween(old.text, text))
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

/** The encoding that a person chose when the copy was added. */
function chosenEncoding(report: unknown): EncodingName | null {
  const encoding = storedReport(report)?.encoding
  return encoding?.basis === 'CHOSEN' ? (encodingNames.find((name) => name === encoding.name) ?? null) : null
}

const isSame = (old: { text: string; spans: unknown }, { text, spans }: Extraction) =>
  old.text === text && canonicalJson(old.spans) === canonicalJson(spans)
