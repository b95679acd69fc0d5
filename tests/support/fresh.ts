import { mkdirSync } from 'node:fs'
import { freshDatabase } from './database'
import { mediaDir, removeMedia } from './media'
import { tellOfChange } from './news'

// Runs before each test file (setupFiles), whose process may have run others before.
removeMedia()
mkdirSync(mediaDir)
const kept = globalThis as typeof globalThis & {
  stelePublicLog?: unknown
  steleLastKnown?: Map<string, unknown>
}
// The public log of the database before (lib/public-log/entries.ts).
delete kept.stelePublicLog
// Its settings, which stand in for those of a database that is slow to answer (lib/settings/last-known.ts).
kept.steleLastKnown?.clear()
await freshDatabase()
// What this process read of the log before, whose numbers begin again.
tellOfChange()
