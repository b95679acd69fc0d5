import 'server-only'
import { type Tx, transaction } from '@/lib/db'
import { fileStore, removeBytes, type Staged } from '@/lib/storage/stored-files'

// Archive copies, signed consent forms and media can have the same bytes, which are stored once.

const SENDING_MS = 5 * 60_000

/** For transactions that give bytes to the store: one that isn't on this machine takes them only as fast as the network sends them. */
export const whileSending = () => (fileStore.pathOf('') === null ? { timeout: SENDING_MS } : {})

/** Prevents others from adding or removing these bytes until the transaction ends. */
export const lockBytes = (tx: Tx, hash: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`media ${hash}`}, 0))`

/** Adds the row of a file that was written to the disk, if there is none. The caller has locked the bytes. */
export const addMediaFile = (tx: Tx, { sha256, size }: Staged, mediaType: string) =>
  tx.mediaFile.createMany({ data: [{ sha256, size, mediaType }], skipDuplicates: true })

/** Deletes the rows of these files that no copy, no consent form and no entry of the media library has any more. */
export const removeUnusedFiles = (tx: Tx, hashes: readonly string[]) =>
  tx.mediaFile.deleteMany({
    where: {
      sha256: { in: [...hashes] },
      holdings: { none: {} },
      consentForms: { none: {} },
      media: { is: null },
    },
  })

/** Removes bytes from the disk that have no row. */
export const dropUnusedBytes = (hash: string): Promise<void> =>
  transaction(async (tx) => {
    await lockBytes(tx, hash)
    if ((await tx.mediaFile.count({ where: { sha256: hash } })) === 0) await removeBytes(hash)
  })
