import 'server-only'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { signingKey } from '@/lib/verification/signing-key'
import { checkpoint, logName, verifierKey } from './note'
import type { GrowingTree } from './tree'

const name = logName(env.NEXTAUTH_URL)
const key = () => signingKey(env.STELE_SIGNING_KEY)

/** The public key of the log, as verifiers of signed notes take it. */
export const logKey = (): string => verifierKey(name, key())

/** The statement, signed by the archive alone, that the log had so many entries and which root. */
export const signedHead = (tree: GrowingTree, size: number): string =>
  checkpoint(name, { size, root: tree.root(size) }, key())

/** A signed head with what others say of it. */
type WitnessedHead = { size: number; text: string; timeStamp: Uint8Array | null }

/**
 * The newest head with more entries than `index` that witnesses signed or that has a time stamp, with their signatures; the current head where there
 * is none. What is kept about another log is left out.
 */
export async function witnessedHead(tree: GrowingTree, index: number): Promise<WitnessedHead> {
  const rows = await db.logCheckpoint.findMany({
    where: { size: { gt: index, lte: tree.size } },
    orderBy: { size: 'desc' },
    take: 20,
  })
  for (const { size, root, cosignatures, stamped, timeStamp } of rows) {
    if (tree.root(size).toString('base64') !== root) continue
    const text = signedHead(tree, size)
    const stamp = stamped === text ? timeStamp : null
    if (cosignatures.length === 0 && stamp === null) continue
    return { size, text: text + cosignatures.map((line) => `${line}\n`).join(''), timeStamp: stamp }
  }
  return { size: tree.size, text: signedHead(tree, tree.size), timeStamp: null }
}
