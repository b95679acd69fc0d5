import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import type { DemoMemberKey } from '@/prisma/demo/members'
import { copyDemoMembers, demoMember } from './demo-members'
import { copyDatabase, environmentFor, startServer } from './server'
import { closeIdle, test } from './test'

export type Archive = { env: Awaited<ReturnType<typeof environmentFor>>; url: string }

async function startEmpty(more: Record<string, string>) {
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  const databaseUrl = await copyDatabase(process.env.EMPTY_DATABASE_URL ?? '', name)
  const env = { ...(await environmentFor(databaseUrl, '/nonexistent')), ...more }
  return { archive: { env, url: env.NEXTAUTH_URL }, stop: await startServer(env) }
}

/**
 * The `test` of one spec, in an archive of its own in which there is nothing and no one yet, with more variables of the environment. Its tests
 * share the archive, which ends with them. Two specs share none, in any order.
 */
export function inEmptyArchive(more: Record<string, string> = {}) {
  let own: ReturnType<typeof startEmpty> | undefined
  const empty = test.extend<{ archive: Archive }>({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
    archive: async ({}, use) => {
      own ??= startEmpty(more)
      await use((await own).archive)
    },
    url: async ({ archive }, use) => use(archive.url),
  })
  empty.afterAll(async ({ idle }) => {
    const started = await own
    if (!started) return
    await closeIdle(idle, started.archive.url)
    started.stop()
  })
  return empty
}

/** Runs the members command in the archive. */
export function members({ env }: Archive, args: string[], input = '') {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', 'members', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { env, input, encoding: 'utf8' })
  return { status, said: (stdout + stderr).trim() }
}

/** Makes a member of this role, with the name and password of the demo's, and signs in on the page; the desk is open then. */
export async function signInAs(page: Page, archive: Archive, role: DemoMemberKey) {
  await copyDemoMembers(archive.env.DATABASE_URL, [role])
  const { email, password } = demoMember(role)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((address) => address.pathname === '/desk')
}
