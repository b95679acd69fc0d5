import 'server-only'
import { publicQuery } from '@/lib/replica'
import type { ShownPassage } from './masking/masked-edition'

type Position = { start: number; end: number }
export type PositionOf = (passage: Pick<ShownPassage, 'textLayerSha256' | 'start' | 'end'>) => Position | null

/** The characters beyond the basic plane have two UTF-16 units each; the first is one of these. */
const FIRST_OF_PAIR = /[\ud800-\udbff]/g

const inCharacters = (text: string, units: number) =>
  units - (text.slice(0, units).match(FIRST_OF_PAIR)?.length ?? 0)

/**
 * Where passages are in the texts of their copies, counted in characters (Unicode code points) as other programs count them; the archive counts
 * UTF-16 units. Null for a passage whose text readers don't have. One query, which reads only texts in which the two differ.
 */
export async function passagePositions(
  passages: readonly Pick<ShownPassage, 'textLayerSha256'>[],
): Promise<PositionOf> {
  const hashes = [...new Set(passages.map(({ textLayerSha256 }) => textLayerSha256))].filter(Boolean)
  if (hashes.length === 0) return () => null
  const rows = await publicQuery<{ sha256: string; text: string | null }[]>`
    SELECT DISTINCT ON (sha256) sha256, CASE WHEN char_length(text) <> length THEN text END AS text
    FROM "TextLayer" WHERE sha256 = ANY(${hashes}) ORDER BY sha256`
  const texts = new Map(rows.map(({ sha256, text }) => [sha256, text]))
  return ({ textLayerSha256, start, end }) => {
    const text = texts.get(textLayerSha256)
    if (text === undefined) return null
    return text === null ? { start, end } : { start: inCharacters(text, start), end: inCharacters(text, end) }
  }
}
