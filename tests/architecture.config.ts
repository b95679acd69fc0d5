import { defineConfig } from 'vitest/config'

/** Only the tests that read the sources; they need no database. */
export default defineConfig({ test: { root: '.', include: ['tests/architecture.test.ts'] } })
