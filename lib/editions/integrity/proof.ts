import { leafHash, merkleRoot } from '@/lib/hashing'
import { type EditionHash, HASH_SCHEME } from './edition-hash'
import { editionParts } from './parts'

/** A part as readers get it: with its salt and value, or, where it is withheld, with its hash only. */
export type ProvenPart = { path: string; hash: string; salt?: string; value?: unknown }

/** With it, a reader can verify offline that what they see belongs to an edition with this root (docs/api.md). */
export type EditionProof = { scheme: number; root: string; parts: ProvenPart[] }

/**
 * The proof of an edition under scheme 2, without text and salt of the parts that differ from `shown`, the snapshot as readers see it. Null for
 * an edition that was hashed as a whole.
 */
export function proofOf(
  { hashScheme, snapshotHash, partHashes, salts }: EditionHash,
  snapshot: unknown,
  shown: unknown,
): EditionProof | null {
  if (hashScheme !== HASH_SCHEME || salts === null) return null
  const shownParts = new Map(editionParts(shown).map(({ path, value }) => [path, JSON.stringify(value)]))
  const parts = editionParts(snapshot).map(({ path, value }, index) => {
    const hash = partHashes[index] ?? ''
    const isShown = shownParts.get(path) === JSON.stringify(value)
    return isShown ? { path, hash, salt: salts[index] ?? '', value } : { path, hash }
  })
  return { scheme: hashScheme, root: snapshotHash, parts }
}

/** True when each part with a value has the hash it gives, and all hashes together have the root. */
export const isProven = ({ root, parts }: EditionProof): boolean =>
  parts.every(
    ({ path, hash, salt, value }) => salt === undefined || leafHash(salt, { path, value }) === hash,
  ) && merkleRoot(parts.map(({ hash }) => hash)) === root
