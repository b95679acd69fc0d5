import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const files = globSync('tests/**/*.test.{ts,tsx}', { cwd: at('.') }).sort()
/** Tests that start the archive itself: they wait for it most of the time, so they begin first, beside the others. */
const archive = files.filter((file) => /support\/clone'/.test(readFileSync(at(file), 'utf8')))
/** Tests with a database or a media folder, which each file finds fresh. */
const database = files.filter((file) => /support\/(database|media)'/.test(readFileSync(at(file), 'utf8')))
/** All others keep nothing between them. */
const pure = files.filter((file) => !archive.includes(file) && !database.includes(file))

export default defineConfig({
  resolve: { alias: { '@': at('.'), 'server-only': at('tests/support/empty.ts') } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // All cores: by itself it leaves one free for an editor.
    maxWorkers: '100%',
    env: {
      DATABASE_URL: 'postgresql://no-database@127.0.0.1:1/import-tests-support-database-first',
      NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-know-of',
      NEXTAUTH_URL: 'http://localhost:3000',
    },
    // In the order of their names.
    projects: [
      { extends: true, test: { name: 'archive', include: archive } },
      {
        extends: true,
        test: {
          name: 'database',
          include: database,
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/fresh.ts'],
          // Half of the time of most files would go into loading the same modules once more.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
    ],
  },
})
