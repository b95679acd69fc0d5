import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'

const row = (page: Page, state: string) => page.getByRole('row', { name: new RegExp(state) })

async function expectNoSidewaysScroll(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

test('a reviewer takes a record on by keyboard, another is told by whom and takes it over, and gives it back', async ({
  as,
}) => {
  const [rita, paul] = [await as('reviewer'), await as('publisher')]
  for (const page of [rita, paul]) await page.goto('/desk/queue?show=review')
  await expect(row(rita, 'Arkansas').getByText('New', { exact: true })).toBeVisible()
  await expect(row(rita, 'Arkansas').getByText(/\d+ of \d+ to check/)).toBeVisible()

  await rita.keyboard.press('?')
  await expect(rita.getByRole('dialog', { name: 'Keys' })).toContainText(
    'claim it, take it over or release it',
  )
  await rita.keyboard.press('Escape')
  const links = rita.locator('main a[data-row]')
  await rita.keyboard.press('j')
  await expect(links.nth(0)).toBeFocused()
  await rita.keyboard.press('j')
  await expect(links.nth(1)).toBeFocused()
  await rita.keyboard.press('k')
  await expect(links.nth(0)).toBeFocused()
  await row(rita, 'Arkansas')
    .getByRole('link', { name: /Arkansas/ })
    .first()
    .focus()
  await rita.keyboard.press('c')
  await expect(row(rita, 'Arkansas').getByText(/Claimed by you until/)).toBeVisible()

  await row(paul, 'Arkansas')
    .getByRole('button', { name: /^Claim/ })
    .click()
  await expect(row(paul, 'Arkansas').getByRole('alert')).toContainText('has claimed this in the meantime')
  await paul.getByRole('button', { name: 'Show it as it stands now' }).click()
  await expect(row(paul, 'Arkansas')).toHaveCount(0)
  await paul.getByLabel('Whose').selectOption('all')
  await paul.getByRole('button', { name: 'Apply filters' }).click()
  await row(paul, 'Arkansas')
    .getByRole('button', { name: /^Take over/ })
    .click()
  await expect(row(paul, 'Arkansas').getByText(/Claimed by you until/)).toBeVisible()
  await row(paul, 'Arkansas')
    .getByRole('button', { name: /^Release/ })
    .click()
  await expect(row(paul, 'Arkansas').getByRole('button', { name: /^Claim/ })).toBeVisible()
  await expectAccessible(paul)

  await rita.goto('/desk/queue?show=review')
  await row(rita, 'Arkansas')
    .getByRole('link', { name: /Arkansas/ })
    .first()
    .focus()
  await rita.keyboard.press('Enter')
  await expect(rita).toHaveURL(/\/review$/)
  await rita.getByRole('button', { name: /^Claim / }).press('Enter')
  await expect(rita.getByText(/Claimed by you until/)).toBeVisible()
  await rita.getByRole('button', { name: /^Release / }).press('Enter')
  await expect(rita.getByRole('button', { name: /^Claim / })).toBeVisible()
})

test('what came back edited says what was, with the old wording one click away, and a source that was changed is marked', async ({
  as,
}) => {
  const editor = await as('editor')
  const reviewer = await as('reviewer')
  await reviewer.goto('/desk/queue?show=review&q=maine')
  const record = (await row(reviewer, 'Maine').getByRole('link').first().getAttribute('href'))?.replace(
    /\/review$/,
    '',
  )
  const next = editor.getByRole('region', { name: 'Next step' })
  await editor.goto(`${record}`)
  await next.getByRole('button', { name: 'Take back to edit' }).click()
  await expect(next.getByRole('button', { name: 'Submit for review' })).toBeVisible()
  await editor.goto(`${record}/edit`)
  const text = editor.getByRole('textbox', { name: 'Text of the record' })
  await text.click()
  await editor.keyboard.press('Control+Home')
  await editor.keyboard.type('As it says: ')
  await expect(editor.locator('[data-save-status=saved]')).toBeVisible()
  await editor.goto(`${record}`)
  await next.getByLabel('Message to the reviewers').fill('Said more plainly.')
  await next.getByRole('button', { name: 'Submit for review' }).click()
  await expect(next.getByRole('button', { name: 'Take back to edit' })).toBeVisible()

  await reviewer.goto('/desk/queue?show=review')
  await reviewer.getByRole('link', { name: /^Came back edited/ }).click()
  const back = row(reviewer, 'Maine')
  await expect(reviewer.getByRole('row')).toHaveCount(2)
  await expect(back.getByText('Said more plainly.')).toBeVisible()
  await expect(back.getByText(/changed|The text around was edited/)).toBeVisible()
  await expectAccessible(reviewer)
  await reviewer.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScroll(reviewer)
  await back.getByRole('link', { name: /^Old and new wording/ }).click()
  await expect(reviewer).toHaveURL(/\/revisions\/2\?with=1/)
  await expect(reviewer.getByText('put in: As it says:').first()).toBeAttached()
})

test('on a phone the filters are closed, say what is chosen, and leave the first record on the first screen', async ({
  as,
}) => {
  const reviewer = await as('reviewer', { viewport: { width: 360, height: 740 } })
  await reviewer.goto('/desk/queue?show=review&whose=all&kind=resolution')
  await expect(reviewer.locator('main a[data-row]').first()).toBeInViewport()
  await expect(reviewer.getByLabel('Kind')).toBeHidden()
  await reviewer.getByText('Filter: everything, resolutions and statements').click()
  await expect(reviewer.getByLabel('Kind')).toBeVisible()
  await expectAccessible(reviewer)
  await expectNoSidewaysScroll(reviewer)
  await reviewer.getByText('By the works that they cite').click()
  await reviewer.locator('.queue-filters').getByRole('listitem').first().getByRole('link').click()
  await expect(reviewer).toHaveURL(/source=/)
  await expect(reviewer.locator('main a[data-row]').first()).toBeInViewport()
  await reviewer.setViewportSize({ width: 1300, height: 900 })
  await expect(reviewer.getByLabel('Kind')).toBeVisible()
})
