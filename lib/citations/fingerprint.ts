import { canonicalJson, sha256 } from '@/lib/hashing'
import type { Metadata } from '@/lib/sources/metadata'
import type { Hop, Locator } from '@/lib/text/chain'

/** The parts of one subject that a reviewer can judge, as plain values. Lists have one entry for each hop, in the order of the chain. */
export type ReviewedParts = {
  /** The text of the quotation or statement, without formatting. */
  wording: string
  /** The mode of a quotation; null for anything else. */
  mode: string | null
  /** The original text of a translation. */
  original: string | null
  translator: string | null
  /** The date of an event or a figure; null for anything else. */
  date: Readonly<Record<'verbatim' | 'edtf' | 'basis', string | null>> | null
  /** Each source of the chain, and how it was seen. */
  chain: readonly Pick<Hop, 'sourceId' | 'access'>[]
  locators: readonly (Locator | null)[]
  dates: readonly Metadata['date'][]
  titles: readonly Metadata['title'][]
  names: readonly Metadata['names'][]
  /** The other cited metadata of each source. */
  other: readonly Metadata['other'][]
  /**
   * The passage that it is bound to, with its range in the text layer, its spans if any changes how it reads, and if the newest text of the copy
   * reads differently there.
   */
  passage: {
    exact: string
    start: number
    end: number
    spans?: readonly PassageSpan[]
    readsDifferently?: true
  } | null
  /** The archive copy of that passage; without a passage, the source that was seen. */
  copy: { textLayerSha256: string; holdingSha256: string } | { sourceId: string | null }
  /** The consent of the speaker of a testimony; null without a speaker. */
  consent: Readonly<Record<string, string | null>> | null
}
type PassageSpan = { kind: string; start: number; end: number }
export type ReviewedPart = keyof ReviewedParts

/**
 * SHA-256 of the canonical JSON of these parts under that name. It changes with each of these parts and with no other. Different names give
 * different fingerprints.
 */
export const fingerprintOf = (
  name: string,
  reviewed: ReviewedParts,
  parts: readonly ReviewedPart[],
): string =>
  sha256(canonicalJson({ of: name, ...Object.fromEntries(parts.map((part) => [part, reviewed[part]])) }))
