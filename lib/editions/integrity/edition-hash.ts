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
  /** The salt of each part, empty for one in which a name was replaced; null under scheme 1 and after an erasure. */
  salts: string[] | null
  /** The hash of the snapshot as it was left when a name was replaced in it; null or missing where none was. */
  redactedHash?: string | null
}

const leafOf = ({ path, value }: EditionPart, salt: string) => leafHash(salt, { path, value })

/** The hash of a new edition under the current scheme, with new salts. */
export function hashEdition(snapshot: unknown): EditionHash & { salts: string[] } {
  const parts = editionParts(snapshot)
  const salts = parts.map(() => newSalt())
  const partHashes = parts.map((part, index) => leafOf(part, salts[index] ?? ''))
  return { hashScheme: HASH_SCHEME, snapshotHash: merkleRoot(partHashes), partHashes, salts }
}

/** SHA-256 of a snapshot in which a name was replaced. */
export const hashRedacted = (snapshot: unknown): string => sha256(canonicalJson(snapshot))

/** The salts after a name was replaced in a snapshot: none for the parts that are not what was hashed. */
export const remainingSalts = (snapshot: unknown, { partHashes, salts }: EditionHash): string[] | null =>
  salts &&
  editionParts(snapshot).map((part, index) => {
    const salt = salts[index] ?? ''
    return salt !== '' && leafOf(part, salt) === partHashes[index] ? salt : ''
  })

/**
 * INTACT: the snapshot is what was hashed. REDACTED: it is what an erasure left when it replaced a name, and the other parts are what was hashed;
 * the caller compares `redactedHash` with the event log. ERASED: nothing is left but the hashes, and they agree; the caller must check that the record was
 * erased. ALTERED: anything else.
 */
type EditionState = 'INTACT' | 'REDACTED' | 'ERASED' | 'ALTERED'

const isErased = (snapshot: unknown) => canonicalJson(snapshot) === '{}'

/** Verifies a stored edition by the scheme it was hashed with. Doesn't compare the hash with the event log: the caller does. */
export function verifyEdition(edition: EditionHash & { snapshot: unknown }): EditionState {
  const { hashScheme, snapshot, snapshotHash, partHashes, salts } = edition
  const redactedHash = edition.redactedHash ?? null
  if (redactedHash !== null && hashRedacted(snapshot) !== redactedHash) return 'ALTERED'
  if (hashScheme === 1) {
    if (isErased(snapshot)) return 'ERASED'
    if (redactedHash !== null) return 'REDACTED'
    return sha256(canonicalJson(snapshot)) === snapshotHash ? 'INTACT' : 'ALTERED'
  }
  if (hashScheme !== HASH_SCHEME || partHashes.length === 0 || merkleRoot(partHashes) !== snapshotHash)
    return 'ALTERED'
  if (salts === null) return isErased(snapshot) ? 'ERASED' : 'ALTERED'
  const parts = editionParts(snapshot)
  if (parts.length !== partHashes.length || parts.length !== salts.length) return 'ALTERED'
  const isKept = (part: EditionPart, index: number) => {
    const salt = salts[index] ?? ''
    return salt === '' ? redactedHash !== null : leafOf(part, salt) === partHashes[index]
  }
  if (!parts.every(isKept)) return 'ALTERED'
  return redactedHash === null ? 'INTACT' : 'REDACTED'
}
