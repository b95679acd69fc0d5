import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { environmentFor, makeDatabase, startServer } from './server'
import { test } from './test'

export type Archive = { env: Awaited<ReturnType<typeof environmentFor>>; url: string }

/**
 * The `test` of one spec, in an archive of its own in which there is nothing and no one yet, with more variables of the environment. Two specs
 * share none, in any order.
 */
export const inEmptyArchive = (more: Record<string, string> = {}) =>
  test.extend<Record<never, never>, { archive: Archive }>({
    archive: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
      async ({}, use) => {
        const name = `empty_${randomUUID().replaceAll('-', '')}`
        const databaseUrl = await makeDatabase(process.env.JOURNEYS_DATABASE_URL ?? '', name)
        const env = { ...(await environmentFor(databaseUrl, '/nonexistent')), ...more }
        const stop = await startServer(env)
        await use({ env, url: env.NEXTAUTH_URL })
        stop()
      },
      { scope: 'worker' },
    ],
    url: [async ({ archive }, use) => use(archive.url), { scope: 'worker' }],
  })

/** Runs the members command in the archive. */
export function members({ env }: Archive, args: string[], input = '') {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', 'members', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { env, input, encoding: 'utf8' })
  return { status, said: (stdout + stderr).trim() }
}

const password = 'words to begin with'

/** Makes a member of this role on the command line and signs in on the page; the desk is open then. */
export async function signInAs(page: Page, archive: Archive, role: string) {
  const email = `${role}@archive.example`
  members(archive, ['add', '--email', email, '--name', `The ${role}`, '--role', role], `${password}\n`)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((address) => address.pathname === '/desk')
}
