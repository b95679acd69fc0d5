import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import type { DemoMemberKey } from '@/prisma/demo/members'
import { demoMember } from './demo-members'
import { inLanguage } from './language'
import { type Make, startMaker } from './making'

export { expect }

/** `hasClock`: the test can move the clock of the page. */
type Options = BrowserContextOptions & { at?: string; hasClock?: boolean }

/** A browser session and its first page. */
type Session = { context: BrowserContext; page: Page; options: BrowserContextOptions }

/** Unused sessions of earlier tests, by archive and options: emptied of everything except fetched files. */
type Idle = Map<string, Session[]>
const idleKey = (url: string, options: BrowserContextOptions) => `${url} ${JSON.stringify(options)}`

export type Journey = {
  /** A page of a browser in which this demo member is signed in; each call is a browser session of its own. */
  as: (member: DemoMemberKey, options?: Options) => Promise<Page>
  /** A page of a browser without a signed-in member. */
  reader: (options?: Options) => Promise<Page>
  faults: string[]
}

/** Refused scripts on public pages are the policy at work; the browser names a refused answer too, which tests look at themselves. */
const expected = /Content[- ]Security[- ]Policy|Failed to load resource/

/** Less than the time after which publishing and managing members ask for the password again. */
const KEPT = 8 * 60_000

/** The session of a demo member as JSON of the storage state, kept for some minutes, so that few journeys sign in. */
async function sessionOf(browser: Browser, baseURL: string, key: DemoMemberKey): Promise<string> {
  const kept = path.join(process.env.JOURNEYS_SESSIONS ?? '', key)
  const madeAt = await stat(kept).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
  if (Date.now() - madeAt < KEPT) return readFile(kept, 'utf8')
  const member = demoMember(key)
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await page.goto('/sign-in?callbackUrl=/desk/account')
  await page.getByLabel(inLanguage('E-mail address')).fill(member.email)
  await page.getByLabel(inLanguage('Password')).fill(member.password)
  await page.getByRole('button', { name: inLanguage('Sign in') }).click()
  await page.waitForURL((address) => address.pathname === '/desk/account')
  const state = JSON.stringify(await context.storageState())
  await context.close()
  await writeFile(`${kept}.${process.pid}`, state)
  await rename(`${kept}.${process.pid}`, kept)
  return state
}

/**
 * The tests' own `test`: pages for members and readers, and a failure for every error that a browser reports and a test does not
 * expect.
 */
export const test = base.extend<Journey & { url: string }, { idle: Idle; make: Make }>({
  // Not of the worker: tests in other archives need no worker, and browser, of their own (empty.ts).
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
  url: async ({}, use) => {
    await use(process.env.JOURNEYS_URL ?? '')
  },
  idle: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
    async ({}, use) => {
      await use(new Map())
    },
    { scope: 'worker' },
  ],
  make: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
    async ({}, use) => {
      const { make, end } = await startMaker()
      await use(make)
      end()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ url }, use) => use(url),
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, executablePath: process.env.JOURNEYS_BROWSER }),
    { scope: 'worker' },
  ],
  faults: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
    async ({}, use) => {
      const faults: string[] = []
      await use(faults)
      expect(faults, 'errors that the browser reported').toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page, faults }, use) => {
    watch(page, faults)
    await use(page)
  },
  reader: async ({ browser, url, faults, idle }, use) => {
    const open: Session[] = []
    const own: BrowserContext[] = []
    await use(async ({ at, hasClock = false, ...options } = {}) => {
      const unused = hasClock ? undefined : idle.get(idleKey(url, options))?.pop()
      const session = unused ?? (await begun(browser, url, options))
      if (hasClock) {
        await session.page.clock.install()
        own.push(session.context)
      } else open.push(session)
      watch(session.page, faults)
      if (at) await session.page.goto(at)
      return session.page
    })
    for (const context of own) await context.close()
    for (const session of open) {
      if (!(await emptied(session, url))) continue
      const key = idleKey(url, session.options)
      idle.set(key, [...(idle.get(key) ?? []), session])
    }
  },
  as: async ({ browser, url, reader }, use) => {
    await use(async (member, options) =>
      reader({ ...options, storageState: JSON.parse(await sessionOf(browser, url, member)) }),
    )
  },
})

/** Closes the unused sessions of an archive that ends. */
export async function closeIdle(idle: Idle, url: string): Promise<void> {
  for (const [key, sessions] of idle) {
    if (!key.startsWith(`${url} `)) continue
    idle.delete(key)
    for (const { context } of sessions) await context.close()
  }
}

async function begun(browser: Browser, baseURL: string, options: BrowserContextOptions): Promise<Session> {
  const context = await browser.newContext({ baseURL, ...options })
  return { context, page: await context.newPage(), options }
}

const heard = ['console', 'dialog', 'pageerror', 'request', 'requestfinished', 'response'] as const

/**
 * Makes a browser session like new, except for its process and the scripts, styles and fonts that it fetched: starting a process and
 * fetching them again takes more than half of the time of the first page. Returns false, and closes it, if it can't be used again.
 */
async function emptied({ context, page, options }: Session, origin: string): Promise<boolean> {
  try {
    for (const other of context.pages()) if (other !== page) await other.close()
    for (const event of heard) page.removeAllListeners(event)
    page.setDefaultTimeout(0)
    await context.unrouteAll()
    await page.unrouteAll()
    await context.setOffline(false)
    // Of the same origin, so that the process stays; nothing runs there.
    await page.goto(`${origin}/icon.svg`)
    await page.evaluate(() => sessionStorage.clear())
    const client = await context.newCDPSession(page)
    await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb' })
    await client.detach()
    const { colorScheme = 'light', reducedMotion = 'no-preference', storageState, viewport } = options
    await page.emulateMedia({ media: null, colorScheme, reducedMotion })
    await page.setViewportSize(viewport ?? { width: 1280, height: 720 })
    await page.mouse.move(0, 0)
    await context.clearPermissions()
    if (options.permissions) await context.grantPermissions(options.permissions)
    await context.clearCookies()
    if (typeof storageState === 'object') await context.addCookies(storageState.cookies)
    return true
  } catch {
    await context.close().catch(() => {})
    return false
  }
}

function watch(page: Page, faults: string[]) {
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) faults.push(message.text())
  })
}
