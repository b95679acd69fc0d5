import { canonicalJson, leafHash, merkleRoot, newSalt, sha256 } from '@/lib/hashing'
import { type EditionPart, editionParts } from './parts'

/**
 * The ways in which editions were hashed. 1: SHA-256 of the canonical JSON of the snapshot. 2: the root of a Merkle tree over its salted parts,
 * so that a part can be withheld, or all of them erased.
 */
export const HASH_SCHEME = 2

/** How an edition is hashed, as stored. Salts are kept apart from the snapshot, so that erasing destroys them. */
export type EditionHash = {
  hashScheme: number
  /** The root under scheme 2. */
  snapshotHash: string
  /** The hash of each part in the order of `editionParts`; none under scheme 1. */
  partHashes: string[]
  /** The salt of each part; null under scheme 1 and after an erasure. */
  salts: string[] | null
}

const leafOf = ({ path, value }: EditionPart, salt: string) => leafHash(salt, { path, value })

/** The hash of a new edition under the current scheme, with new salts. */
export function hashEdition(snapshot: unknown): EditionHash & { salts: string[] } {
  const parts = editionParts(snapshot)
  const salts = parts.map(() => newSalt())
  const partHashes = parts.map((part, index) => leafOf(part, salts[index] ?? ''))
  return { hashScheme: HASH_SCHEME, snapshotHash: merkleRoot(partHashes), partHashes, salts }
}

/**
 * INTACT: the snapshot is what was hashed. ERASED: nothing is left but the hashes, and they agree; the caller must check that the record was
 * erased. ALTERED: anything else.
 */
export type EditionState = 'INTACT' | 'ERASED' | 'ALTERED'

const isErased = (snapshot: unknown) => canonicalJson(snapshot) === '{}'

/** Verifies a stored edition by the scheme it was hashed with. Doesn't compare the hash with the event log: the caller does. */
export function verifyEdition(edition: EditionHash & { snapshot: unknown }): EditionState {
  const { hashScheme, snapshot, snapshotHash, partHashes, salts } = edition
  if (hashScheme === 1) {
    if (isErased(snapshot)) return 'ERASED'
    return sha256(canonicalJson(snapshot)) === snapshotHash ? 'INTACT' : 'ALTERED'
  }
  if (hashScheme !== HASH_SCHEME || partHashes.length === 0 || merkleRoot(partHashes) !== snapshotHash)
    return 'ALTERED'
  if (salts === null) return isErased(snapshot) ? 'ERASED' : 'ALTERED'
  const parts = editionParts(snapshot)
  const isWhole = parts.length === partHashes.length && parts.length === salts.length
  return isWhole && parts.every((part, index) => leafOf(part, salts[index] ?? '') === partHashes[index])
    ? 'INTACT'
    : 'ALTERED'
}
