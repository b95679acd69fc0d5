import { defineConfig } from '@playwright/test'
import { hasMemory } from './tests/support/memory'

/** Tests in a real browser with a production build and the demo archive in its own database (tests/e2e/support). */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/journeys',
  // One picture for all machines: the fonts are from packages (looks.spec.ts).
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  globalSetup: './tests/e2e/support/archive.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  // Many times what the longest takes on two free cores: a timeout ends what hangs, and never a test on a busy machine.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    // Traces cost a fifth of the run. A failed test leaves a screenshot and an accessibility tree; use `--trace on` for more.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Playwright makes the browser share memory through files on disk, for machines with a small /dev/shm.
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
