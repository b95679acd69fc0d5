import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expectAccessible } from './support/axe'
import { movementOn } from './support/movement'
import { prepared } from './support/prepared'
import { expect, test } from './support/test'

const madeSchema = z.object({
  record: z.uuid(),
  counted: z.uuid(),
  long: z.uuid(),
  many: z.uuid(),
  source: z.uuid(),
  holding: z.uuid(),
  passage: z.uuid(),
})
let made = { record: '', counted: '', long: '', many: '', source: '', holding: '', passage: '' }

/** Opens the review of a record, ready for the keys, and gives the page's answer. */
async function review(page: Page, record: string) {
  const answer = await page.goto(`/desk/records/${record}/review`)
  await expect(page.locator('.review[data-ready]')).toBeVisible()
  return answer
}

/** Shows an item by its link in the list. */
const show = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'What to review' })
    .getByRole('link', { name: new RegExp(`^${name}\\b`) })
    .click()

test.describe.configure({ mode: 'serial' })

test.beforeAll(() => {
  made = prepared('pdf-copy', madeSchema)
})

test('a discussion works by keyboard and without scripts', async ({ as }) => {
  const reviewer = await as('reviewer')
  await review(reviewer, made.record)
  const sheet = reviewer.getByRole('article', { name: /^Quotation 1/ })
  await reviewer.keyboard.press('j')
  await expect(sheet).toBeFocused()
  await reviewer.keyboard.press('c')
  await reviewer.keyboard.type('Is “persons” what the page has? @demo ed')
  await expect(sheet.getByRole('option', { name: 'Demo editor' })).toHaveAttribute('aria-selected', 'true')
  await reviewer.keyboard.press('Enter')
  const field = sheet.getByRole('textbox', { name: 'Comment' })
  await expect(field).toHaveValue('Is “persons” what the page has? @Demo editor ')
  await reviewer.keyboard.press('Tab')
  await reviewer.keyboard.press('Enter')
  await expect(sheet.getByText('1 open discussion')).toBeVisible()
  await expectAccessible(reviewer)

  await expectAccessible(await as('editor', { at: '/desk' }))
  const plain = await as('editor', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await plain.goto('/desk')
  await expect(plain.getByRole('heading', { name: '1 question for you' })).toBeVisible()
  await expect(plain.getByRole('heading', { name: 'Open discussions' })).toBeVisible()
  await plain.getByRole('link', { name: 'A bridge in a sample town' }).first().click()
  await expect(plain).toHaveURL(/#quotation-/)
  const place = plain.getByRole('article', { name: /^Quotation 1/ })
  await place.getByRole('textbox', { name: 'Reply' }).fill('The page has “people”. I will correct it.')
  await place.getByRole('button', { name: 'Send reply' }).click()
  await expect(place.getByText('I will correct it.')).toBeVisible()
  await plain.goto('/desk')
  await expect(plain.getByRole('heading', { name: /question for you/ })).toHaveCount(0)

  await reviewer.reload()
  await sheet.getByRole('button', { name: /^Resolve discussion/ }).click()
  await sheet.getByText('1 resolved discussion').click()
  await expect(sheet.getByText('Resolved by Demo reviewer', { exact: false })).toBeVisible()
  await sheet.getByRole('button', { name: /^Reopen/ }).click()
  await expect(sheet.getByText('1 open discussion')).toBeVisible()
  await sheet.getByRole('button', { name: /^Resolve discussion/ }).click()
  await expect(sheet.getByText('1 resolved discussion')).toBeVisible()
})

test('a passage is discussed at its copy and in its records', async ({ as }) => {
  const contributor = await as('contributor', { viewport: { width: 360, height: 740 } })
  const copy = `/desk/sources/${made.source}/holdings/${made.holding}`
  await contributor.goto(`${copy}?passage=${made.passage}#talk-${made.passage}`)
  await contributor.getByText('Start a discussion').click()
  await contributor.getByRole('textbox', { name: 'Comment' }).fill('Is the line whole?')
  await contributor.getByRole('button', { name: 'Start discussion' }).click()
  await expect(contributor.getByText('1 open discussion')).toBeVisible()
  await expectAccessible(contributor)
  const reviewer = await as('reviewer')
  await review(reviewer, made.record)
  await expect(reviewer.getByRole('complementary', { name: 'Archive copy' })).toContainText(
    'Is the line whole?',
  )
})

test('a page image that fails gives its reason and keeps the text', async ({ as }) => {
  const reviewer = await as('reviewer')
  const images = '**/api/holdings/*/pages/*/image*'
  const error = { name: 'NotFound', message: 'The file of this copy is missing.' }
  await reviewer.route(images, (route) => route.fulfill({ status: 404, json: { error } }))
  await review(reviewer, made.record)
  const copy = reviewer.getByRole('complementary', { name: 'Archive copy' })
  await expect(copy.getByRole('alert')).toContainText('The file of this copy is missing.')
  await expect(copy).toContainText('It is not known who gave the order.')
  await reviewer.unroute(images)
  await copy.getByRole('button', { name: 'Try again' }).click()
  await expect(copy.getByText('Page 2 of 3')).toBeVisible()
})

test('a whole record is reviewed by keyboard beside its copy', async ({ as }) => {
  const reviewer = await as('reviewer')
  await review(reviewer, made.record)
  const sheet = (name: string) => reviewer.getByRole('article', { name: new RegExp(`^${name}`) })
  const copy = reviewer.getByRole('complementary', { name: 'Archive copy' })
  const press = (key: string) => reviewer.keyboard.press(key)
  const status = (name: string, aspect: RegExp) =>
    sheet(name).getByRole('region', { name: aspect }).getByRole('status')
  await press('j')
  await expect(sheet('Quotation 1')).toBeFocused()
  await expect(copy).toContainText('Archive copy for Quotation 1')
  await expect(copy.getByText('Page 2 of 3')).toBeVisible()
  await expect(copy.locator('rect')).toHaveCount(2)
  await expect(copy.locator('mark')).toContainText('people')
  await press('p')
  await expect(copy).toBeFocused()
  await press('p')
  await expect(sheet('Quotation 1')).toBeFocused()
  await press('v')
  await expect(status('Quotation 1', /Traceable/)).toHaveText('Verified')
  await press('2')
  await press('f')
  await expect(status('Quotation 1', /Wording/)).toHaveText('Not checked')
  await expect(
    sheet('Quotation 1').getByText('Say what differs, so that the author can correct it.'),
  ).toBeVisible()
  await expect(reviewer.locator('[data-note]:focus')).toHaveCount(1)
  await reviewer.keyboard.type('The page has “people”.')
  const notes = sheet('Quotation 1')
    .getByRole('region', { name: /Wording/ })
    .getByRole('textbox', { name: 'Note' })
  await reviewer.goto('/desk/queue')
  await review(reviewer, made.record)
  await expect(notes).toHaveValue('The page has “people”.')
  await press('j')
  await press('2')
  await press('n')
  await expect(notes).toBeFocused()
  await press('Tab')
  await press('Tab')
  await press('Enter')
  await expect(status('Quotation 1', /Wording/)).toHaveText('Failed')
  await press('2')
  await press('v')
  await expect(status('Quotation 1', /Wording/)).toHaveText('Failed')
  await expect(notes).toHaveCount(0)
  await press('v')
  await expect(status('Quotation 1', /Wording/)).toHaveText('Verified')

  await press('u')
  await expect(sheet('Quotation 2')).toBeFocused()
  await expect(copy).toContainText('This is behind a content warning.')
  await expect(sheet('Quotation 2')).toContainText('You can stop here')
  await press('o')
  await expect(copy).toContainText('Archive copy for Quotation 2')
  for (const aspect of [/Traceable/, /Wording/]) {
    await press('v')
    await expect(status('Quotation 2', aspect)).toHaveText('Verified')
  }
  await press('j')
  await expect(sheet('Citation 1')).toBeFocused()
  await press('v')
  await expect(status('Citation 1', /Traceable/)).toHaveText('Verified')
  await reviewer.evaluate(() => {
    for (const closed of document.querySelectorAll('main details')) closed.toggleAttribute('open', true)
  })
  await expectAccessible(reviewer)
  await press('e')
  await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeFocused()
  await press('Enter')
  await expect(reviewer.getByText('Account · Approved')).toBeVisible()

  await reviewer.setViewportSize({ width: 360, height: 740 })
  await review(reviewer, made.record)
  await expect(reviewer.getByText('You stopped at Citation 1.')).toBeVisible()
  await reviewer.getByRole('button', { name: 'Archive copy', exact: true }).click()
  await expect(copy.getByText('Page 2 of 3')).toBeVisible()
  // A larger page keeps its passage in sight.
  for (let step = 0; step < 2; step += 1) await copy.getByRole('button', { name: 'Larger' }).click()
  await expect(copy.getByRole('button', { name: 'Whole page' })).toBeVisible()
  await expect(copy.locator('.page-mark').first()).toBeInViewport()
  await expectAccessible(reviewer)
  expect(await reviewer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('fourteen subjects are reviewed with three keys each, however quick', async ({ as }) => {
  const reviewer = await as('reviewer', { viewport: { width: 360, height: 500 } })
  await review(reviewer, made.many)
  const first = reviewer.getByRole('article', { name: /^Quotation 1\b/ })
  await reviewer.keyboard.press('j')
  await expect(first).toBeFocused()
  await reviewer.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await reviewer.keyboard.press('v')
  await expect(reviewer.getByText('Look at the passage first.', { exact: false })).toBeVisible()
  await expect(first.getByRole('region', { name: /Traceable/ }).getByRole('status')).toHaveText('Not checked')
  expect(await reviewer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)

  await reviewer.setViewportSize({ width: 1440, height: 900 })
  await review(reviewer, made.many)
  expect(await reviewer.evaluate(() => document.documentElement.scrollHeight)).toBe(900)
  expect(await movementOn(reviewer)).toBeLessThan(0.02)
  // The passage that is in sight at each key of a verdict.
  await reviewer.evaluate(() => {
    const inSight: string[] = []
    Object.assign(window, { inSight })
    const look = ({ key }: KeyboardEvent) => {
      if (key !== 'v') return
      const frame = document.getElementById('archive-copy')?.getBoundingClientRect()
      const passage = document.querySelector('#archive-copy [data-passage]')
      const box = passage?.getBoundingClientRect()
      const isIn = frame && box && box.top >= frame.top && box.bottom <= frame.bottom
      inSight.push(isIn ? (passage?.textContent ?? '') : 'out of sight')
    }
    document.addEventListener('keydown', look, { capture: true })
  })
  let presses = 0
  const press = (key: string) => {
    presses += 1
    return reviewer.keyboard.press(key)
  }
  for (let subject = 1; subject <= 14; subject += 1) for (const key of ['j', 'v', 'v']) await press(key)
  expect(presses).toBe(14 * 3)
  await expect(reviewer.getByText('14 of 14 checked')).toBeVisible()
  const expected = Array.from({ length: 28 }, (_, at) => `Boat ${Math.floor(at / 2) + 1} reached the pier.`)
  expect(await reviewer.evaluate(() => Reflect.get(window, 'inSight'))).toEqual(expected)
  await press('e')
  await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeFocused()

  // One correction for all of them.
  const traced = reviewer.getByRole('region', { name: 'Quotation 14, Traceable' })
  await traced.getByText('Give another verdict').click()
  await traced.getByText('Propose a correction').click()
  await traced.getByLabel('Locator', { exact: true }).fill('page 2')
  await traced.getByRole('checkbox', { name: /^The same for all 13 other items/ }).check()
  await traced.getByRole('button', { name: /^Propose this correction: .*, Locator$/ }).click()
  const list = reviewer.getByRole('navigation', { name: 'What to review' })
  await expect(list.getByText('Correction proposed')).toHaveCount(14)
})

test('two reviewers judge a figure blind and discuss their disagreement', async ({ as }) => {
  const number = (page: Page) =>
    page.getByRole('article', { name: /^Figure 1/ }).getByRole('region', { name: /, Figures/ })
  // Waits for the page of the copy: during a change it has the colours of neither state.
  const expectAccessibleAsShown = async (page: Page) => {
    await expect(page.getByRole('button', { name: 'Next page' })).toBeEnabled()
    await expectAccessible(page)
  }
  const first = await as('reviewer')
  await review(first, made.counted)
  await show(first, 'Figure 1')
  await number(first)
    .getByRole('button', { name: /^Add a note/ })
    .click()
  await number(first).getByRole('textbox', { name: 'Note' }).fill('Counted on the page: twelve.')
  await number(first)
    .getByRole('button', { name: /^Verified: / })
    .click()
  await expect(number(first).getByRole('status')).toHaveText('Awaits a second reviewer')
  await expect(number(first)).toContainText('Counted on the page: twelve.')
  await expectAccessibleAsShown(first)

  const second = await as('publisher')
  const answer = await review(second, made.counted)
  expect(await answer?.text()).not.toContain('Counted on the page')
  await show(second, 'Figure 1')
  await expect(number(second)).toContainText('You see it after you have given yours.')
  await expect(number(second).getByRole('status')).toHaveText('Awaits a second reviewer')
  await expectAccessibleAsShown(second)
  // A verdict that needs a note asks for it before anything is sent.
  await number(second)
    .getByRole('button', { name: /^Failed: / })
    .click()
  await number(second).getByRole('textbox', { name: 'Note' }).fill('The page gives no such number.')
  await number(second)
    .getByRole('button', { name: /^Failed: / })
    .click()
  await expect(number(second).getByRole('status')).toHaveText('Reviewers disagree')
  await expect(number(second)).toContainText('Counted on the page: twelve.')
  await expect(second.getByText('Two reviewers disagree').first()).toBeVisible()
  await second.getByText(/problems? prevents? approval/).click()
  await expect(second.getByText(/the reviewers disagree\.$/)).toBeVisible()
  await expect(second.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  await expectAccessibleAsShown(second)

  await first.reload()
  await show(first, 'Figure 1')
  await expect(number(first)).toContainText('The page gives no such number.')
})

test('the keys move between the pages of a long record', async ({ as }) => {
  const reviewer = await as('reviewer')
  await review(reviewer, made.long)
  const sheet = (number: number) =>
    reviewer.getByRole('article', { name: new RegExp(`^Citation ${number}\\b`) })
  await show(reviewer, 'Citation 50')
  await reviewer.keyboard.press('j')
  await expect(sheet(51)).toBeFocused()
  await expect(sheet(50)).toHaveCount(0)
  await reviewer.keyboard.press('k')
  await expect(sheet(50)).toBeFocused()
})

test('a late verdict shows the cited text as it was and is', async ({ as }) => {
  const reviewer = await as('reviewer')
  await review(reviewer, made.long)
  const traced = reviewer.getByRole('region', { name: 'Citation 1, Traceable' })
  await traced.getByRole('textbox', { name: 'Note' }).fill('Seen in the reading room.')
  const editor = await as('editor', { at: `/desk/sources/${made.source}/edit` })
  await editor.getByLabel('Title (required)').fill('Almanac of a sample town')
  await editor.getByRole('button', { name: 'Save source' }).click()
  await editor.waitForURL(new RegExp(`/desk/sources/${made.source}$`))
  await traced.getByRole('button', { name: /^Verified/ }).click()
  await expect(traced.getByText(/source or copy that this relies on has changed/)).toBeVisible()
  await expect(traced.getByText(/^Yearbook of a sample town/)).toBeVisible()
  await expect(traced.getByText(/^Almanac of a sample town/)).toBeVisible()
  await expect(traced.getByRole('textbox', { name: 'Note' })).toHaveValue('Seen in the reading room.')
  await expectAccessible(reviewer)
})
