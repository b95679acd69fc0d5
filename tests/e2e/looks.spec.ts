import { test as base, type Page } from '@playwright/test'
import { environmentFor, startServer } from './support/server'
import { expect, test } from './support/test'

// The first screen of each kind of public page, compared with the picture in tests/e2e/looks. The demo archive is the same in each run, apart from the
// days on which it was published and the addresses of its server, so a few pixels can differ. After a change that is meant to be seen:
// npx playwright test tests/e2e/looks.spec.ts --update-snapshots, and look at each picture that changed.

const DIFFERING = { threshold: 0.3, maxDiffPixelRatio: 0.03 }

const screens = {
  wide: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  narrow: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
} as const

/** The theme of the narrow picture; each is in both by turns. */
const narrow: Record<string, 'light' | 'dark'> = {
  ...{ home: 'dark', resolution: 'dark', account: 'dark', register: 'dark', search: 'dark', source: 'dark' },
  ...{ press: 'light', testimony: 'dark', timeline: 'light', dates: 'dark', names: 'light', map: 'dark' },
  ...{ collection: 'light', sources: 'dark' },
}

const pages: Record<string, string> = {
  home: '/',
  resolution: '/records/act-massachusetts',
  press: '/records/press-lemonde',
  testimony: '/records/testimony-woman-who-reached-agdam',
  account: '/records/khojaly-what-one-document-states',
  register: '/register',
  timeline: '/timeline?view=table',
  dates: '/timeline',
  search: '/records?q=town',
  names: '/names',
  map: '/map',
  sources: '/sources',
  report: '/report?record=act-pakistan&edition=2',
}

base.skip(
  process.platform !== 'linux',
  'The pictures are from a browser on Linux, which smooths letters in its own way.',
)

test('each kind of public page looks as its picture', async ({ reader }) => {
  const env = await environmentFor(process.env.LOOKS_DATABASE_URL ?? '', process.env.LOOKS_MEDIA_DIR ?? '')
  const stop = await startServer(env)
  const origin = env.NEXTAUTH_URL
  try {
    const answer = await fetch(`${origin}${pages.account}`)
    const [source = ''] = /\/sources\/[0-9a-f-]{36}/.exec(await answer.text()) ?? []
    const list = await (await fetch(`${origin}/collections`)).text()
    const [collection = ''] = /\/collections\/[a-z0-9-]+/.exec(list) ?? []
    const looks = { ...pages, source, collection }
    const seen = async (page: Page, path: string, name: string) => {
      await page.goto(origin + path)
      expect.soft(await page.screenshot()).toMatchSnapshot(`${name}.png`, DIFFERING)
    }
    const wide = await reader({ javaScriptEnabled: false, ...screens.wide })
    const phone = await reader({ javaScriptEnabled: false, ...screens.narrow })
    const onPhone = async () => {
      for (const [name, colorScheme] of Object.entries(narrow)) {
        await phone.emulateMedia({ colorScheme })
        await seen(phone, looks[name as keyof typeof looks], `${name}-narrow`)
      }
    }
    const onDesk = async () => {
      for (const [name, path] of Object.entries(looks)) await seen(wide, path, `${name}-wide`)
    }
    await Promise.all([onPhone(), onDesk()])
    await wide.emulateMedia({ colorScheme: 'dark' })
    await phone.emulateMedia({ colorScheme: 'light' })
    await seen(wide, pages.account ?? '/', 'account-wide-dark')
    await seen(phone, pages.account ?? '/', 'account-narrow-light')
    await wide.emulateMedia({ colorScheme: 'light' })
    await phone.emulateMedia({ colorScheme: 'dark' })
    // Hebrew, because all its fonts are from packages.
    await seen(wide, `/he${pages.resolution}`, 'right-to-left-wide')
    await seen(phone, '/he/register', 'right-to-left-narrow')
    await wide.goto(`${origin}/records/universal-declaration-of-human-rights`)
    const copy = await wide.locator('a[href*="/copies/"]').first().getAttribute('href')
    await seen(wide, copy?.replace(/[?#].*$/, '') ?? '/', 'copy-wide')
    // The private page of a report, which has been received.
    await wide.goto(origin + pages.report)
    await wide.getByLabel('Your report').fill('The date is wrong.')
    await wide.getByRole('button', { name: 'Send report' }).click()
    await wide.waitForURL(/\/report\/[\w-]{43}$/)
    await seen(wide, new URL(wide.url()).pathname, 'received-wide')
    await wide.emulateMedia({ media: 'print' })
    await seen(wide, pages.account ?? '/', 'print')
  } finally {
    stop()
  }
})
