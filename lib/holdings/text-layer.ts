import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import type { TextOrigin } from '@/lib/generated/prisma/enums'
import { sha256 } from '@/lib/hashing'
import type { ExtractionReport } from './extraction-report'
import type { locatorsSchema } from './schema'
import { concealedKinds, type LayerSpan } from './spans'

/** A text that a copy will have, with what is known of it. */
type NewLayer = {
  holdingId: string
  origin: TextOrigin
  language: string
  text: string
  spans: LayerSpan[]
  report: ExtractionReport | null
  locators: z.output<typeof locatorsSchema>
  /** The text that this one corrects. */
  correctedFromId?: string
  /** True when the caller takes over the masks of an older text, as for each correction. */
  keepsMasks?: boolean
}

/**
 * Adds an immutable text to a copy and returns its id. What the document itself doesn't show is masked until a person decides, unless the text
 * follows another, whose masks the caller takes over. Part of a command: the caller guards and writes the event.
 */
export async function addLayer(
  tx: Tx,
  actor: Actor,
  { report, keepsMasks = false, ...layer }: NewLayer,
): Promise<string> {
  const textSha256 = sha256(layer.text)
  const { id } = await tx.textLayer.create({
    data: { ...layer, length: layer.text.length, sha256: textSha256, ...(report && { report }) },
    select: { id: true },
  })
  if (!layer.correctedFromId && !keepsMasks)
    await tx.mask.createMany({
      data: layer.spans
        .filter(({ kind }) => concealedKinds.includes(kind))
        .map(({ start, end }) => ({
          ...{ textLayerId: id, textSha256, start, end },
          ...{ kind: 'PRIVATE' as const, reason: '', memberId: actor.id },
        })),
    })
  return id
}
