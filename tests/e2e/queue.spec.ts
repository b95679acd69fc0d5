import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'
import { openEditor, savedAfter, text } from './support/writing'

const row = (page: Page, state: string) => page.getByRole('row', { name: new RegExp(state) })

async function expectNoSidewaysScroll(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

test('a record is claimed by keyboard, taken over and released', async ({ as, make }) => {
  const title = 'Claimed by keyboard'
  await make('submitted', { title })
  await make('submitted', { title: `${title} next` })
  const queue = `/desk/queue?show=review&q=${encodeURIComponent(title)}`
  const own = (page: Page) => row(page, `${title} (?!next)`)
  const [rita, paul] = [await as('reviewer'), await as('publisher')]
  for (const page of [rita, paul]) await page.goto(queue)
  await expect(own(rita).getByText('First review', { exact: true })).toBeVisible()
  await expect(own(rita).getByText(/\d+ of \d+ to check/)).toBeVisible()

  // A staff page that was just opened hears keys once its components have begun; until then it keeps what is typed into fields.
  await expect.poll(() => rita.evaluate(() => 'steleEarlyInput' in globalThis)).toBe(false)
  await rita.keyboard.press('?')
  await expect(rita.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText(
    'Claim, take over or release the focused record',
  )
  const links = rita.locator('main a[data-row]')
  const single = rita.getByRole('checkbox', { name: 'Keys without Ctrl or Alt' })
  await single.uncheck()
  await rita.keyboard.press('Escape')
  await expect(rita.getByRole('dialog')).toHaveCount(0)
  await rita.keyboard.press('j')
  await expect(links.nth(0)).not.toBeFocused()
  await rita.getByRole('button', { name: 'Shortcuts ?' }).click()
  await single.check()
  await rita.keyboard.press('Escape')
  await expect(rita.getByRole('dialog')).toHaveCount(0)
  await rita.keyboard.press('j')
  await expect(links.nth(0)).toBeFocused()
  await rita.keyboard.press('j')
  await expect(links.nth(1)).toBeFocused()
  await rita.keyboard.press('k')
  await expect(links.nth(0)).toBeFocused()
  await own(rita).getByRole('link', { name: title }).first().focus()
  await rita.keyboard.press('c')
  await expect(own(rita).getByText(/Claimed by you until/)).toBeVisible()

  await own(paul)
    .getByRole('button', { name: /^Claim/ })
    .click()
  await expect(own(paul).getByRole('alert')).toContainText('has claimed this record')
  await paul.getByRole('button', { name: 'Show the current state' }).click()
  await expect(own(paul)).toHaveCount(0)
  await paul.getByLabel('Records', { exact: true }).selectOption('all')
  await paul.getByRole('button', { name: 'Apply filters' }).click()
  await own(paul)
    .getByRole('button', { name: /^Take over/ })
    .click()
  await expect(own(paul).getByText(/Claimed by you until/)).toBeVisible()
  await own(paul)
    .getByRole('button', { name: /^Release/ })
    .click()
  await expect(own(paul).getByRole('button', { name: /^Claim/ })).toBeVisible()
  await expectAccessible(paul)

  await rita.goto(queue)
  await own(rita).getByRole('link', { name: title }).first().focus()
  await rita.keyboard.press('Enter')
  await expect(rita).toHaveURL(/\/review$/)
  await rita.getByRole('button', { name: /^Claim / }).press('Enter')
  await expect(rita.getByText(/Claimed by you until/)).toBeVisible()
  await rita.getByRole('button', { name: /^Release / }).press('Enter')
  await expect(rita.getByRole('button', { name: /^Claim / })).toBeVisible()
})

test('a record that came back edited shows what was changed', async ({ as, make }) => {
  const title = 'Came back said more plainly'
  const record = await make('submitted', { title })
  const editor = await as('editor')
  const reviewer = await as('reviewer')
  const next = editor.getByRole('region', { name: 'Next step' })
  await editor.goto(`/desk/records/${record.id}`)
  await next.getByRole('button', { name: 'Edit again' }).click()
  await expect(next.getByRole('button', { name: 'Submit for review' })).toBeVisible()
  await openEditor(editor, record)
  await savedAfter(editor, async () => {
    await text(editor).locator('p').first().click()
    await editor.keyboard.press('Control+Home')
    await editor.keyboard.type('As it says: ')
  })
  await editor.goto(`/desk/records/${record.id}`)
  await next.getByLabel('Message to the reviewers').fill('Said more plainly.')
  await next.getByRole('button', { name: 'Submit for review' }).click()
  await expect(next.getByRole('button', { name: 'Edit again' })).toBeVisible()

  await reviewer.goto(`/desk/queue?show=review&q=${encodeURIComponent(title)}`)
  await reviewer.getByRole('link', { name: /^Edited/ }).click()
  const back = row(reviewer, title)
  await expect(back.getByText('Said more plainly.')).toBeVisible()
  await expect(back.getByText(/Changed|Only the text around was edited/)).toBeVisible()
  await expectAccessible(reviewer)
  await reviewer.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScroll(reviewer)
  await back.getByRole('link', { name: /^Compare the texts/ }).click()
  await expect(reviewer).toHaveURL(/\/revisions\/2\?with=1/)
  await expect(reviewer.getByText('added: As it says:').first()).toBeAttached()
})

test('a source that was changed is marked in the queue', async ({ as, make }) => {
  const title = 'Rests on a changed source'
  const { id, evidence } = await make('submitted', { title })
  const reviewer = await as('reviewer')
  const queue = `/desk/queue?show=review&q=${encodeURIComponent(title)}`
  await reviewer.goto(`/desk/records/${id}/review`)
  const traced = reviewer.getByRole('region', { name: 'Quotation 1, Traceable' })
  await traced.getByRole('button', { name: /^Verified/ }).click()
  await expect(traced.getByRole('status')).toHaveText('Verified')
  await reviewer.goto(queue)
  await expect(row(reviewer, title).getByText('Source changed')).toHaveCount(0)

  const editor = await as('editor')
  await editor.goto(`/desk/sources/${evidence.source.id}/edit`)
  await editor.getByLabel('Title', { exact: false }).first().fill(`${evidence.source.title}, second printing`)
  await editor.getByRole('button', { name: 'Save source' }).click()
  await expect(
    editor.getByRole('heading', { level: 1, name: `${evidence.source.title}, second printing` }),
  ).toBeVisible()
  await reviewer.goto(queue)
  await expect(row(reviewer, title).getByText('Source changed')).toBeVisible()
})

test('on a phone closed filters leave room for the first record', async ({ as, make }) => {
  for (const title of ['Seen on a phone', 'Seen on a phone, too'])
    await make('submitted', { title, kind: 'resolution' })
  const reviewer = await as('reviewer', { viewport: { width: 360, height: 740 } })
  await reviewer.goto('/desk/queue?show=review&whose=all&kind=resolution')
  await expect(reviewer.locator('main a[data-row]').first()).toBeInViewport()
  await expect(reviewer.getByLabel('Kind')).toBeHidden()
  await reviewer.getByText('Filters · All · Resolutions and statements').click()
  await expect(reviewer.getByLabel('Kind')).toBeVisible()
  await expectAccessible(reviewer)
  await expectNoSidewaysScroll(reviewer)
  await reviewer.getByText('By cited source').click()
  await reviewer.locator('.queue-filters').getByRole('listitem').first().getByRole('link').click()
  await expect(reviewer).toHaveURL(/source=/)
  await expect(reviewer.locator('main a[data-row]').first()).toBeInViewport()
  await reviewer.setViewportSize({ width: 1300, height: 900 })
  await expect(reviewer.getByLabel('Kind')).toBeVisible()
})
