import { test as base, type Page } from '@playwright/test'
import { showLateFonts } from './support/movement'
import { environmentFor, startServer } from './support/server'
import { expect, test } from './support/test'

// The first screen of each kind of public page in both widths and themes, compared with the pictures in tests/e2e/looks. The demo archive is the same in
// each run, apart from the addresses of its server, so a few pixels can differ. After a change that is meant to be seen:
// npx playwright test tests/e2e/looks.spec.ts --update-snapshots, and look at each picture that changed.

// The addresses take 0.1 % of the pixels at most, the words of the emptiest page 0.8 %.
const DIFFERING = { threshold: 0.3, maxDiffPixelRatio: 0.004 }

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } }
const themes = ['light', 'dark'] as const

const pages = {
  home: '/',
  resolution: '/records/act-massachusetts',
  press: '/records/press-lemonde',
  testimony: '/records/testimony-woman-who-reached-agdam',
  account: '/records/khojaly-what-one-document-states',
  register: '/register',
  timeline: '/timeline?view=table',
  dates: '/timeline',
  figures: '/figures',
  search: '/records?q=town',
  names: '/names',
  map: '/map',
  sources: '/sources',
  cite: '/records/act-massachusetts/editions/1/cite',
  report: '/report?record=act-pakistan&edition=2',
  // Hebrew, because all its fonts are from packages.
  'right-to-left': '/he/records/act-massachusetts',
  'right-to-left-register': '/he/register',
}

/** The day on which the archive in the pictures was published. */
const PUBLISHED = new Date('2026-11-30')
/** The server in the pictures, but for the digits of its port. */
const PICTURED_HOST = 'localhost:40000'

/** A day in the ways in which these pages write it. */
function written(day: Date): string[] {
  const inFull = (locale: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
  const american = inFull('en-US')
  return [inFull('en-GB'), inFull('he'), american, american.replace(/(.*), (.*)/, '$2, $1')]
}

/** Gives the page the day and the server's address of the pictures: longer or shorter ones would move the lines below them. */
function redate(page: Page) {
  // The archive of a run that began before midnight is of yesterday.
  const days = [new Date(), new Date(Date.now() - 24 * 60 * 60 * 1000)]
  const pictured = written(PUBLISHED)
  const others = days.flatMap((day) => written(day).map((own, way) => [own, pictured[way] ?? ''] as const))
  others.push([new URL(page.url()).host, PICTURED_HOST])
  return page.evaluate((others) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const [own, pictured] of others)
        if (text.nodeValue?.includes(own)) text.nodeValue = text.nodeValue.replaceAll(own, pictured)
  }, others)
}

base.skip(
  process.platform !== 'linux',
  'The pictures are from a browser on Linux, which smooths letters in its own way.',
)

test('each kind of public page looks as its picture', async ({ reader }) => {
  test.setTimeout(600_000)
  const env = await environmentFor(process.env.LOOKS_DATABASE_URL ?? '', process.env.LOOKS_MEDIA_DIR ?? '')
  const stop = await startServer(env)
  const origin = env.NEXTAUTH_URL
  const found = async (path: string, address: RegExp) => {
    let link = ''
    await expect(async () => {
      const answer = await fetch(origin + path)
      link = address.exec(await answer.text())?.[0] ?? ''
      expect(link, `a link in ${path}, answered ${answer.status}`).not.toBe('')
    }).toPass({ timeout: 60_000 })
    return link
  }
  const taken = async (page: Page, name: string) => {
    await redate(page)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      const picture = await page.screenshot({ animations: 'disabled' })
      expect.soft(picture).toMatchSnapshot(`${name}-${colorScheme}.png`, DIFFERING)
    }
  }
  try {
    const looks = {
      ...pages,
      source: await found(pages.account, /\/sources\/[0-9a-f-]{36}/),
      collection: await found('/collections', /\/collections\/[a-z0-9-]+/),
      copy: await found(
        '/records/universal-declaration-of-human-rights',
        /\/sources\/[0-9a-f-]{36}\/copies\/[0-9a-f-]{36}/,
      ),
    }
    const inSize = async (size: keyof typeof sizes) => {
      const page = await reader({ javaScriptEnabled: false, viewport: sizes[size] })
      await showLateFonts(page)
      for (const [name, path] of Object.entries(looks)) {
        await page.goto(origin + path)
        await taken(page, `${name}-${size}`)
      }
      return page
    }
    const [page] = await Promise.all([inSize('wide'), inSize('narrow')])
    // The private page of a report, which has been received.
    await page.goto(origin + pages.report)
    await page.getByLabel('Your report').fill('The date is wrong.')
    await page.getByRole('button', { name: 'Send report' }).click()
    await page.waitForURL(/\/report\/[\w-]{43}$/)
    await taken(page, 'received-wide')
    await page.emulateMedia({ media: 'print', colorScheme: 'light' })
    await page.goto(origin + pages.account)
    await redate(page)
    expect.soft(await page.screenshot()).toMatchSnapshot('print.png', DIFFERING)
  } finally {
    stop()
  }
})
