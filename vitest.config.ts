import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@': at('.'), 'server-only': at('tests/support/empty.ts') } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: {
      DATABASE_URL: 'postgresql://no-database@127.0.0.1:1/import-tests-support-database-first',
      NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-know-of',
      NEXTAUTH_URL: 'http://localhost:3000',
    },
  },
})
