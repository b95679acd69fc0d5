/** Returns which version of a page readers see: the newest, an older one, or none. */
export function pageState({ version, liveVersion }: { version: number; liveVersion: number | null }) {
  if (liveVersion === null) return 'hidden'
  return liveVersion === version ? 'live' : 'newer'
}
