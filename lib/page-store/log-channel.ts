/** The channel of PostgreSQL on which each new event of the log is announced. */
export const LOG_CHANNEL = 'stele_log'
