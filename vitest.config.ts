import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const files = globSync('tests/**/*.test.{ts,tsx}', { cwd: at('.') }).sort()
/** Takes 25 s in a process of its own. By its size it would be begun last, and the other cores would wait for it. */
const counting = ['tests/lib/linear-work.test.ts']
/** Tests that start an archive. They wait most of the time. */
const archive = files.filter((file) => /support\/clone'/.test(readFileSync(at(file), 'utf8')))
/** Tests with a database or a media folder. Each file gets an empty one. */
const database = files.filter((file) => /support\/(database|media)'/.test(readFileSync(at(file), 'utf8')))
/** All other tests share no state. */
const pure = files.filter((file) => ![counting, archive, database].flat().includes(file))

export default defineConfig({
  resolve: { alias: { '@': at('.'), 'server-only': at('tests/support/empty.ts') } },
  // Style sheets that components import stay as they are: the plugins of postcss.config.mjs are named as only Next reads them.
  css: { postcss: { plugins: [] } },
  test: {
    // Many times what the longest takes on two free cores: a timeout ends what hangs, and never a test on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // What is waited for may take longer on a busy machine than the second of the default.
    expect: { poll: { timeout: 120_000 } },
    // All cores. The default leaves one free.
    maxWorkers: '100%',
    env: {
      DATABASE_URL: 'postgresql://no-database@127.0.0.1:1/import-tests-support-database-first',
      NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-know-of',
      NEXTAUTH_URL: 'http://localhost:3000',
    },
    // Run in the order of their names.
    projects: [
      { extends: true, test: { name: 'archive', include: archive } },
      { extends: true, test: { name: 'counting', include: counting } },
      {
        extends: true,
        test: {
          name: 'database',
          include: database,
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/fresh.ts', 'tests/support/seeded.ts'],
          // With isolation, most files spend half their time loading the same modules again.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'pure', include: pure, setupFiles: ['tests/support/seeded.ts'], isolate: false },
      },
    ],
  },
})
