import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'

test('a finding marks its place and a warning is dismissed with reason', async ({ as }) => {
  const page = await as('editor')
  await page.goto('/desk/records/new')
  await page.getByLabel('Account', { exact: false }).first().check()
  await page.getByRole('textbox', { name: 'Title' }).fill('A draft for the checks')
  await page.getByRole('button', { name: 'Add record' }).click()
  await page.waitForURL(/\/edit$/)
  const record = page.url().replace(/\/edit$/, '')
  const text = page.getByRole('textbox', { name: 'Text of the record' })
  const line = page.getByRole('button', { name: /^Automatic checks/ })
  await expect(line).toContainText('The checks found nothing')

  await text.click()
  await page.keyboard.type(
    'On 28 May the senate is said to have met. There were 12 villages, including 15 in the hills.',
  )
  await expect(line).toContainText(
    '1 check blocks publishing and 2 warnings. First: A part (15) is more than its total (12)',
  )
  await expect(text.locator('.finding-block')).toHaveText('12 villages, including 15')
  await expect(text.getByTitle('Warning: “28 May” has no year.').first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '1 check blocks publishing' })).toHaveCount(1)

  const selected = () => page.evaluate(() => String(getSelection()))
  await page.keyboard.press('Alt+F8')
  await expect.poll(selected).toBe('12 villages, including 15')
  await page.keyboard.press('Alt+F8')
  await expect.poll(selected).toBe('28 May')
  await expect(page.getByRole('status').filter({ hasText: '2 of 3. Warning' })).toHaveCount(1)
  await page.keyboard.press('Shift+Alt+F8')
  await expect.poll(selected).toBe('12 villages, including 15')
  // Typing in the meantime moves the marks, and a mark isn't saved.
  await page.keyboard.press('Home')

  await line.click()
  const list = page.getByRole('list', { name: 'Findings of the automatic checks' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await expect(page.getByRole('heading', { name: 'Findings' })).toBeFocused()
  await expectAccessible(page)
  const yearless = list.getByRole('listitem').filter({ hasText: 'has no year' })
  await yearless.getByRole('button', { name: /has no year/ }).click()
  await expect.poll(selected).toBe('28 May')
  await expect(text).toBeFocused()
  await yearless.getByText('What this checks').click()
  await expect(yearless.getByText('A day without a year')).toBeVisible()
  await yearless.getByText('Dismiss …').click()
  const form = yearless.getByRole('form', { name: 'Dismiss this warning' })
  await form.getByRole('button', { name: 'Dismiss' }).click()
  await expect(form.getByText('Enter why this warning can be dismissed.')).toBeVisible()
  await form.getByLabel('Why can this be dismissed?').fill('The note gives no year.')
  await form.getByRole('button', { name: 'Dismiss' }).click()
  await expect(yearless).toHaveCount(0)
  await expect(list).toBeFocused()
  await expect(line).toContainText('1 warning and 1 dismissed')
  await expect(text.locator('.finding-warn')).toHaveCount(1)
  await page.getByText('1 warning was dismissed').click()
  await expect(page.getByText('The note gives no year.')).toBeVisible()

  await page.goto(record)
  const next = page.getByRole('region', { name: 'Next step' })
  await expect(next).toContainText('1 warning is open. 1 warning was dismissed with a reason.')

  await page.goto(`${record}/edit`)
  await text.getByText('On 28 May').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Late ')
  await expect(line).toContainText('2 warnings')
  await line.click()
  await expect(yearless).toContainText('dismissed this before')
  await expect(yearless).toContainText('It has changed since, so the warning is open again.')
  await page.getByRole('heading', { name: 'Findings' }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText(
    'go to the next finding',
  )
})
