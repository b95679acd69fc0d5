import { mkdirSync } from 'node:fs'
import { freshDatabase } from './database'
import { mediaDir, removeMedia } from './media'

// Runs before each test file (setupFiles), whose process may have run others before.
removeMedia()
mkdirSync(mediaDir)
await freshDatabase()
