import type { Tx } from '@/lib/db'

/**
 * Until the transaction ends the database lets pass what it refuses everybody else: a record is put into a state, and out of one that none
 * leaves, to try what commands say in it.
 */
export const asNobodyCould = (tx: Tx) => tx.$executeRaw`SET LOCAL session_replication_role = replica`
