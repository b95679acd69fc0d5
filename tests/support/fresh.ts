import { mkdirSync } from 'node:fs'
import { freshDatabase } from './database'
import { mediaDir, removeMedia } from './media'
import { tellOfChange } from './news'

// Runs before each test file (setupFiles), whose process may have run others before.
removeMedia()
mkdirSync(mediaDir)
// The public log of the database before (lib/public-log/entries.ts).
Reflect.deleteProperty(globalThis, 'stelePublicLog')
await freshDatabase()
// What this process read of the log before, whose numbers begin again.
tellOfChange()
