import type { EditionProof } from '@/lib/editions/integrity/proof'
import { leafHash, merkleRoot } from '@/lib/hashing'

/** True when each part with a value has the hash it gives, and all hashes together have the root. */
export const isProven = ({ root, parts }: EditionProof): boolean =>
  parts.every(
    ({ path, hash, salt, value }) => salt === undefined || leafHash(salt, { path, value }) === hash,
  ) && merkleRoot(parts.map(({ hash }) => hash)) === root
