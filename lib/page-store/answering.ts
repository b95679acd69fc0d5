/** What the web server of a process finds out about its database. */
export type ServerState = {
  /** True while it can answer kept pages: it knows the log, or was cut off from it for less than `STELE_OFFLINE_SECONDS`. */
  answersKept: () => boolean
  /** True while the database takes connections and answers none, for so long that no reader waits for it (log-follower.ts). */
  isCutOff: () => boolean
}

// One for the process: the web server and the pages are loaded separately.
const shared = globalThis as typeof globalThis & { steleServer?: ServerState }

/** Says how this process finds out about its database; null when it answers no readers any more. */
export function setServerState(state: ServerState | null): void {
  if (state) shared.steleServer = state
  else delete shared.steleServer
}

/** True while this process can answer kept pages. */
export const answersKeptPages = (): boolean => shared.steleServer?.answersKept() ?? false

/** True while what this process asks of its database isn't worth waiting for. */
export const isCutOff = (): boolean => shared.steleServer?.isCutOff() ?? false
