/** How far readers see a page: in its newest version, in an older one, or not at all. */
export function pageState({ version, liveVersion }: { version: number; liveVersion: number | null }) {
  if (liveVersion === null) return 'hidden'
  return liveVersion === version ? 'live' : 'newer'
}
