import { canonicalJson, sha256 } from '@/lib/hashing'
import type { Hop, Locator } from '@/lib/text/chain'
import type { Metadata } from './metadata'

/** What can be judged of one subject, part by part, as plain values. Of lists, one entry a hop in the order of the chain. */
export type JudgedParts = {
  /** The words or the statement, without marks. */
  wording: string
  /** How a quotation is given; null for anything else. */
  mode: string | null
  /** The wording that a translation was made from. */
  original: string | null
  translator: string | null
  /** The date that is stated itself: an event's, or that of a figure; null for anything else. */
  date: Readonly<Record<'verbatim' | 'edtf' | 'basis', string | null>> | null
  /** Each source of the chain, and what was seen of it. */
  chain: readonly Pick<Hop, 'sourceId' | 'access'>[]
  locators: readonly (Locator | null)[]
  dates: readonly Metadata['date'][]
  titles: readonly Metadata['title'][]
  names: readonly Metadata['names'][]
  /** What else is cited of each source. */
  other: readonly Metadata['other'][]
  /** The words of the held copy that it is bound to, and their place in the text layer. */
  passage: { exact: string; start: number; end: number } | null
  /** The copy that those words lie in; where none is bound, the source of which somebody saw a copy. */
  copy: { textLayerSha256: string; holdingSha256: string } | { sourceId: string | null }
  /** What the speaker of a testimony allows; null where nobody speaks. */
  consent: Readonly<Record<string, string | null>> | null
}
export type JudgedPart = keyof JudgedParts

/**
 * SHA-256 of the canonical JSON of these parts under that name (design §2): another one for any change of a part among them, the same
 * for any change of the others. Two names give two fingerprints.
 */
export const fingerprintOf = (name: string, judged: JudgedParts, parts: readonly JudgedPart[]): string =>
  sha256(canonicalJson({ of: name, ...Object.fromEntries(parts.map((part) => [part, judged[part]])) }))
