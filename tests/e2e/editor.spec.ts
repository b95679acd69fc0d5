import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { allKept } from './support/kept'
import { startBrowser } from './support/killable-browser'
import { expect, test } from './support/test'
import { openTab, saved, savedAfter, status, text, write } from './support/writing'

/** Adds a record through the interface and opens its editor. */
async function newRecord(page: Page, title: string, url = ''): Promise<string> {
  await page.goto(`${url}/desk/records/new`)
  await page.getByLabel('Account', { exact: false }).first().check()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('button', { name: 'Add record' }).click()
  await page.waitForURL(/\/desk\/records\/[0-9a-f-]{36}\/edit$/)
  await expect(text(page)).toBeVisible()
  return page.url()
}

const pasteInto = (field: Locator, text: string) =>
  field.evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

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
  await savedAfter(first, () => write(first, 'From the first tab.'))
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
  await savedAfter(first, () => write(first, 'Theirs.'))
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
  await savedAfter(page, () => write(page, 'Saved.'))
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

test('a quotation of a copy is made by keyboard alone', async ({ as, make }) => {
  test.slow()
  const evidence = await make('evidence', { title: 'Quoted by keyboard' })
  const page = await as('editor')
  await newRecord(page, 'By keyboard alone')
  await write(page, 'Before.')
  await page.keyboard.press('Control+Shift+9')
  await expect(page.getByRole('combobox', { name: 'Where did you see it?' })).toBeFocused()
  await page.keyboard.type(evidence.source.title)
  await expect(page.locator('[role=option]').first()).toBeVisible()
  await page.keyboard.press('Enter')
  const cited = page.getByRole('textbox', { name: 'Text of the copy' })
  await expect(cited).toBeFocused()
  const before = (await cited.textContent()) ?? ''
  await page.keyboard.press('Control+Home')
  for (let word = 1; word < 5; word += 1) await page.keyboard.press('Shift+ArrowRight')
  const words = /^(?:\S+\s+){4}\w+/.exec(before)?.[0] ?? ''
  await expect(page.getByRole('textbox', { name: 'Text of the quotation' })).toHaveValue(words)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('no change is taken')
  await expect(cited).toHaveText(before)
  const tabTo = async (control: Locator) => {
    while (!(await control.evaluate((element) => element === document.activeElement)))
      await page.keyboard.press('Tab')
  }
  const seen = page.getByLabel('What did you see?')
  await expect(seen).toHaveValue('')
  await tabTo(seen)
  await page.keyboard.type('A tr')
  await tabTo(page.getByRole('button', { name: 'Insert quotation' }))
  await page.keyboard.press('Enter')

  await expect(text(page)).toBeFocused()
  await savedAfter(page, () => page.keyboard.type('After.'))
  await page.reload()
  await expect(text(page).locator('blockquote')).toHaveText(words)
  await expect(text(page).locator('p').last()).toHaveText('After.')
  await expect(text(page).locator('figcaption')).not.toContainText('no passage')
  await expect(page.getByRole('region', { name: 'Sources of this text' })).toContainText(
    evidence.source.title,
  )

  // From the quotation to its properties, and back.
  await text(page).locator('blockquote').click()
  // The browser reports a new selection a moment after it is made, later than the next key here.
  await expect(page.getByRole('button', { name: 'Quotation from a source' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'This quotation' })).toBeFocused()
  await expect(page.getByRole('complementary').locator('blockquote')).toHaveText(words)
  await expectAccessible(page)
})

test('a second-hand citation names the source as not seen', async ({ as, make }) => {
  const evidence = await make('evidence', { title: 'Cited second-hand' })
  const page = await as('editor')
  await newRecord(page, 'Second hand')
  await write(page, 'A statement.')
  await page.getByRole('button', { name: 'Citation of a source' }).click()
  await page.getByRole('combobox', { name: 'Where did you see it?' }).fill(evidence.source.title)
  await page.locator('[role=option]').first().click()
  await page.getByRole('button', { name: 'Add original source' }).click()
  // A person who isn't among the names yet is added in place.
  await page.getByRole('combobox', { name: 'Original source' }).fill('Maria Ferrywoman')
  await page.getByRole('option', { name: 'Not in the list: Maria Ferrywoman' }).click()
  await page.getByRole('button', { name: 'Add person: Maria Ferrywoman' }).click()
  await expect(page.getByText('[Statement], Maria Ferrywoman (not seen)')).toBeVisible()
  await page.getByRole('button', { name: /^Remove source 1/ }).click()
  await page.getByRole('button', { name: 'Add original source' }).click()
  await page.getByRole('combobox', { name: 'Original source' }).fill(evidence.heard.title)
  await page.locator('[role=option]').first().click()
  await page.getByRole('button', { name: 'Insert citation' }).click()
  await expect(page.getByText('Choose what you saw of the source.')).toBeVisible()
  await page.getByLabel('What did you see?').selectOption('FACSIMILE_SEEN')
  await page.getByRole('button', { name: 'Insert citation' }).click()
  await expect(text(page).locator('cite')).toHaveAttribute('title', /The Sample Courier.*, as reported in /)
  await saved(page)
  await page.reload()
  await text(page)
    .getByRole('img', { name: /^Citation: .*The Sample Courier/ })
    .click()
  await expect(page.getByText(/The Sample Courier.*\(not seen\)/)).toBeVisible()
})

const ferry = 'The ferry was laid up for the winter.'
const reference = `TY  - NEWS
TI  - The ferry in place
T2  - Harbour News
PY  - 1992
DA  - 1992/03/14
SP  - 4
ER  - `

test('a press excerpt is published within fifteen clicks', async ({ as, make }) => {
  const newspaper = 'Harbour News'
  await make('newspaper', { name: newspaper })
  const effort = counting()
  const page = await effort.of(await as('editor'))

  await page.goto('/desk')
  await page.getByRole('link', { name: 'Add record' }).first().click()
  await page.getByRole('radio', { name: /^Press excerpt/ }).check()
  // Every field is reached as a person reaches it: it has the focus already, the key Tab leads there, or it is clicked.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('From nothing to published')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Summary')).toBeFocused()
  await page.keyboard.type('What a newspaper prints of a ferry.')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+Shift+C')

  // A pasted reference becomes a source, with its copy.
  const finder = page.getByRole('combobox', { name: 'Where did you see it?' })
  await expect(finder).toBeFocused()
  await pasteInto(finder, reference)
  await expect(page.getByLabel('Newspaper, journal or book')).toHaveValue(newspaper)
  await page.getByLabel('How well is it identified?').selectOption('IDENTIFIED')
  await page.getByLabel('Or paste its text').click()
  await page.keyboard.insertText(`Before. ${ferry} After.`)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('What is this text?')).toBeFocused()
  await page.getByLabel('What is this text?').selectOption('typed')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Language of the text' })).toBeFocused()
  await page.keyboard.type('en')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Add source' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text of the copy' })).toContainText(ferry)

  // Typing the words finds their passage.
  await page.getByRole('textbox', { name: 'Text of the quotation' }).click()
  await page.keyboard.type(ferry)
  await expect(page.getByText('Word for word', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Locator' }).click()
  await page.keyboard.type('p. 4')
  await page.getByLabel('What did you see?').selectOption('TRANSCRIPT_SEEN')
  await expect(page.getByLabel('Type of locator')).toHaveValue('page')
  await expect(page.getByText(`Periodical: ${newspaper}`)).toBeVisible()
  await savedAfter(page, () => page.getByRole('button', { name: 'Insert quotation' }).click())
  await expect(text(page).locator('blockquote')).toHaveText(ferry)
  await expect(text(page).locator('figcaption')).toContainText('4')
  await saved(page)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('In review').first()).toBeVisible()
  const [, recordId = ''] = /records\/([0-9a-f-]{36})/.exec(page.url()) ?? []

  const reviewer = await effort.of(await as('reviewer'))
  await reviewer.goto('/desk')
  await reviewer.getByRole('link', { name: 'From nothing to published' }).first().click()
  const item = reviewer.getByRole('article', { name: /Quotation 1/ })
  await expect(item).toContainText(ferry)
  await reviewer.keyboard.press('j')
  await expect(item).toBeFocused()
  for (const aspect of ['Traceable', 'Wording']) {
    await reviewer.keyboard.press('v')
    await expect(item.getByRole('region', { name: new RegExp(aspect) }).getByRole('status')).toHaveText(
      'Verified',
    )
  }
  await reviewer.getByRole('button', { name: 'Approve' }).click()
  await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeHidden()

  const publisher = await effort.of(await as('publisher'))
  await publisher.goto('/desk')
  await publisher.getByRole('link', { name: 'From nothing to published' }).first().click()
  await publisher.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(publisher.getByRole('button', { name: 'Publish', exact: true })).toBeHidden()

  const { clicks, loads } = await effort.taken()
  expect(clicks, 'clicks').toBeLessThanOrEqual(15)
  expect(loads, 'page loads').toBeLessThanOrEqual(8)
  // Newspaper and date were typed once, and the newspaper is the one among the names.
  await publisher.goto('/records/from-nothing-to-published')
  await expect(publisher.locator('main')).toContainText(newspaper)
  await expect(publisher.locator('main')).toContainText('14 March 1992')
  await page.goto(`/desk/records/${recordId}/edit`)
  await openTab(page, 'Details')
  await expect(page.getByRole('combobox', { name: 'Periodical' })).toHaveValue(newspaper)
  await expect(page.getByText('A plain name')).toHaveCount(0)
})

/** Counts what members do: presses of the mouse, choices in lists, and pages that are opened. */
function counting() {
  const pages: { page: Page; loads: number }[] = []
  return {
    async of(page: Page) {
      const one = { page, loads: 0 }
      pages.push(one)
      page.setDefaultTimeout(20_000)
      let shown = ''
      page.on('framenavigated', (frame) => {
        const { pathname } = new URL(frame.url())
        // A page that notes its state in the history is still the same page.
        if (frame !== page.mainFrame() || pathname === shown) return
        shown = pathname
        one.loads += 1
      })
      await page.addInitScript(() => {
        const count = () => sessionStorage.setItem('clicks', String(Number(sessionStorage.clicks ?? 0) + 1))
        addEventListener('pointerdown', count, true)
        addEventListener('change', ({ target }) => target instanceof HTMLSelectElement && count(), true)
      })
      return page
    },
    async taken() {
      const clicks = await Promise.all(
        pages.map(({ page }) => page.evaluate(() => Number(sessionStorage.clicks ?? 0))),
      )
      const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
      return { clicks: sum(clicks), loads: sum(pages.map(({ loads }) => loads)) }
    },
  }
}

test('an unapplied change to a quotation survives a reload', async ({ as, make }) => {
  const evidence = await make('evidence', { title: 'Changed by half' })
  const page = await as('editor')
  await newRecord(page, 'Half a change')
  await write(page, 'Before.')
  await page.getByRole('button', { name: 'Quotation from a source' }).click()
  await page.getByRole('combobox', { name: 'Where did you see it?' }).fill(evidence.source.title)
  await page.locator('[role=option]').first().click()
  await page.getByLabel('Paraphrase').check()
  const words = page.getByRole('textbox', { name: 'Text of the paraphrase' })
  await words.fill('It is told otherwise.')
  await page.getByLabel('What did you see?').selectOption('TRANSCRIPT_SEEN')
  await savedAfter(page, () => page.getByRole('button', { name: 'Insert paraphrase' }).click())
  const open = async () => {
    await text(page).locator('figcaption').click()
    await expect(page.getByRole('heading', { name: 'This paraphrase' })).toBeVisible()
  }
  const notYet = page.getByText('Your changes are not in the text yet.')

  await open()
  await expect(notYet).toBeHidden()
  await words.fill('It is told in another way.')
  await expect(notYet).toBeVisible()
  await allKept(page)
  await page.reload()
  await expect(text(page).locator('blockquote')).toHaveText('It is told otherwise.')
  await open()
  await expect(words).toHaveValue('It is told in another way.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await expect(words).toHaveValue('It is told otherwise.')
  await words.fill('It is told in a third way.')
  await savedAfter(page, () => page.getByRole('button', { name: 'Apply changes' }).click())
  await page.reload()
  await expect(text(page).locator('blockquote')).toHaveText('It is told in a third way.')
  await open()
  await expect(words).toHaveValue('It is told in a third way.')
  await expect(notYet).toBeHidden()
})

test('an unfinished new source survives closing, focus mode and a reload', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'A source by half')
  const press = async (keys: string) => {
    await text(page).focus()
    await page.keyboard.press(keys)
  }
  await press('Control+Shift+C')
  const finder = page.getByRole('combobox', { name: 'Where did you see it?' })
  const title = page.getByLabel('Title of the source')
  const copy = page.getByLabel('Or paste its text')
  await pasteInto(finder, reference)
  await title.fill('Completed by hand')
  await page.getByLabel('How well is it identified?').selectOption('PARTIAL')
  await copy.fill(`Pasted and not sent. ${ferry}`)
  await page.getByLabel('What is this text?').selectOption('typed')
  await allKept(page)

  const isThere = async () => {
    await expect(title).toHaveValue('Completed by hand')
    await expect(page.getByLabel('How well is it identified?')).toHaveValue('PARTIAL')
    await expect(copy).toHaveValue(`Pasted and not sent. ${ferry}`)
    await expect(page.getByLabel('What is this text?')).toHaveValue('typed')
  }
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await press('Control+Shift+C')
  await isThere()
  await press('Control+Shift+Enter')
  await expect(title).toBeHidden()
  await press('Control+Shift+Enter')
  await isThere()
  await page.reload()
  await press('Control+Shift+C')
  await isThere()

  await page.getByRole('combobox', { name: 'Language of the text' }).fill('en')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(page.getByRole('textbox', { name: 'Text of the copy' })).toContainText(ferry)
  const kept = await page.evaluate(() => Object.keys(localStorage).join(' '))
  expect(kept).not.toMatch(/stele-citing-|-copy-/)
  // The next source begins empty.
  await page.getByRole('button', { name: 'Choose another source' }).click()
  await expect(title).toHaveCount(0)
})

test('pasted text gets new ids and loses links that run scripts', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Pasted')
  const source = crypto.randomUUID()
  const attributes = {
    id: crypto.randomUUID(),
    mode: 'PARAPHRASE',
    passageId: null,
    chain: [{ sourceId: source, locator: null, access: 'ORIGINAL_SEEN' }],
    language: 'en',
    original: null,
    translator: null,
    openlyUnverified: false,
  }
  const quotation = `<blockquote data-quotation='${JSON.stringify(attributes)}'>Told otherwise</blockquote>`
  const html = `${quotation}${quotation}<p><a href="javascript:alert(1)">a link</a> <u>under</u></p>
    <table><tr><td>cell</td><td>12</td></tr></table><img src=x onerror="document.title='run'">
    <p style="mso-list:l0 level1"><span style="mso-list:Ignore">·</span>from Word</p>`
  const saving = page.waitForRequest((request) => request.method() === 'PUT')
  await text(page).evaluate((element, html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, html)
  await expect(text(page).locator('figure')).toHaveCount(2)
  await expect(text(page).locator('a')).toHaveCount(0)
  for (const words of ['a link', 'under', 'cell', 'from Word']) await expect(text(page)).toContainText(words)
  await expect(text(page).locator('ul li')).toHaveText('from Word')
  await expect(text(page).locator('td')).toHaveText(['cell', '12'])
  await expect(page.getByText('Left out of what you pasted')).toBeVisible()
  await expect(page.getByText('1 picture', { exact: true })).toBeVisible()
  // The source doesn't exist, so the server refuses the save; the request has two ids.
  const request = await saving
  const sent: { bodyChange: { blocks: { type: string; attrs?: { id?: string } }[] } } = request.postDataJSON()
  const ids = sent.bodyChange.blocks.filter(({ type }) => type === 'quotation').map(({ attrs }) => attrs?.id)
  expect(new Set(ids).size).toBe(2)
  expect(ids).toContain(attributes.id)
  await expect(status(page)).toContainText('Not saved')
})

test('the toolbar is one Tab stop with arrow keys and Escape', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Toolbar')
  await write(page, 'Words')
  await page.keyboard.press('Alt+F10')
  await expect(page.getByRole('button', { name: 'Quotation from a source' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Citation of a source' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: 'Redo' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+b')
  await expect(page.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true')

  // In an interface that is written from right to left, the next tool is on the left.
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('button', { name: 'Citation of a source' })).toBeFocused()
})

test('the title begins near the top in every staff language', async ({ as }) => {
  const page = await as('editor', { viewport: { width: 1440, height: 900 } })
  await newRecord(page, 'High up')
  for (const language of ['en', 'az', 'hy', 'ru', 'fr', 'tr']) {
    const { command, toolbar } = JSON.parse(await readFile(`messages/${language}/editor.json`, 'utf8'))
    const names = { ...command, ...toolbar.sign, headings: command.paragraph, insert: toolbar.insert }
    const rows = await page.getByRole('toolbar').evaluate((bar, names: Record<string, string>) => {
      const tools = [...bar.querySelectorAll<HTMLElement>('[data-tool]')]
      for (const tool of tools) {
        const sign = [...tool.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE)
        if (sign) sign.nodeValue = names[tool.dataset.tool ?? ''] ?? ''
      }
      return new Set(tools.map((tool) => Math.round(tool.getBoundingClientRect().top))).size
    }, names)
    const box = await page.getByRole('textbox', { name: 'Title' }).boundingBox()
    expect(rows, language).toBeLessThanOrEqual(2)
    expect(box?.y, language).toBeLessThanOrEqual(rows === 1 ? 125 : 165)
  }
})

test('headings, lists, quotes, emphasis and links work and can be undone', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Every tool')
  const tool = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const line = async (words: string) => {
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(words)
  }
  await write(page, 'A heading')
  await tool('Kind of paragraph: Paragraph').click()
  await page.getByRole('menuitemcheckbox', { name: /^Heading/ }).click()
  await expect(tool('Kind of paragraph: Heading')).toBeVisible()
  await expect(text(page)).toBeFocused()
  await line('A smaller one')
  await page.keyboard.press('Control+Alt+3')
  await line('First of two')
  await tool('Bulleted list').click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Second of two')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('In an order')
  await page.keyboard.press('Control+Shift+7')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Words set apart')
  await tool('Block quote without a source').click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+i')
  await page.keyboard.type('leaning')
  await page.keyboard.press('Control+i')
  await page.keyboard.type(' and linked')
  // The browser reports a selection a moment after it is made, so the keys are pressed slowly.
  await page.keyboard.press('Control+Shift+ArrowLeft', { delay: 100 })
  await page.keyboard.press('Control+Shift+k')
  const address = page.getByLabel('Address', { exact: true })
  await address.fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await expect(
    page.getByText('Links begin with https://, http:// or mailto: and have no spaces.'),
  ).toBeVisible()
  await address.fill('https://example.org/')
  await page.keyboard.press('Enter')
  await expect(text(page).locator('a[href="https://example.org/"]')).toHaveText('linked')
  await saved(page)

  const shape = async () => ({
    h2: await text(page).locator('h2').allTextContents(),
    h3: await text(page).locator('h3').allTextContents(),
    bullets: await text(page).locator('ul li').allTextContents(),
    numbers: await text(page).locator('ol li').allTextContents(),
    apart: await text(page).locator('blockquote').allTextContents(),
    leaning: await text(page).locator('em').allTextContents(),
    links: await text(page).locator('a').allTextContents(),
  })
  const made = {
    h2: ['A heading'],
    h3: ['A smaller one'],
    bullets: ['First of two', 'Second of two'],
    numbers: ['In an order'],
    apart: ['Words set apart'],
    leaning: ['leaning'],
    links: ['linked'],
  }
  expect(await shape()).toEqual(made)
  await tool('Undo').click()
  await expect(text(page).locator('a')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  expect(await shape()).toEqual(made)
  await saved(page)
  await page.reload()
  await expect(text(page)).toBeVisible()
  expect(await shape()).toEqual(made)
})

test('a slash and the palette offer commands, and words are replaced', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Every command')
  await write(page, '# A road')
  await page.keyboard.press('Enter')
  await page.keyboard.type('One road, two roads. /bul')
  const list = page.getByRole('listbox', { name: 'Insert or change' })
  await expect(list.getByRole('option')).toHaveText([/^Bulleted list/])
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(text(page).locator('ul li')).toHaveText('One road, two roads. ')
  await expect(text(page).locator('h2')).toHaveText('A road')

  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'Type a command, a title or a page' })
  await expect(palette).toBeFocused()
  await page.keyboard.type('find')
  await expect(page.getByRole('option').first()).toHaveText(/^Find and replace/)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused()
  await page.keyboard.type('road')
  const find = page.getByRole('search', { name: 'Find and replace' })
  await expect(find).toContainText('3 matches')
  await page.keyboard.press('Enter')
  await expect(find).toContainText('1 of 3')
  await find.getByRole('textbox', { name: 'Replace with' }).fill('street')
  await savedAfter(page, () => find.getByRole('button', { name: 'Replace all' }).click())
  await expect(text(page)).toContainText('One street, two streets.')
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(text(page)).toContainText('One road, two roads.')

  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('complementary')).toBeHidden()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('tab', { name: 'Sources' })).toBeVisible()
})

test('submitting names what a draft lacks, and leads to it', async ({ as, make }) => {
  const record = await make('draft', { title: 'Not complete yet', paragraphs: ['Text.'] })
  const page = await as('editor')
  await page.goto(`/desk/records/${record.id}/edit`)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  const dialog = page.getByRole('dialog', { name: 'Submit for review' })
  await expect(dialog).toContainText('missing before this draft can be submitted')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Nothing here relies on a source/ }).click()
  await expect(dialog).toBeHidden()
  await expect(text(page)).toBeFocused()

  const whole = await make('citedDraft', { title: 'Complete' })
  await page.goto(`/desk/records/${whole.id}/edit`)
  await page.getByRole('link', { name: 'Preview' }).click()
  await expect(page.getByRole('note')).toContainText('Readers can’t see it')
  await expect(page.getByRole('article')).toContainText('Complete')
  await page.getByRole('link', { name: 'Back to the editor' }).click()
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('Its draft is closed.')).toBeVisible()
})

test('a passage is selected by mouse and its source is listed', async ({ as, make }) => {
  const evidence = await make('evidence', { title: 'Selected by mouse' })
  const page = await as('editor')
  await newRecord(page, 'By mouse')
  const sources = page.getByRole('region', { name: 'Sources of this text' })
  await page.getByRole('button', { name: 'Quotation from a source' }).click()
  await page.getByRole('combobox', { name: 'Where did you see it?' }).fill(evidence.source.title)
  await page.locator('[role=option]').first().click()
  const cited = page.getByRole('textbox', { name: 'Text of the copy' })
  await expect(cited).toContainText('A report of a sample town')
  const box = await cited.boundingBox()
  if (!box) throw new Error('The text of the copy is not shown.')
  await page.mouse.move(box.x + 30, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 200, box.y + 20, { steps: 5 })
  await page.mouse.up()
  const chosen = await page.evaluate(() => document.getSelection()?.toString().trim() ?? '')
  expect(chosen.length).toBeGreaterThan(5)
  // A selection that begins or ends within a word takes the whole word.
  const words = await page.getByRole('textbox', { name: 'Text of the quotation' }).inputValue()
  expect(words).toContain(chosen)
  expect((await cited.textContent())?.split(/[\s.,]+/)).toEqual(
    expect.arrayContaining([words.split(' ')[0], words.split(' ').at(-1)]),
  )
  await expect(page.getByText('Word for word', { exact: true })).toBeVisible()
  await page.getByLabel('What did you see?').selectOption('TRANSCRIPT_SEEN')
  // The first press after another field had the focus selects the passage, so that it can be dragged; a later one selects a part.
  await page.mouse.click(box.x + 60, box.y + 20)
  await expect(page.getByRole('textbox', { name: 'Text of the quotation' })).toHaveValue(words)
  await page.mouse.dblclick(box.x + 60, box.y + 20)
  await expect(page.getByRole('textbox', { name: 'Text of the quotation' })).not.toHaveValue(words)
  const part = await page.getByRole('textbox', { name: 'Text of the quotation' }).inputValue()
  expect(words).toContain(part)
  await page.getByRole('button', { name: 'Insert quotation' }).click()
  await expect(text(page).locator('blockquote')).toHaveText(part)
  await expect(sources).toContainText(evidence.source.title)
  await text(page).locator('figcaption').click()
  await page.getByRole('button', { name: 'Remove from the text' }).click()
  await expect(sources).not.toContainText(evidence.source.title)
})

test('a text is written in the direction of its language', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'From right to left')
  const language = page.getByLabel('Language (required)')
  await openTab(page, 'Details')
  await expect(text(page)).toHaveCSS('direction', 'ltr')
  await language.fill('ar')
  await language.blur()
  await expect(text(page)).toHaveCSS('direction', 'rtl')
  await expect(text(page).locator('xpath=ancestor-or-self::*[@lang][1]')).toHaveAttribute('lang', 'ar')
  await savedAfter(page, () => write(page, 'مشينا'))
  await page.reload()
  await expect(text(page)).toHaveText('مشينا')
  await expect(text(page)).toHaveCSS('direction', 'rtl')
  await openTab(page, 'Details')
  await language.fill('fr')
  await language.blur()
  await expect(text(page)).toHaveCSS('direction', 'ltr')
})

test('a narrow screen shows text and panel as two views', async ({ as }) => {
  test.slow()
  const page = await as('editor', { viewport: { width: 360, height: 740 } })
  await newRecord(page, 'On a phone')
  await page.getByRole('button', { name: 'Quotation from a source' }).click()
  await expect(page.getByRole('heading', { name: 'New quotation' })).toBeVisible()
  await expect(text(page)).toBeHidden()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await expect(text(page)).toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expectAccessible(page)
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
