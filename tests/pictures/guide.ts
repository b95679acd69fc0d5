/**
 * `npm run pictures -- ADDRESS` takes the pictures of the README and the guides from a running demo archive (default
 * http://localhost:3000) and writes them to docs/images. It changes nothing in the archive.
 */
import { type Browser, chromium, type Page } from '@playwright/test'
import { demoMembers } from '../../prisma/demo/members'
import { browserPath } from '../e2e/support/browser'

const [address = 'http://localhost:3000'] = process.argv.slice(2)
const folder = new URL('../../docs/images/', import.meta.url).pathname

/** Signs a demo member in without scripts and returns the session. */
async function session(browser: Browser, member: 'reviewer' | 'editor') {
  const known = demoMembers.find(({ key }) => key === member)
  const context = await browser.newContext({ baseURL: address, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/sign-in?callbackUrl=/desk')
  await page.getByLabel('E-mail address').fill(known?.email ?? '')
  await page.getByLabel('Password').fill(known?.password ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/desk')
  return context.storageState()
}

/** The address of the record with this title in the list of records. */
async function recordAt(page: Page, title: string) {
  await page.goto(`/desk/records?q=${encodeURIComponent(title)}`)
  return page.getByRole('link', { name: title, exact: true }).getAttribute('href')
}

async function openReview(page: Page, title: string) {
  await page.goto(`${await recordAt(page, title)}/review`)
  await page.locator('.review[data-ready]').waitFor()
}

const returned = 'National Congress of Honduras, resolution No 333-2013 of 17 January 2014'
const quoted = 'Valeurs actuelles, 14 March 1992, on weapons and forces'
const warned = 'A woman who reached Agdam'

type Pictures = Record<string, (page: Page) => Promise<unknown>>

/** The steps that show the content of each picture that an editor sees, by file name. */
const ofEditors: Pictures = {
  editor: async (page) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${await recordAt(page, returned)}/edit`)
    await page.locator('.ProseMirror figure, .ProseMirror blockquote').first().click()
  },
}

/** The same for readers and reviewers. */
const ofReviewers: Pictures = {
  home: async (page) => {
    await page.setViewportSize({ width: 1300, height: 900 })
    await page.goto('/')
  },
  record: async (page) => {
    await page.setViewportSize({ width: 1300, height: 1500 })
    await page.goto('/records/khojaly-what-one-document-states')
    await page.locator('figure.quoted').first().waitFor()
  },
  'guide-workbench': async (page) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await openReview(page, quoted)
    await page.keyboard.press('j')
  },
  'guide-discussion': async (page) => {
    await openReview(page, quoted)
    await page.keyboard.press('j')
    await page.keyboard.press('c')
    await page.keyboard.type('Does the copy name the organisation? @Demo e')
    const offered = page.getByRole('option', { name: 'Demo editor' })
    await offered.waitFor()
    await offered.scrollIntoViewIfNeeded()
  },
  'guide-warning': async (page) => {
    await openReview(page, warned)
    await page.getByRole('link', { name: /^Quotation 2/ }).click()
  },
}

const browser = await chromium.launch({
  executablePath: await browserPath(),
  args: ['--no-sandbox', '--disable-gpu'],
})
for (const [member, pictures] of [
  ['editor', ofEditors],
  ['reviewer', ofReviewers],
] as const) {
  const context = await browser.newContext({
    baseURL: address,
    storageState: await session(browser, member),
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(90_000)
  const page = await context.newPage()
  for (const [name, look] of Object.entries(pictures)) {
    await look(page)
    await page.getByText('Loading the page').waitFor({ state: 'hidden' })
    await page.waitForTimeout(400)
    await page.screenshot({ path: `${folder}${name}.png` })
    console.log(`docs/images/${name}.png`)
  }
}
await browser.close()
