import { canonicalJson, sha256 } from '@/lib/hashing'
import type { Chain } from './schema'

/** The metadata of a source that a reader is shown in a citation; changing any of it is a change of what was judged. */
export type CitedMetadata = Readonly<Record<string, unknown>>

export type Judged = {
  wording: string
  mode: string | null
  original: string | null
  translator: string | null
  chain: Chain
  /** CSL of each source of the chain, in its order. */
  cited: readonly CitedMetadata[]
  passage: {
    exact: string
    start: number
    end: number
    textLayerSha256: string
    holdingSha256: string
  } | null
}

/**
 * SHA-256 of the canonical JSON of exactly what a verdict judges (design §2). Any change of it gives another fingerprint; a verdict
 * with another fingerprint is stale.
 */
export const fingerprintOf = (judged: Judged): string => sha256(canonicalJson(judged))
