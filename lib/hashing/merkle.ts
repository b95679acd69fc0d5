import { createHash, randomBytes } from 'node:crypto'
import { canonicalJson } from './canonical-json'

/** The number of random bytes of a salt: as many as the hash has, so that no guess at a text can be tried on its hash. */
const SALT_BYTES = 32

// A leaf can't be taken for a node, nor a node for a leaf (RFC 6962, 2.1).
const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

const hashOf = (...pieces: Uint8Array[]) => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

/** A new random salt as small hexadecimal digits. */
export const newSalt = (): string => randomBytes(SALT_BYTES).toString('hex')

/** The hash of a leaf, SHA-256 of 0x00, the salt and the canonical JSON of the value, as small hexadecimal digits. */
export const leafHash = (salt: string, value: unknown): string =>
  hashOf(LEAF, Buffer.from(salt, 'hex'), Buffer.from(canonicalJson(value))).toString('hex')

/**
 * The root of the Merkle tree over these leaves, in this order (RFC 6962, 2.1): a node is the SHA-256 of 0x01 and its two halves. The left
 * half has the largest power of two below the number of leaves. Without leaves it is the SHA-256 of nothing.
 */
export function merkleRoot(leaves: readonly string[]): string {
  return rootOf(leaves.map((leaf) => Buffer.from(leaf, 'hex'))).toString('hex')
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves
  if (!first) return hashOf()
  if (leaves.length === 1) return first
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return hashOf(NODE, rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}
