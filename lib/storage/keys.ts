/** The key of the bytes with this SHA-256: aa/bb/sha256. */
export const fileKey = (sha256: string) => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

/** The keys of files that were sent completely and wait to be read. */
export const WAITING = 'waiting/'
export const waitingKey = (id: string) => `${WAITING}${id}`
