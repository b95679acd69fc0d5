import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'

const at = ({ id }: { id: string }) => `/desk/records/${id}`
const article = (page: Page, name: string) => page.getByRole('article', { name: new RegExp(`^${name}`) })
/** Shows an item by its link in the list. */
const show = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'What to review' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
const next = (page: Page) => page.getByRole('region', { name: 'Next step' })

async function submitAgain(page: Page, record: string) {
  await page.goto(record)
  await next(page).getByRole('button', { name: 'Edit again' }).click()
  await next(page).getByRole('button', { name: 'Submit for review' }).click()
  await expect(next(page).getByRole('button', { name: 'Edit again' })).toBeVisible()
}

test('an author sees what a reviewer found by keyboard', async ({ as, make }) => {
  const reviewer = await as('reviewer')
  const title = 'A newspaper on a bridge'
  const record = at(
    await make('submitted', { title, kind: 'press-excerpt', by: 'contributor', secondHand: true }),
  )
  await reviewer.goto(`/desk/queue?q=${encodeURIComponent(title)}`)
  await reviewer.getByRole('link', { name: title }).click()
  await expect(reviewer).toHaveURL(new RegExp(`${record}/review`))
  const sheet = article(reviewer, 'Quotation 1')
  await expect(sheet).toContainText('In the archive copy')
  await expect(sheet).toContainText('as cited in')
  await expect(sheet).toContainText('Not seen')
  await expect(reviewer.locator('.review[data-ready]')).toBeVisible()

  await reviewer.keyboard.press('?')
  await expect(reviewer.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText(
    'Go to the next item',
  )
  await reviewer.keyboard.press('Escape')
  await reviewer.keyboard.press('j')
  await expect(sheet).toBeFocused()
  await reviewer.keyboard.press('v')
  await expect(sheet.getByRole('region', { name: /Traceable/ }).getByRole('status')).toHaveText('Verified')
  await expect(sheet).toBeFocused()

  const attribution = sheet.getByRole('region', { name: /Attribution/ })
  await attribution.getByRole('button', { name: /^Failed/ }).click()
  await expect(attribution.getByText('Say what differs, so that the author can correct it.')).toBeVisible()
  await expect(attribution.getByLabel('Note')).toBeFocused()
  await reviewer.keyboard.type('The copy names no organisation.')
  await attribution.getByRole('button', { name: /^Failed/ }).click()
  await expect(attribution.getByRole('status')).toHaveText('Failed')
  await next(reviewer)
    .getByText(/problems prevent approval/)
    .click()
  await expect(next(reviewer).getByRole('link', { name: /Quotation 1, Attribution: / })).toBeVisible()
  await expectAccessible(reviewer)

  await reviewer.getByText('Return to the author …').click()
  const form = reviewer.getByRole('form', { name: 'Return to the author' })
  await form.getByRole('button').click()
  await expect(form.getByText('Enter what must be corrected.')).toBeVisible()
  await form.getByLabel('What must be corrected').fill('See what was found at the quotation.')
  await form.getByRole('button').click()
  await expect(reviewer.getByText(/This revision isn’t under review/)).toBeVisible()

  const author = await as('contributor')
  await author.goto('/desk/queue')
  await expect(author.getByRole('row', { name: /See what was found at the quotation/ })).toBeVisible()
  await expectAccessible(author)
  await author.getByRole('link', { name: title }).first().click()
  await expect(author.getByText('The copy names no organisation.')).toBeVisible()
  await author.goto('/desk')
  const news = author.getByRole('region', { name: /notification/ })
  await news
    .getByRole('listitem')
    .filter({ hasText: 'returned' })
    .getByRole('link', { name: title })
    .first()
    .click()
  await expect(author).toHaveURL(new RegExp(`${record}/edit`))
  await expect(author.getByRole('textbox', { name: 'Text of the record' })).toBeVisible()
  const place = author.getByRole('link', { name: 'Quotation 1, Attribution' })
  const target = await place.getAttribute('href')
  await place.click()
  await expect(author.locator(target ?? '')).toBeInViewport()
})

test('what is under the pointer stays there when the scripts begin', async ({ as, make }) => {
  const reviewer = await as('reviewer')
  const record = at(
    await make('submitted', { title: 'Clicked at once', kind: 'press-excerpt', secondHand: true }),
  )
  const scripts = Promise.withResolvers<void>()
  await reviewer.route('**/_next/static/**/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  await reviewer.goto(`${record}/review`, { waitUntil: 'domcontentloaded' })
  const button = reviewer.getByRole('button', { name: /^Verified.*Quotation 1.*Attribution/ })
  await button.scrollIntoViewIfNeeded()
  await reviewer.evaluate(() => document.fonts.ready.then(() => null))
  const before = await button.boundingBox()
  scripts.resolve()
  await expect(reviewer.locator('.review[data-ready]')).toBeVisible()
  await expect(reviewer.locator('[data-copy-of] [data-passage]')).toBeVisible()
  expect(await button.boundingBox()).toEqual(before)
})

test('an author sees why they cannot judge their own record', async ({ as, make }) => {
  const editor = await as('editor')
  const record = at(await make('submitted', { title: 'Reviewed by others' }))
  await editor.goto(`${record}/review`)
  await expect(editor.getByText('Only reviewers and publishers give verdicts.')).toBeVisible()
  await expect(editor.getByRole('button', { name: /^Verified/ })).toHaveCount(0)
  await expect(next(editor).getByRole('button', { name: 'Approve' })).toHaveCount(0)
  await expectAccessible(editor)
})

test('a proposed correction is accepted by an author and confirmed by another', async ({ as, make }) => {
  const reviewer = await as('reviewer')
  const record = at(await make('submitted', { title: 'Corrected in review', secondHand: true }))
  const traced = (page: Page) => page.getByRole('region', { name: 'Quotation 1, Traceable' })
  await reviewer.goto(`${record}/review`)
  await traced(reviewer).getByText('Propose a correction').click()
  const place = traced(reviewer).getByRole('textbox', { name: 'Locator, 2 of 2' })
  await place.fill('somewhere')
  const propose = traced(reviewer).getByRole('button', {
    name: /^Propose .*, Locator, 2 of 2$/,
  })
  const [field, button] = [await place.boundingBox(), await propose.boundingBox()]
  expect(button && button.y + button.height).toBeCloseTo(field ? field.y + field.height : Number.NaN, 0)
  await propose.click()
  // It is said at the one part that was sent, where the keyboard then is.
  await expect(traced(reviewer).getByText(/such as “page 7”/)).toHaveCount(1)
  await expect(place).toHaveAccessibleDescription(/such as “page 7”/)
  await expect(place).toBeFocused()
  await expect(place).toHaveValue('somewhere')
  await place.fill('page 1')
  await propose.click()
  await expect(traced(reviewer).getByRole('status')).toHaveText('Correction proposed')
  await expectAccessible(reviewer)

  const editor = await as('editor')
  await editor.goto(`${record}/review`)
  await expect(traced(editor)).toContainText('page 1')
  await traced(editor).getByRole('button', { name: 'Accept this correction: Quotation 1, Traceable' }).click()
  await expect(traced(editor).getByRole('status')).toHaveText('Outdated')
  await expectAccessible(editor)

  await reviewer.reload()
  await expect(traced(reviewer).getByText('someone else must check this')).toBeVisible()
  await expect(traced(reviewer).getByRole('button', { name: /^Verified/ })).toHaveCount(0)
  const other = await as('publisher')
  await other.goto(`${record}/review`)
  await traced(other).getByRole('button', { name: 'Verified: Quotation 1, Traceable' }).click()
  await expect(traced(other).getByRole('status')).toHaveText('Verified')
})

test('a suggestion is accepted in the editor, and others check it', async ({ as, make }) => {
  const reviewer = await as('reviewer')
  const record = at(await make('submitted', { title: 'Suggested in review' }))
  await reviewer.goto(`${record}/review`)
  await show(reviewer, 'Title, summary and details')
  await reviewer.getByText('Suggest a change', { exact: true }).click()
  const form = reviewer.getByRole('form', { name: 'Suggest a change' })
  await form.getByRole('textbox', { name: 'Text it is about' }).fill('The report says')
  await form.getByRole('textbox', { name: 'Suggested text' }).fill('The newspaper report says')
  await form.getByRole('button', { name: 'Suggest change' }).click()
  await expect(reviewer.getByText(/ suggests:$/)).toBeVisible()

  const editor = await as('editor')
  await editor.goto(`${record}/edit`)
  const text = editor.getByRole('textbox', { name: 'Text of the record' })
  await text.locator('[data-thread]').first().click()
  const talk = editor.getByRole('tabpanel', { name: 'Comments 1' })
  await talk.getByRole('textbox', { name: 'Reply' }).fill('As the title page has it.')
  await talk.getByRole('button', { name: 'Send reply' }).click()
  await expect(talk.getByText('As the title page has it.')).toBeVisible()
  await expectAccessible(editor)
  await talk.getByRole('button', { name: /^Accept/ }).click()
  await expect(text).toContainText('The newspaper report says that')
  await expect(text.locator('ins')).toHaveCount(0)

  await reviewer.goto(`${record}/review`)
  await show(reviewer, 'Citation 1')
  await expect(
    article(reviewer, 'Citation 1').getByText('someone else must check this').first(),
  ).toBeVisible()
})

test('an outdated tab takes no step and keeps what was typed', async ({ as, make }) => {
  const [first, second] = [await as('reviewer'), await as('publisher')]
  const record = at(await make('submitted', { title: 'Open in two tabs', kind: 'resolution' }))
  for (const page of [first, second]) await page.goto(`${record}/review`)
  const unchecked = () => first.getByRole('button', { name: /^Verified: .*, (?!.*another)/ })
  for (const name of ['Quotation 1', 'Citation 1']) {
    await show(first, name)
    await expect(article(first, name)).toBeVisible()
    for (let left = await unchecked().count(); left > 0; left -= 1) {
      await unchecked().first().click()
      await expect(unchecked()).toHaveCount(left - 1)
    }
  }
  await next(first).getByRole('button', { name: 'Approve' }).click()
  await expect(first.getByText('Resolution or statement · Approved')).toBeVisible()

  await second.getByText('Return to the author …').click()
  const form = second.getByRole('form', { name: 'Return to the author' })
  await form.getByLabel('What must be corrected').fill('The number.')
  await second.getByText('Edit again …').click()
  const recall = second.getByRole('form', { name: 'Edit again' })
  await recall.getByRole('button').click()
  await expect(recall.getByText(/has changed since you opened this page/)).toBeVisible()
  await second.getByText('Return to the author …').click()
  await expect(form.getByLabel('What must be corrected')).toHaveValue('The number.')
})

test('keys do not judge text behind a closed content warning', async ({ as, make }) => {
  const warnings = { record: 'Loss at a river', quotation: 'Death by drowning' }
  const record = at(await make('submitted', { title: 'Under two warnings', warnings }))
  const reviewer = await as('reviewer')
  await reviewer.goto(`${record}/review`)
  await expect(reviewer.locator('.review[data-ready]')).toBeVisible()
  await expect(article(reviewer, 'Quotation 1')).toBeHidden()
  await reviewer
    .getByText(/Content warning: Loss at a river/)
    .last()
    .click()
  await show(reviewer, 'Quotation 2')
  const closed = article(reviewer, 'Quotation 2')
  const traced = closed.getByRole('region', { name: /Traceable/ }).getByRole('status')
  await expect(closed.getByText(/Show the text/)).toBeVisible()
  const copy = reviewer.getByRole('complementary', { name: 'Archive copy' })
  await expect(closed.getByText('In the record', { exact: false })).toBeHidden()
  await closed.focus()
  await reviewer.keyboard.press('v')
  await expect(closed.getByText('In the record', { exact: false })).toBeHidden()
  await expect(copy).toContainText('This is behind a content warning.')
  await expect(closed.getByRole('link', { name: 'Stop for now' })).toBeVisible()
  await reviewer.keyboard.press('o')
  await expect(closed.getByText('In the record', { exact: false })).toBeVisible()
  await expect(copy).toContainText('In the archive copy')
  await expect(traced).not.toHaveText('Verified')
  await reviewer.keyboard.press('v')
  await expect(traced).toHaveText('Verified')
  await expectAccessible(reviewer)
})

test('readers see a publication and a withdrawal at their next request', async ({ as, reader, make }) => {
  const before = await make('published', { title: 'Published before', kind: 'resolution' })
  const approved = await make('approved', {
    title: 'Published and withdrawn',
    kind: 'resolution',
    evidence: before.evidence,
  })
  const publisher = await as('publisher')
  const record = at(approved)
  const address = `/records/${approved.slug}`
  const page = await reader()
  expect((await page.goto(address))?.status()).toBe(404)
  // Pages that the archive keeps ready: the first page, and that of a source that both records cite.
  const kept = page.getByRole('link', { name: 'Published and withdrawn' })
  await page.goto(`/records/${before.slug}`)
  const source = (await page.locator('main a[href^="/sources/"]').last().getAttribute('href')) ?? ''
  for (const path of ['/', source, '/', source]) {
    await page.goto(path)
    await expect(kept).toHaveCount(0)
  }
  await publisher.goto(`${record}/review`)
  await next(publisher).getByRole('button', { name: 'Publish' }).click()
  await expect(publisher.getByText('Edition 1 is public')).toBeVisible()
  expect((await page.goto(address))?.status()).toBe(200)
  for (const path of ['/', source]) {
    await page.goto(path)
    expect(await kept.count()).toBeGreaterThan(0)
  }

  // The archive keeps the page of the record ready, too, until there is another edition.
  await page.goto(address)
  await expect(page.getByText('Edition 1 of 1.')).toBeVisible()
  await submitAgain(await as('editor'), record)
  const reviewer = await as('reviewer')
  await reviewer.goto(`${record}/review`)
  await next(reviewer).getByRole('button', { name: 'Approve' }).click()
  await expect(next(reviewer).getByRole('button', { name: 'Approve' })).toBeHidden()
  await publisher.goto(`${record}/review`)
  await next(publisher).getByRole('button', { name: 'Publish' }).click()
  await expect(publisher.getByText('Edition 2 is public')).toBeVisible()
  await page.goto(address)
  expect(await page.getByText('Edition 2 of 2.').count()).toBe(1)
  await publisher.goto(record)

  await publisher.getByText('Withdraw from the archive …').click()
  const form = publisher.getByRole('form', { name: 'Withdraw from the archive' })
  await form.getByRole('button').click()
  await expect(form.getByText('Enter the reason. Readers will see it.')).toBeVisible()
  await form.getByLabel('Reason').fill('Published for a test alone.')
  await form.getByRole('button').click()
  await expect(publisher.getByText('Resolution or statement · Withdrawn')).toBeVisible()
  expect((await page.goto(address))?.status()).toBe(410)
  await expect(page.getByText('Published for a test alone.')).toBeVisible()
})

test('the queue is filtered by its address', async ({ as, make }) => {
  const title = 'Found by a filter'
  await make('submitted', { title: `${title}, an account` })
  await make('submitted', { title: `${title}, a resolution`, kind: 'resolution' })
  const queue = `/desk/queue?q=${encodeURIComponent(title)}`
  const reviewer = await as('reviewer')
  await reviewer.goto(`${queue}&show=review`)
  await reviewer.getByLabel('Kind').selectOption('account')
  await reviewer.getByRole('button', { name: 'Apply filters' }).click()
  await expect(reviewer).toHaveURL(/kind=account/)
  await expect(reviewer.getByRole('rowheader', { name: `${title}, an account` })).toBeVisible()
  await expect(reviewer.getByRole('rowheader', { name: `${title}, a resolution` })).toHaveCount(0)
  await reviewer.goto(`${queue}&show=publish&kind=testimony`)
  await expect(reviewer.getByText('No records match these filters')).toBeVisible()
  await expectAccessible(reviewer)
})

test('an incomplete draft is not submitted and names what is missing', async ({ as }) => {
  const editor = await as('editor')
  await editor.goto('/desk/records/new')
  await editor.getByLabel('Resolution', { exact: false }).first().check()
  await editor.getByRole('textbox', { name: 'Title' }).fill('A resolution of which little is known')
  await editor.getByRole('button', { name: 'Add record' }).click()
  await editor.waitForURL(/\/edit$/)
  await editor.goto(editor.url().replace(/\/edit$/, ''))
  await next(editor).getByRole('button', { name: 'Submit for review' }).click()
  const alert = next(editor).getByRole('alert')
  await expect(alert.getByRole('listitem')).toHaveText([
    'Enter a summary of one or two sentences.',
    'Fill in “Body”.',
    'Fill in “Country or jurisdiction”.',
    'Fill in “Instrument”.',
  ])
  await alert.getByRole('link', { name: 'Go to the text' }).click()
  await expect(editor).toHaveURL(/\/edit$/)
})
