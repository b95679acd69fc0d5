import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { HASH_SCHEME } from '@/lib/editions/integrity/edition-hash'
import type { ProvenPart } from '@/lib/editions/integrity/proof'
import { editionProof } from '@/lib/editions/queries'
import { publicLog } from './entries'
import { logKey, witnessedHead } from './head'

/** Everything with which anyone verifies an edition offline (docs/proof.md). */
export type ProofFile = {
  format: 'stele-proof'
  version: 1
  /** The entry of the log, as it was hashed. */
  entry: string
  /** Parts with their salts and values; of those that are withheld or erased, their hashes only. */
  parts: { path?: string; hash: string; salt?: string; value?: unknown }[]
  /** The place of the entry among those of the checkpoint, and the hashes from there to its root. */
  inclusion: { index: number; size: number; hashes: string[] }
  checkpoint: string
  /** A time stamp (RFC 3161) of the checkpoint up to the signature of the archive, in base64. */
  timeStamp?: string
  key: string
}

/** The signed statement of how many entries the public log has, and their root, with the signatures of witnesses once they have given them. */
export async function currentCheckpoint(): Promise<string> {
  const { tree } = await publicLog()
  return (await witnessedHead(tree, tree.size - 1)).text
}

/** The public key of the log. */
export const publicKey = (): string => `${logKey()}\n`

type Found = { slug: string | null; partHashes: string[] }

const idSchema = z.uuid()

/** The parts of an edition as readers may see them now; hashes alone once it was withdrawn or erased. */
async function partsOf({ slug, partHashes }: Found, number: number): Promise<ProofFile['parts']> {
  const shown: readonly ProvenPart[] | undefined = slug
    ? (await editionProof(slug, number))?.parts
    : undefined
  return [...(shown ?? partHashes.map((hash) => ({ hash })))]
}

/**
 * The proof of an edition; null when it never existed or was hashed as a whole. A withdrawn or erased edition keeps its proof without its words: not even
 * the names of its parts.
 */
export async function proofFile(recordId: string, number: number): Promise<ProofFile | null> {
  if (!idSchema.safeParse(recordId).success) return null
  const id = recordId.toLowerCase()
  const edition = await db.edition.findFirst({
    where: { recordId: id, number, hashScheme: HASH_SCHEME },
    select: { partHashes: true, record: { select: { slug: true } } },
  })
  if (!edition) return null
  const log = await publicLog()
  const found = await log.find(id, number)
  if (!found) return null
  const { tree } = log
  const { size, text, timeStamp } = await witnessedHead(tree, found.index)
  return {
    format: 'stele-proof',
    version: 1,
    entry: found.entry,
    parts: await partsOf({ slug: edition.record.slug, partHashes: edition.partHashes }, number),
    inclusion: {
      index: found.index,
      size,
      hashes: tree.inclusion(found.index, size).map((hash) => hash.toString('hex')),
    },
    checkpoint: text,
    ...(timeStamp && { timeStamp: Buffer.from(timeStamp).toString('base64') }),
    key: logKey(),
  }
}
