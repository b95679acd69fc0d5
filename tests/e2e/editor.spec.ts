import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { startBrowser } from './support/killable-browser'
import { expect, test } from './support/test'
import { newRecord, saved, savedAfter, status, text, write, writeAndSave } from './support/writing'

/** Keeps a tab from seeing what another one saves, as without a connection. */
const staysBehind = (page: Page) => page.route('**/api/drafts/*/newer?known=*', (route) => route.abort())

test('typed text is saved by itself and is there after a reload', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Saved by itself')
  await savedAfter(page, () => write(page, 'No button was pressed for this text.'))
  await savedAfter(page, () => page.getByLabel('Summary').fill('A summary too.'))
  const scripts = Promise.withResolvers<void>()
  await page.route('**/_next/static/**/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  await page.reload({ waitUntil: 'domcontentloaded' })
  const summary = page.getByLabel('Summary')
  await summary.press('End')
  await page.keyboard.type(' Typed before the scripts ran.')
  scripts.resolve()
  await saved(page)
  await expect(text(page)).toContainText('No button was pressed for this text.')
  await expect(summary).toHaveValue('A summary too. Typed before the scripts ran.')
})

test('only opening a record changes nothing', async ({ as }) => {
  const page = await as('editor')
  const url = await newRecord(page, 'Only looked at')
  const saves: string[] = []
  page.on('request', (request) => request.method() === 'PUT' && saves.push(request.url()))
  await page.goto(url)
  await text(page).click()
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('region', { name: 'Next step' })).toBeVisible()
  expect(saves).toEqual([])
})

test('two tabs that change one paragraph show both versions', async ({ as }) => {
  test.slow()
  const first = await as('editor')
  const url = await newRecord(first, 'Changed twice')
  const second = await first.context().newPage()
  await second.goto(url)
  await staysBehind(second)
  await writeAndSave(first, 'From the first tab.')
  await write(second, 'From the second tab.')
  await expect(status(second)).toContainText('Not saved: you saved a different version elsewhere')
  const strip = second.getByRole('region', { name: 'You changed 1 place in two ways' })
  await expect(strip.getByRole('radio', { name: /^My version/ })).toHaveAccessibleName(
    /From the .*second.* tab\.$/,
  )
  await expect(strip.getByRole('radio', { name: /^The version that I saved/ })).toHaveAccessibleName(
    /From the .*first.* tab\.$/,
  )
  await expect(strip.getByRole('radio', { checked: true })).toHaveCount(0)
  await expectAccessible(second)

  await strip.getByRole('radio', { name: /^The version that I saved/ }).check()
  await strip.getByRole('button', { name: 'Save what I chose' }).click()
  await expect(text(second)).toHaveText('From the first tab.')
  await saved(second)
  await second.reload()
  await second.getByText(/^Your copy of/).click()
  await expect(second.getByRole('region', { name: 'Your copies' })).toContainText('From the second tab.')
})

test('saving my version keeps the other one as a revision', async ({ as }) => {
  const first = await as('editor')
  const url = await newRecord(first, 'Saved over')
  const second = await first.context().newPage()
  await second.goto(url)
  await staysBehind(second)
  await writeAndSave(first, 'Theirs.')
  await write(second, 'Mine.')
  await second.getByRole('radio', { name: /^My version/ }).check()
  await second.getByRole('button', { name: 'Save what I chose' }).click()
  await saved(second)
  await second.goto(url.replace(/edit$/, 'revisions'))
  await expect(second.getByText('Before another version was saved over it')).toBeVisible()
})

test('text typed offline is sent when the connection is back', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Written on a train')
  await page.context().setOffline(true)
  await write(page, 'Written without a connection.')
  await expect(status(page)).toHaveText(
    'Not saved: you are offline. Your text is kept in this browser and is sent when you are online again.',
  )
  await page.context().setOffline(false)
  await saved(page)
  await page.reload()
  await expect(text(page)).toHaveText('Written without a connection.')
})

test('text that a killed browser could not send is offered again', async ({ as, url }) => {
  test.slow()
  const { cookies } = await (await as('editor')).context().storageState()
  const profile = await mkdtemp(path.join(tmpdir(), 'stele-test-profile-'))
  const first = await startBrowser(profile)
  await first.context.addCookies(cookies)
  const page = await first.context.newPage()
  await page.goto(url)
  const address = await newRecord(page, 'The browser ended', url)
  await writeAndSave(page, 'Saved.')
  await page.route('**/api/drafts/**', (route) => route.abort())
  await write(page, ' Not saved before the end.')
  await expect(status(page)).toContainText('Your text is kept in this browser')
  await first.kill()

  const second = await startBrowser(profile)
  await second.context.addCookies(cookies)
  const again = await second.context.newPage()
  await again.goto(address)
  const panel = again.getByRole('region', {
    name: 'This browser has text of this draft that isn’t saved yet',
  })
  await expect(panel).toContainText('Saved. Not saved before the end.')
  await again.getByRole('button', { name: 'Unsaved text in this browser' }).click()
  await expect(panel).toBeInViewport()
  await write(again, ' Typed before choosing.')
  await panel.getByRole('button', { name: 'Continue with the unsaved text' }).click()
  await expect(text(again)).toHaveText('Saved. Not saved before the end.')
  await expect(panel).toBeHidden()
  await expect(again.getByRole('region', { name: 'Your copies' })).toContainText(
    'Saved. Typed before choosing.',
  )
  await saved(again)
  await again.reload()
  await expect(text(again)).toHaveText('Saved. Not saved before the end.')
  await expect(panel).toBeHidden()
  await second.kill()
  // The processes of a killed browser can still write to its profile for a moment.
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

test('text typed after a session ended is sent after signing in', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Signed out meanwhile')
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await write(page, 'Typed after the sign-in ended.')
  await expect(status(page)).toContainText('Not saved: your session has ended.')
  await expect(page.getByRole('link', { name: 'Sign in (new tab)' })).toBeVisible()
  await page.context().addCookies(cookies)
  await page.getByRole('button', { name: 'Try now' }).click()
  await saved(page)
  await page.reload()
  await expect(text(page)).toHaveText('Typed after the sign-in ended.')
})

test('a title that is too long is named at its field', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Too long')
  await page.getByRole('textbox', { name: 'Title' }).fill('x'.repeat(301))
  await expect(status(page)).toContainText('Not saved. Title: Use at most 300 characters.')
  await page.getByRole('textbox', { name: 'Title' }).fill('Short enough')
  await saved(page)
})

test('the draft API refuses invalid content and names the field', async ({ as }) => {
  const page = await as('editor')
  const url = await newRecord(page, 'Bad input')
  const first = page.waitForRequest((request) => request.method() === 'PUT')
  await write(page, 'Good.')
  const { memberId, content } = (await first).postDataJSON()
  await saved(page)
  const door = url.replace(/^.*records\/(.*)\/edit$/, '/api/drafts/$1')
  const put = (body: unknown, as = memberId) =>
    page.request.put(door, {
      data: { memberId: as, baseVersion: 2, content: { ...content, body }, keepTheirs: false },
    })
  const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const doc = (...content: unknown[]) => ({ type: 'doc', content })
  const quotation = (access: string) => ({
    type: 'quotation',
    attrs: {
      id: crypto.randomUUID(),
      mode: 'VERBATIM',
      chain: [{ sourceId: crypto.randomUUID(), locator: null, access }],
    },
  })
  const link = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }
  const faults = [
    [doc({ type: 'script', content: [] }), 'can’t contain “script”'],
    [doc({ type: 'paragraph', content: [link] }), 'Links begin with'],
    [doc(p('x'.repeat(5_000_000))), 'longer than 1,000,000 characters'],
    [doc(...Array.from({ length: 10_000 }, () => quotation('ORIGINAL_SEEN'))), 'more than 2,000 quotations'],
    [doc(quotation('NOT_SEEN')), 'The last source must be one that was seen.'],
    [doc(p('a\0b')), 'U+0000'],
    [doc(p('a\u202eb')), 'U+202E'],
  ] as const
  for (const [body, sentence] of faults) {
    const answer = await put(body)
    expect(answer.status(), sentence).toBe(422)
    const { error } = await answer.json()
    expect(error.fields.body).toContain(sentence)
  }
  expect((await put(doc(p('x')), crypto.randomUUID())).status()).toBe(403)
  expect(
    (await page.request.put(door, { data: 'no json', headers: { 'Content-Type': 'text/plain' } })).status(),
  ).toBe(422)
  expect((await page.request.put('/api/drafts/none', { data: {} })).status()).toBe(422)
  await page.reload()
  await expect(text(page)).toHaveText('Good.')
})
