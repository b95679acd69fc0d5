import { canonicalJson } from '@/lib/hashing'
import { type EditionHash, HASH_SCHEME } from './edition-hash'
import { editionParts } from './parts'

/** A part as readers get it: with its salt and value, or, where it is withheld, with its hash only. */
export type ProvenPart = { path: string; hash: string; salt?: string; value?: unknown }

/** With it, a reader can verify offline that what they see belongs to an edition with this root (docs/api.md). */
export type EditionProof = { scheme: number; root: string; parts: ProvenPart[] }

/** The parts that are not the same in both, by their paths. */
function differing(one: unknown, other: unknown): ReadonlySet<string> {
  const others = new Map(editionParts(other).map(({ path, value }) => [path, canonicalJson(value)]))
  const parts = editionParts(one).filter(({ path, value }) => others.get(path) !== canonicalJson(value))
  return new Set(parts.map(({ path }) => path))
}

// The fingerprint of a statement has no salt, and covers text that may be withheld and terms of consent.
const isNeverShown = (path: string) => /^\/states\/\d+\/fingerprint$/.test(path)

/**
 * The proof of an edition under scheme 2, without value and salt of the parts in which `shown` differs from `whole`: the snapshot with and
 * without what is withheld, both of the current version. Null for an edition that was hashed as a whole.
 */
export function proofOf(
  { hashScheme, snapshotHash, partHashes, salts }: EditionHash,
  snapshot: unknown,
  whole: unknown,
  shown: unknown,
): EditionProof | null {
  if (hashScheme !== HASH_SCHEME || salts === null) return null
  const withheld = differing(whole, shown)
  const parts = editionParts(snapshot).map(({ path, value }, index) => {
    const [hash = '', salt = ''] = [partHashes[index], salts[index]]
    // Without a salt, a name was erased in it.
    if (withheld.has(path) || isNeverShown(path) || salt === '') return { path, hash }
    return { path, hash, salt, value }
  })
  return { scheme: hashScheme, root: snapshotHash, parts }
}
