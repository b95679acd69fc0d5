import { defineConfig } from '@playwright/test'
import { hasMemory } from './tests/support/memory'

/** Journeys in a real browser, against a production build with the demo archive in a database of its own (tests/e2e/support). */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/journeys',
  globalSetup: './tests/e2e/support/archive.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    // Writing down each step costs a fifth of the run; a picture and a tree of the page where it failed are kept. `--trace on` for more.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Playwright has the browser keep what its processes share in files on the disk, for machines that hold little in memory.
      ignoreDefaultArgs: hasMemory() ? ['--disable-dev-shm-usage'] : [],
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
