import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'
import { savedAfter, status, text } from './support/writing'

const run = crypto.randomUUID().slice(0, 8)
const title = `عنوان تجريبي ${run}`

test('a record is translated beside its original, and begins another as template', async ({ as, make }) => {
  const written = { title, language: 'ar', heading: 'القسم الأول' }
  const original = await make('draft', { ...written, paragraphs: ['فقرة أولى.', 'فقرة ثانية.'] })
  const page = await as('editor')
  await page.goto(`/desk/records/${original.id}`)
  await page.getByText('Start a translation').click()
  await page.getByRole('combobox', { name: 'Language of the translation' }).fill('English')
  await page.getByRole('option', { name: /^English/ }).click()
  await page.getByRole('button', { name: 'Start translation' }).click()
  await page.waitForURL(/\/edit$/)
  const beside = page.getByRole('region', { name: 'Original', exact: true })
  await expect(beside).toContainText('This translation follows it.')
  await expect(status(page)).toBeVisible()
  await expect(text(page)).toBeVisible()
  // Each block leads to its translation, which has its number and is marked.
  await beside.getByRole('button', { name: 'Go to the translation of block 3' }).click()
  await expect(text(page)).toBeFocused()
  await savedAfter(page, () => page.keyboard.type('A second paragraph.'))
  const second = text(page).getByText('A second paragraph.')
  /** How far below the top of the second paragraph a number is. */
  const below = (number: number) => async () => {
    const [own, block] = await Promise.all([
      page.locator(`.original-numbers [data-original="${number}"]`).boundingBox(),
      second.boundingBox(),
    ])
    return own && block ? Math.abs(own.y - block.y) : Number.POSITIVE_INFINITY
  }
  await expect.poll(below(3)).toBeLessThan(12)
  await expect(beside.locator('[aria-current]')).toContainText('فقرة ثانية.')
  await expectAccessible(page)

  const changed = ['فقرة جديدة.', 'فقرة أولى.', 'فقرة ثانية طويلة.']
  await make('revision', { ...written, ...original, title, paragraphs: changed })
  await page.reload()
  await expect(beside).toContainText('2 changes since are marked below.')
  await expect(beside.locator('ins')).toContainText('طويلة')
  // The translation stays with its block, which is another place further down now.
  await expect.poll(below(4)).toBeLessThan(12)
  await beside.getByRole('button', { name: 'Go to the translation of block 2' }).click()
  await expect(beside.getByText('Block 2 has no translation yet.')).toBeVisible()
  await beside.getByRole('button', { name: 'Mark as following revision 2' }).click()
  await expect(beside).toContainText('This translation follows it.')

  await page.goto(`/desk/records/${original.id}`)
  await page.getByText('Save as template').click()
  await page.getByLabel('Name of the template').fill(`Sections ${run}`)
  await page.getByRole('button', { name: 'Save template' }).click()
  await expect(page.getByText('The template was saved.')).toBeVisible()
  await page.goto('/desk/records/new')
  await page.getByRole('radio', { name: /^Account/ }).check()
  await page.getByRole('textbox', { name: 'Title' }).fill(`Begun with a template ${run}`)
  await page.getByLabel('Begin with').selectOption(`Sections ${run}`)
  await page.getByRole('button', { name: 'Add record' }).click()
  await page.waitForURL(/\/edit$/)
  await expect(text(page).getByRole('heading')).toHaveText('القسم الأول')
  await expect(text(page)).not.toContainText('فقرة')
})
