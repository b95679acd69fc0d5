import 'server-only'
import { db, type Tx } from '@/lib/db'
import { sha256 } from '@/lib/hashing'

/** True for an address that a record had until a name in it had to stay hidden. Only its hash is stored. */
export const isGoneAddress = async (slug: string, client: Tx = db): Promise<boolean> =>
  (await client.goneAddress.count({ where: { sha256: sha256(slug) } })) > 0

/** Keeps that a record had this address, in the transaction that gives it another. */
export async function leaveAddress(tx: Tx, recordId: string, slug: string): Promise<void> {
  await tx.goneAddress.createMany({ data: { sha256: sha256(slug), recordId } })
}
