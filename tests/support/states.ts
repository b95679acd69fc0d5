import type { Tx } from '@/lib/db'

/**
 * Turns off the database's guards until the transaction ends, so that a test can put a record into any state and try the commands there.
 */
export const asNobodyCould = (tx: Tx) => tx.$executeRaw`SET LOCAL session_replication_role = replica`
