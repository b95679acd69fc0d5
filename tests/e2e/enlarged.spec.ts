import { randomUUID } from 'node:crypto'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'
import { openEditor, savedAfter, text, write } from './support/writing'

test('a table, a note and a mark are written at 200 %', async ({ as, make }) => {
  const record = await make('draft', { title: `In large letters ${randomUUID()}`, paragraphs: ['A road.'] })
  // A window of 1440 by 900 that is enlarged to 200 %.
  const page = await as('editor', { viewport: { width: 720, height: 450 } })
  await openEditor(page, record)
  await write(page, ' A bridge. /footno')
  await expect(page.getByRole('listbox', { name: 'Insert or change' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Built of stone.')
  await expect(text(page).locator('.editor-footnote')).toContainText('Built of stone.')
  await page.keyboard.press('Control+Home')
  for (let sign = 0; sign < 6; sign += 1) await page.keyboard.press('Shift+ArrowRight')
  const bubble = page.getByRole('toolbar', { name: 'At the selection' })
  await expect(bubble).toBeVisible()
  await bubble.getByRole('button', { name: 'Bold' }).click()
  await expect(text(page).locator('strong')).toHaveText('A road')
  await page.keyboard.press('Control+End')
  // The editor hears of the cursor after the browser has moved it.
  await expect(bubble).toBeHidden()
  await page.keyboard.press('Enter')
  await page.keyboard.type('/table')
  await expect(page.getByRole('listbox', { name: 'Insert or change' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await savedAfter(page, () => page.keyboard.type('People'))
  await expect(text(page).locator('table')).toContainText('People')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720)
  await expectAccessible(page)
  await page.goto(`/desk/records/${record.id}/preview`)
  const shown = page.locator('article.record')
  await expect(shown.locator('table')).toContainText('People')
  await expect(shown.locator('strong')).toHaveText('A road')
  await expect(shown.locator('#note-1')).toContainText('Built of stone.')
})
