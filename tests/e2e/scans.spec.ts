import { randomUUID } from 'node:crypto'
import { scanOf } from '@/tests/support/scan'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'

test('a scan is read by machine, corrected, quoted and verified', async ({ as, make }) => {
  const editor = await as('editor')
  const { source } = await make('evidence', { title: `A scan ${randomUUID()}` })
  const number = String(Date.now()).slice(-6)
  const scan = await scanOf(`The bridge was closed in May.\nThe ferry took ${number} people.`)
  await editor.goto(`/desk/sources/${source.id}/holdings/new`)
  await editor
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: scan })
  await editor.getByLabel('Type of copy').selectOption({ label: 'Facsimile' })
  await editor.getByLabel('Language of the text').fill('en')
  await editor.getByLabel('Language of the text').press('Tab')
  await editor.getByRole('radio', { name: 'Software recognised it in an image' }).check()
  await editor.getByRole('button', { name: 'Add copy' }).click()
  await editor.getByRole('link', { name: 'Open the copy' }).click()
  await editor.waitForURL(/holdings\/[0-9a-f-]{36}$/)
  const holding = editor.url().split('/').at(-1) ?? ''

  await editor.getByLabel('Main language of the pages').selectOption({ label: 'English' })
  await expectAccessible(editor)
  await editor.getByRole('button', { name: 'Read the pages' }).click()
  await expect(editor.getByText(`The ferry took ${number} people.`)).toBeVisible({ timeout: 60_000 })
  await expect(editor.getByText('This is machine-read text', { exact: false })).toBeVisible()
  await expect(editor.getByText('mean confidence in the words', { exact: false })).toBeVisible()
  await expectAccessible(editor)

  await editor.getByRole('link', { name: 'Correct the text' }).click()
  await expect(editor.getByRole('img', { name: 'Page 1 of the archive copy' })).toBeVisible()
  await editor
    .getByRole('textbox', { name: 'Text (required)' })
    .fill(`The bridge was closed in May.\nThe ferry took ${number} persons.`)
  await expectAccessible(editor)
  await editor.getByRole('button', { name: 'Save the corrected text' }).click()
  await expect(editor.getByText('This is machine-read text', { exact: false })).toBeVisible()

  const words = `The ferry took ${number} persons.`
  const evidence = await make('passage', { holding, words })
  const record = await make('submitted', { title: `A record of a scan ${number}`, evidence })
  const reviewer = await as('reviewer')
  await reviewer.goto(`/desk/records/${record.id}/review`)
  const copy = reviewer.getByRole('complementary', { name: 'Archive copy' })
  const sheet = reviewer.getByRole('article', { name: /^Quotation 1/ })
  await expect(reviewer.locator('.review[data-ready]')).toBeVisible()
  await reviewer.keyboard.press('j')
  await expect(copy.getByText('Machine-read text', { exact: false })).toBeVisible()
  await expect(copy.getByText('Page 1 of 1')).toBeVisible()
  await expectAccessible(reviewer)
  const wording = sheet.getByRole('region', { name: /Wording/ })
  await wording.getByRole('button', { name: /^Verified/ }).click()
  await expect(wording.getByRole('status')).toHaveText('Verified')
})
