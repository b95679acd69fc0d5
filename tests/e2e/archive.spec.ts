import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { DomUtils, parseDocument } from 'htmlparser2'
import { z } from 'zod'
import { english } from '@/tests/support/english'
import { expectAccessible } from './support/axe'
import { movementOn, openWithLateFonts } from './support/movement'
import { prepared } from './support/prepared'
import { expect, test } from './support/test'

const sampleSchema = z.object({ note: z.uuid(), paper: z.uuid() })
let sources = { note: '', paper: '' }

test.describe.configure({ mode: 'serial' })

test.beforeAll(() => {
  sources = prepared('samples', sampleSchema)
})

const pages = () => [
  '/',
  '/records',
  '/records?q=bridge',
  '/records?q=nothinglikethis',
  '/records?kind=resolution&sort=dated',
  '/register',
  '/press?sort=periodical',
  '/testimonies',
  '/timeline',
  '/timeline?view=table',
  '/figures',
  '/names',
  '/names?of=body',
  '/map',
  '/collections',
  '/sources',
  '/new',
  '/this-day?day=05-07',
  '/records/sample-account',
  '/records/sample-account/editions',
  '/records/sample-account/editions/1',
  '/records/sample-account/editions/2/changes',
  '/records/sample-account/editions/2/cite',
  '/records/sample-testimony',
  '/records/sample-press',
  '/records/sample-voice',
  '/records/sample-act',
  '/records/sample-withdrawn',
  `/sources/${sources.note}`,
  `/sources/${sources.paper}`,
  `/sources/${sources.note}/more?page=1`,
  '/unverified',
  '/about',
  '/about/method',
  '/data',
  '/corrections',
  '/verify?edition=/records/sample-account',
  '/report?record=sample-account&edition=2',
  '/no-such-page',
  '/failed',
]

test("a reader without scripts goes from home to a quotation's source", async ({ reader }) => {
  const page = await reader({ javaScriptEnabled: false, at: '/' })
  await page.getByRole('searchbox').fill('brige river')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('No record contains “brige”.')).toBeVisible()
  await page.getByRole('link', { name: 'The flood of the valley, corrected' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The flood of the valley, corrected')

  const quotation = page.locator('.quotation').first()
  await expect(quotation.getByText('Second-hand')).toBeVisible()
  await expect(quotation.locator('mark')).toBeHidden()
  await quotation.getByText('How we know this').click()
  await expect(quotation).toContainText('as cited in A note on the flood')
  await expect(quotation.getByText('Not seen. We rely on the source below.')).toBeVisible()
  await expect(quotation.locator('mark')).toHaveText('The bridge over the river was closed before dawn.')
  await expect(quotation).toContainText('Verified · reviewer · 20 November 2026')
  await expect(quotation).toContainText(/Not checked: .*the original source\./)

  await quotation.getByRole('link', { name: 'A note on the flood' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A note on the flood')
  await page.locator('a[href="/records/sample-account"]').click()
  await expect(page).toHaveURL(/\/records\/sample-account$/)
})

test('marks link to notes and back, and differing figures are shown together', async ({ reader }) => {
  const page = await reader({ javaScriptEnabled: false, at: '/records/sample-account' })
  await page.getByRole('link', { name: 'Note 1', exact: true }).click()
  await expect(page).toHaveURL(/#note-1$/)
  await expect(page.locator('#note-1')).toBeInViewport()
  await page.getByRole('link', { name: 'Back to note 1 in the text' }).click()
  await expect(page.locator('#mark-1')).toBeInViewport()
  const row = page.getByRole('row').filter({ hasText: 'Figures differ' })
  await expect(row).toContainText('613')
  await expect(row).toContainText('at least 450')
  await expect(page.getByRole('row').filter({ hasText: 'of these' })).toContainText('Killed: women')
  await expect(page.getByRole('paragraph').filter({ hasText: '2 January, year not given' })).toBeVisible()
})

test('the state of each quotation is beside it on a wide screen', async ({ reader }) => {
  const page = await reader({ at: '/records/sample-account', viewport: { width: 1280, height: 900 } })
  const quotations = page.locator('.record-text .quotation:visible')
  expect(await quotations.count()).toBeGreaterThan(1)
  for (const how of await quotations.locator('details.how > summary:visible').all()) await how.click()
  for (const quotation of await quotations.all()) {
    const words = await quotation.locator('.words').last().boundingBox()
    const head = await quotation.locator('.card-head').boundingBox()
    expect(head?.x).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0))
    expect(Math.abs((head?.y ?? 0) - (words?.y ?? 0))).toBeLessThan(60)
  }
})

test('the text of each kind of record begins on the first screen', async ({ reader }) => {
  const screens = [
    { width: 1440, height: 900, most: 520 },
    { width: 360, height: 740, most: 560 },
  ]
  for (const { most, ...viewport } of screens)
    for (const slug of ['sample-account', 'sample-voice', 'sample-recording', 'sample-press', 'sample-act']) {
      const page = await reader({ javaScriptEnabled: false, at: `/records/${slug}`, viewport })
      const text = page.locator('.record-text').locator('p, .words').filter({ visible: true }).first()
      const box = await text.boundingBox()
      expect(box?.y, `${slug} at ${viewport.width}`).toBeLessThan(most)
    }
})

test('nothing moves while a page loads the fonts of its scripts', async ({ reader }) => {
  const page = await reader({ viewport: { width: 360, height: 740 } })
  /** The first ranges of the loaded fonts, each with whether the page shows a letter of it. */
  const scripts = () =>
    page.evaluate(() =>
      [...document.fonts]
        .filter(({ family, status }) => family.includes('other scripts') && status === 'loaded')
        .map(({ unicodeRange }) => {
          const range = unicodeRange.split(',')[0] ?? ''
          const [from = 0, to = 0] = range
            .replace('U+', '')
            .split('-')
            .map((code) => Number.parseInt(code, 16))
          const isIn = (letter: string) =>
            (letter.codePointAt(0) ?? 0) >= from && (letter.codePointAt(0) ?? 0) <= to
          return { range, isShown: [...(document.querySelector('main')?.textContent ?? '')].some(isIn) }
        }),
    )
  /** The fonts that the page asks for early and its styles name. */
  const early = () =>
    page.evaluate(() => {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
      const styles = rules.map(({ cssText }) => cssText).join()
      return [...document.querySelectorAll('link[rel=preload][as=font]')]
        .map((link) => link.getAttribute('href')?.split('/').at(-1) ?? '')
        .filter((file) => file !== '' && styles.includes(file))
        .map((file) => file.split('-wght')[0])
    })
  for (const path of ['/', '/records/sample-account', '/register', '/records?q=bridge', '/he']) {
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(await movementOn(page), path).toBeLessThan(0.02)
    const latin = ['source-serif-4-latin', 'inter-latin']
    const hebrew = ['noto-serif-hebrew-hebrew', 'noto-sans-hebrew-hebrew']
    expect(await early(), path).toEqual(path === '/he' ? [...latin, ...hebrew] : latin)
    const loaded = await scripts()
    // Chromium also asks for Arabic on a right-to-left page if it has shown Arabic before.
    const isAskedAnyway = (range: string) => path === '/he' && range === 'U+600-6FF'
    expect(
      loaded.filter(({ range, isShown }) => !isShown && !isAskedAnyway(range)),
      path,
    ).toEqual([])
    if (path === '/he') expect(loaded.map(({ range }) => range)).toContain('U+590-5FF')
  }
  for (const path of ['/', '/records/sample-account', '/records/sample-act', '/he']) {
    expect(await openWithLateFonts(page, path), path).toBeGreaterThan(1)
    expect(await movementOn(page), `${path} with late fonts`).toBeLessThan(0.001)
  }
})

test('a reader without scripts keeps the chosen language', async ({ reader }) => {
  const page = await reader({ javaScriptEnabled: false, at: '/records/sample-account' })
  const languages = page.locator('.language-menu')
  await languages.locator('summary').click()
  await languages.getByRole('link', { name: 'עברית' }).click()
  await expect(page).toHaveURL(/\/he\/records\/sample-account$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'he')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('link[rel=alternate][hreflang=ar]')).toHaveAttribute(
    'href',
    /\/ar\/records\/sample-account$/,
  )
  await expect(page.locator('link[rel=alternate][hreflang=x-default]')).toHaveCount(1)
  const links = await page
    .locator('main a[href^="/"], .site-menu a[href^="/"]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter((href) => !/^\/(?:he(?:\/|$)|api\/)/.test(href))).toEqual([])

  await languages.locator('summary').click()
  await languages.getByRole('link', { name: 'العربية' }).click()
  await expect(page).toHaveURL(/\/ar\/records\/sample-account$/)
  await page.locator('.site-search').click()
  await expect(page).toHaveURL(/\/ar\/records$/)
})

test('the home page shows a quotation on the first screen', async ({ reader }) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 360, height: 740 },
  ]) {
    const page = await reader({ javaScriptEnabled: false, at: '/', viewport })
    const quoted = page.locator('figure.home-quote')
    const box = await quoted.locator('blockquote').boundingBox()
    expect(box?.y).toBeLessThan(viewport.height - 100)
    await quoted.getByRole('link', { name: 'How we know this' }).click()
    await expect(page.locator('figure.quoted:target')).toBeInViewport()
  }
})

test('the card of a quotation is beside it, or folded below', async ({ reader }) => {
  const page = await reader({
    javaScriptEnabled: false,
    at: '/records/sample-voice',
    viewport: { width: 1440, height: 900 },
  })
  const card = page.locator('.quotation .card')
  await expect(card.locator('mark')).toBeVisible()
  await expect(card.getByText('How we know this')).toBeHidden()
  await expect(card).toContainText('Compared with our copy of A note on the flood.')
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(card.locator('mark')).toBeHidden()
  const [quoted, below] = [await page.locator('.words').boundingBox(), await card.boundingBox()]
  expect(below?.y).toBeGreaterThan((quoted?.y ?? 0) + (quoted?.height ?? 0))
  await card.getByText('How we know this').click()
  await expect(card.locator('mark')).toBeVisible()
})

test('links to a quotation, a paragraph and a figure show their text', async ({ reader }) => {
  const page = await reader({
    javaScriptEnabled: false,
    at: '/records/sample-account',
    viewport: { width: 360, height: 740 },
  })
  for (const name of ['Link to this quotation', 'Link to paragraph 1', 'Link to this figure']) {
    const link = page.getByRole('link', { name }).first()
    const target = (await link.getAttribute('href')) ?? ''
    await link.click()
    await expect(page.locator(`[id="${target.slice(1)}"]`)).toBeInViewport()
  }
})

test('warned passages stay closed until opened, also without scripts and in print', async ({ reader }) => {
  const page = await reader({ javaScriptEnabled: false, at: '/records/sample-testimony' })
  const words = page.getByText('مشينا حتى طلع النهار.')
  await expect(words).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(words).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByText('Show the text').click()
  await expect(words).toBeVisible()
  await expect(words).toHaveCSS('direction', 'rtl')

  const inside = await page.locator('.quotation details').first().getAttribute('id')
  const asked = `/records/sample-testimony#${inside?.replace('within-', '')}`
  for (const javaScriptEnabled of [false, true]) {
    const led = await reader({ javaScriptEnabled, at: asked })
    await expect(led.getByText('Show the text')).toBeInViewport()
    await expect(led.getByText('مشينا حتى طلع النهار.')).toBeHidden()
  }
})

test('print includes the evidence and leaves out navigation', async ({ reader }) => {
  const page = await reader({ at: '/records/sample-account' })
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('Read against the note.').first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Archive' })).toBeHidden()
  await expect(page.getByText('A closed passage.')).toBeHidden()
  await expect(page.getByText('This passage is left out in print.')).toBeVisible()
  await expect(page.getByText(/^Edition 2, http.*\/records\/sample-account\/editions\/2$/)).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.getByText('This passage is left out in print.')).toBeHidden()
})

test('an older edition stays and names the current one', async ({ reader }) => {
  const page = await reader({ javaScriptEnabled: false, at: '/records/sample-account/editions/1' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The flood of the valley')
  await page.getByRole('link', { name: 'Read the current edition' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The flood of the valley, corrected')
  await page.getByRole('link', { name: 'All editions of this record' }).click()
  await expect(page.getByRole('link', { name: /^Edition/ })).toHaveText([
    /Edition 2, the current edition/,
    /Edition 1/,
  ])
  await page.getByRole('link', { name: 'What changed since edition 1' }).click()
  await expect(page).toHaveURL(/\/records\/sample-account\/editions\/2\/changes$/)
  await page.getByText('Show the changes').click()
  await expect(page.locator('ins').first()).toHaveText('added: , corrected')
})

test('withdrawn records answer 410 with a tombstone, unknown addresses 404', async ({ reader }) => {
  const page = await reader({ javaScriptEnabled: false })
  for (const path of ['', '/editions', '/editions/1']) {
    const response = await page.goto(`/records/sample-withdrawn${path}`)
    expect(response?.status()).toBe(410)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This record has been withdrawn')
    await expect(page.getByText('The person who speaks here asked for it.')).toBeVisible()
  }
  for (const path of [
    '/records/never',
    '/records/sample-account/editions/9',
    '/sources/1',
    '/withdrawn/sample-withdrawn',
    '/nowhere/at/all',
  ]) {
    const response = await page.goto(path)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found')
  }
  expect((await page.request.get('/_next/image?url=%2Flogo.png&w=640&q=75')).status()).toBe(404)
  // What the front shows where a page failed; that of an archive without its database is in kept-pages.spec.ts.
  await page.goto('/failed')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(english('archive.failed.title'))
  await expect(page.getByText(english('archive.failed.text'))).toBeVisible()
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  for (const path of ['', '/editions', '/editions/1']) {
    const response = await page.request.get(`/api/public/records/sample-withdrawn${path}`)
    expect(response.status()).toBe(410)
    expect(await response.json()).toMatchObject({
      tombstone: { reason: 'The person who speaks here asked for it.', erasedAt: null },
    })
  }
  await page.goto('/records?q="Withdrawn+words"')
  await expect(page.getByText('No records found')).toBeVisible()
})

/** Expects that the page has one title and one description, the same for search engines and for cards. */
function expectDescribed(html: string, path: string) {
  const document = parseDocument(html)
  const contentOf = (name: string) => {
    const [one, ...others] = DomUtils.getElementsByTagName('meta', document).filter(({ attribs }) =>
      [attribs.name, attribs.property].includes(name),
    )
    expect(others, `${path} ${name}`).toEqual([])
    return one?.attribs.content
  }
  const [head] = DomUtils.getElementsByTagName('head', document)
  const titles = DomUtils.getElementsByTagName('title', head ?? []).map((title) =>
    DomUtils.textContent(title),
  )
  expect(titles.length, path).toBe(1)
  const description = contentOf('description')
  expect(description, path).toMatch(/.{10}/)
  expect(contentOf('og:description'), path).toBe(description)
  expect(contentOf('og:site_name'), path).toBe('Demo archive')
  expect(contentOf('og:title'), path).toBe(titles[0]?.replace(/ · Demo archive$/, ''))
}

/** Whether the page runs scripts that someone put into it: then its title is another one. */
const runsForeignScripts = (page: Page) =>
  page.evaluate(() => {
    document.title = 'untouched'
    const script = document.createElement('script')
    script.textContent = 'document.title = "ran"'
    document.body.append(script)
    const image = document.createElement('div')
    image.innerHTML =
      '<img src="/none" onerror="document.title = \'ran\'"><a href="javascript:document.title=1">a</a>'
    document.body.append(image)
    image.querySelector('a')?.click()
    return new Promise<boolean>((resolve) => setTimeout(() => resolve(document.title !== 'untouched'), 50))
  })

test('every public page is accessible, narrow, described, and runs no foreign script', async ({ reader }) => {
  test.setTimeout(300_000)
  const page = await reader()
  const fetched: string[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') fetched.push(request.url())
  })
  for (const path of pages()) {
    await page.setViewportSize({ width: 360, height: 740 })
    const response = await page.goto(path)
    expect(response?.headers()['content-security-policy'], path).toMatch(
      /script-src 'sha256-[^ ]+' 'sha256-[^ ]+'(;|$)/,
    )
    expectDescribed((await response?.text()) ?? '', path)
    const beyond = await page.evaluate(() => {
      for (const box of document.querySelectorAll('details')) box.open = true
      return document.documentElement.scrollWidth - document.documentElement.clientWidth
    })
    expect(beyond, path).toBe(0)
    await page.setViewportSize({ width: 1280, height: 720 })
    await expectAccessible(page)
    expect(await runsForeignScripts(page), path).toBe(false)
  }
  expect(fetched).toEqual([])
})

test('the scripts of public pages open details, copy and suggest', async ({ reader }) => {
  const page = await reader({ permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto('/records/sample-account')
  const how = await page.locator('.quotation details').first().getAttribute('id')
  await page.goto(`/records/sample-account#${how}`)
  await expect(page.locator('.quotation details').first()).toHaveAttribute('open')
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: 'Copy with citation' }).first().click()
  await expect
    .poll(copied)
    .toMatch(
      /^“The bridge over the river was closed before dawn\.”\n.*, as cited in A note on the flood\..*\/editions\/2#quotation-/s,
    )
  await page.getByRole('button', { name: 'Copy citation' }).click()
  await expect(page.getByRole('button', { name: 'Copied' }).last()).toBeVisible()
  expect(await copied()).toContain('/records/sample-account/editions/2.')

  await page.goto('/')
  const field = page.getByRole('combobox', { name: english('archive.search.label') })
  const list = page.getByRole('listbox', { name: english('archive.search.suggested') })
  const options = list.getByRole('option')
  await field.fill('the flood of')
  await expect(options.filter({ hasText: 'The flood of the valley, corrected' })).toBeVisible()
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await expect(field).toHaveAttribute('aria-controls', (await list.getAttribute('id')) ?? '')
  const count = await options.count()
  await expect(page.getByRole('status')).toHaveText(english('archive.search.suggestions', { count }))
  await expectAccessible(page)
  const isMarked = async (option: Locator) => {
    await expect(option).toHaveAttribute('aria-selected', 'true')
    await expect(field).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? '')
  }
  await field.press('ArrowDown')
  await isMarked(options.first())
  await field.press('ArrowUp')
  await expect(field).not.toHaveAttribute('aria-activedescendant')
  await field.press('ArrowUp')
  await isMarked(options.last())
  await field.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toHaveAttribute('aria-expanded', 'false')
  await expect(field).toHaveValue('the flood of')
  await field.press('e')
  await field.press('Backspace')
  await expect(list).toBeVisible()
  const href = (await options.first().getAttribute('data-href')) ?? ''
  await field.press('ArrowDown')
  await field.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${href}$`))
  await page.goBack()
  await field.fill('the flood of')
  await expect(list).toBeVisible()
  await field.press('Enter')
  await expect(page).toHaveURL(/\/records\?q=the\+flood\+of$/)
})

test('a recording plays from a time in its transcript, which follows', async ({ reader }) => {
  const page = await reader({ at: '/records/sample-recording' })
  const player = page.getByLabel('Recording: A tape')
  const line = page.getByRole('listitem').filter({ hasText: 'Words at 2.' })
  await line.getByRole('link', { name: 'Go to 00:02' }).click()
  await expect(line).toHaveAttribute('aria-current', 'true')
  expect(await player.evaluate((media: HTMLMediaElement) => media.currentTime)).toBeGreaterThanOrEqual(2)
  await expect(page).toHaveURL(/\/records\/sample-recording$/)
  await expectAccessible(page)
})

test('a reader without scripts cites a quotation and reports an error', async ({ reader }) => {
  const page = await reader({ javaScriptEnabled: false, at: '/records/sample-account' })
  const quotation = page.locator('.quotation').first()
  await quotation.getByText('How we know this').click()
  await quotation.getByRole('link', { name: 'Cite this' }).click()
  await expect(page).toHaveURL(/\/editions\/2\/cite#quotation-/)
  await expect(
    page.getByText(/as cited in .*as cited in “The flood of the valley, corrected/).first(),
  ).toBeVisible()

  await page.goto('/records/sample-account')
  await quotation.getByText('How we know this').click()
  await quotation.getByRole('link', { name: 'Report an error here' }).click()
  await expect(page.getByRole('link', { name: 'About Quotation 1 in' })).toBeVisible()
  await page.getByLabel('Your report').fill('The date is wrong.')
  await page.getByRole('button', { name: 'Send report' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your report')
  await expect(page.getByText('No one has answered it yet.')).toBeVisible()
  expect((await page.goto('/report/nothing'))?.status()).toBe(404)
})

test('machines get metadata and structured data that no title can break', async ({ reader, url }) => {
  const page = await reader({ javaScriptEnabled: false, at: '/records/sample-press' })
  await expect(page).toHaveTitle('</title><script>document.title = "run"</script> · Demo archive')
  const data = await page.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(data ?? '')).toMatchObject({
    '@type': 'WebPage',
    url: `${url}/records/sample-press`,
    mainEntity: {
      '@type': 'NewsArticle',
      name: '</title><script>document.title = "run"</script>',
    },
  })
  const { mainEntity } = JSON.parse(data ?? '')
  const graph = await page.request.get(mainEntity.subjectOf.contentUrl)
  expect(graph.headers()['content-type']).toContain('application/ld+json')
  expect((await graph.json()).mainEntity.hasPart).toMatchObject([
    { '@type': 'Quotation', 'stele:state': 'SECOND_HAND' },
  ])
  const asked = await page.request.get('/api/public/records/sample-press', {
    headers: { Origin: 'https://reader.example' },
  })
  expect(asked.headers()['access-control-allow-origin']).toBe('*')
  const { statements } = await asked.json()
  expect(statements).toMatchObject([{ state: 'SECOND_HAND', text: '<img src=x onerror="document.title=1">' }])
  const again = await page.request.get('/api/public/records/sample-press', {
    headers: { 'If-None-Match': asked.headers().etag ?? '' },
  })
  expect(again.status()).toBe(304)
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${url}/records/sample-press`)
  const sitemap = await (await page.goto('/sitemap.xml'))?.text()
  expect(sitemap).toContain(`<loc>${url}/records/sample-account</loc>`)
  expect(sitemap).not.toContain('sample-withdrawn')
  expect(await (await page.goto('/robots.txt'))?.text()).toContain(`Sitemap: ${url}/sitemap.xml`)
})

const openRoutes = /^(public|auth|health|messages)\//
/** The method and address of every API route that needs a sign-in, from the files in app/api. */
const closedRoutes = readdirSync('app/api', { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts' && !openRoutes.test(file))
  .flatMap((file) => {
    const source = readFileSync(path.join('app/api', file), 'utf8')
    const address = `/api/${path.dirname(file)}`.replaceAll(
      /\[\w+\]/g,
      '11111111-0000-4000-8000-000000000000',
    )
    return [...source.matchAll(/^export (?:(?:async )?function|const) (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
      ([, method = '']) => ({ method, address }),
    )
  })

test('API routes of the desk answer 401 without a sign-in', async ({ page }) => {
  expect(closedRoutes.length).toBeGreaterThan(9)
  for (const { method, address } of closedRoutes) {
    const answer = await page.request.fetch(address, { method })
    expect(answer.status(), `${method} ${address}`).toBe(401)
  }
})

test('the first link skips the navigation, and answers carry security headers', async ({ page }) => {
  const response = await page.goto('/records/sample-account')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  expect(response?.headers()).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cache-control': 'no-cache',
    vary: 'Accept-Encoding',
  })
  expect(response?.headers()['x-powered-by']).toBeUndefined()
})
