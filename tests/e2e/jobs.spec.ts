import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { pdfOf } from '@/tests/support/pdf'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'

const fileOf = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

test('many files are read after the page is left', async ({ as, make }) => {
  const page = await as('editor')
  const { source } = await make('evidence', { title: `With many files ${randomUUID()}` })
  await page.goto(`/desk/sources/${source.id}/holdings/new`)
  const book = pdfOf(Array.from({ length: 400 }, (_, number) => `Page ${number} ${randomUUID()}`))
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles([
      fileOf('first.txt', `First ${randomUUID()}`),
      fileOf('empty.txt', ''),
      fileOf('false.pdf', 'only words'),
      fileOf('book.pdf', book),
      fileOf('last.txt', `Last ${randomUUID()}`),
    ])
  await page.getByLabel('Type of copy').selectOption({ label: 'Transcript' })
  await page.getByLabel('Language of the text').fill('en')
  await page.getByLabel('Language of the text').press('Tab')
  await page.getByRole('radio', { name: 'A person typed or corrected it' }).check()
  await page.getByRole('button', { name: 'Add copy' }).click()
  const sending = page.getByRole('region', { name: 'Files to send' })
  await expect(sending.getByRole('listitem').filter({ hasText: 'empty.txt' })).toContainText('is empty')
  const jobs = page.getByRole('region', { name: 'Files being added' }).getByRole('listitem')
  await expect(jobs).toHaveCount(4)
  await expectAccessible(page)

  await page.goto('/desk/jobs')
  const listed = (name: string) => page.getByRole('listitem').filter({ hasText: name }).first()
  await expect(listed('book.pdf').getByText('Finished')).toBeVisible({ timeout: 60_000 })
  await expect(listed('last.txt').getByText('Finished')).toBeVisible({ timeout: 60_000 })
  await expect(listed('false.pdf')).toContainText('Failed')
  await expect(listed('false.pdf')).toContainText('its content is plain text')
  await expect(listed('book.pdf')).toContainText('on 400 pages')
  await expectAccessible(page)
  await listed('book.pdf').getByRole('link', { name: 'Open the result' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('book.pdf')
})

test('a job shows its progress and is cancelled', async ({ as, make }) => {
  const page = await as('editor')
  const { source } = await make('evidence', { title: `With a long book ${randomUUID()}` })
  await page.goto(`/desk/sources/${source.id}/holdings/new`)
  const line = `${'A line of a long book about roads and rivers. '.repeat(2)}\n`
  const book = pdfOf(
    Array.from({ length: 2900 }, (_, number) => `Page ${number}\n${line.repeat(40)}${randomUUID()}`),
  )
  const files = [fileOf('long.pdf', book), fileOf('short.txt', randomUUID())]
  await page.getByLabel('File', { exact: true }).setInputFiles(files)
  await page.getByLabel('Type of copy').selectOption({ label: 'Transcript' })
  await page.getByLabel('Language of the text').fill('en')
  await page.getByLabel('Language of the text').press('Tab')
  await page.getByRole('radio', { name: 'A person typed or corrected it' }).check()
  await page.getByRole('button', { name: 'Add copy' }).click()
  const long = page.getByRole('listitem').filter({ hasText: 'long.pdf' })
  await expect(long.getByRole('progressbar', { name: 'long.pdf: progress' })).toBeVisible()
  await expect(long.getByText(/\d+ of 2,900/)).toBeVisible({ timeout: 60_000 })
  await page.reload()
  await expect(long.getByText(/\d+ of 2,900/)).toBeVisible()
  await long.getByRole('button', { name: 'Cancel long.pdf' }).click()
  await expect(long.getByText('Cancelled')).toBeVisible({ timeout: 60_000 })
  await page.goto(`/desk/sources/${source.id}`)
  await expect(page.getByText('short.txt').first()).toBeVisible()
  await expect(page.getByText('long.pdf')).toHaveCount(0)
})

test('a publisher has all texts read again', async ({ as }) => {
  const page = await as('publisher')
  await page.goto('/desk/jobs')
  await page.getByRole('button', { name: 'Read texts again' }).click()
  const job = page.getByRole('listitem').filter({ hasText: 'Reading texts again' }).first()
  await expect(job.getByText('Finished')).toBeVisible({ timeout: 60_000 })
  await job.getByRole('link', { name: 'Open the result' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Passages that read differently' })).toBeVisible()
  await expectAccessible(page)
})

/** Chooses a file to import and reads it. */
async function readFile(page: Page, name: string, content: string) {
  await page.getByLabel(/^File/).setInputFiles(fileOf(name, content))
  await page.getByRole('button', { name: 'Read the file' }).click()
}

test('a table is checked before its import, and faulty rows are named', async ({ as }) => {
  const page = await as('editor')
  await page.goto('/desk/sources')
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  const rows = [`Imported ${randomUUID()};5 March 1992;Book`, 'Other;03/04/1992;Book']
  await readFile(page, 'list.csv', ['Title;Date;Type', ...rows, ''].join('\n'))
  await expect(page.getByRole('combobox', { name: 'Field for Date' })).toHaveValue('issued')
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await expect(page.getByRole('heading', { name: 'Result of the check' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('2 rows were checked, 1 can’t be imported.').first()).toBeVisible()
  await expect(
    page.getByText('Date of the source: “03/04/1992” can be read with the day first'),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import 1 row' })).toBeVisible()
  await expectAccessible(page)
})

test('references in RIS become records, and the import is undone', async ({ as }) => {
  const page = await as('editor')
  const name = `The lamp ${randomUUID()}`
  const entries = [1, 2].map(
    (number) => `TY  - NEWS
TI  - ${name}, ${number}
T2  - Harbour Post
DA  - 1992/03/1${number}
LA  - en
N1  - The lamp was lit again.
ER  - `,
  )
  await page.goto('/desk/imports')
  await page.getByLabel('Contents of the file (required)').selectOption({ label: 'Press excerpts' })
  await readFile(page, 'list.ris', entries.join('\n'))
  await expect(page.getByText('references in RIS, with 2 rows')).toBeVisible()
  await expect(page.getByText('read as 11 March 1992')).toBeVisible()
  const fieldFor = (column: string) => page.getByRole('combobox', { name: `Field for ${column}` })
  await expect(fieldFor('container-title')).toHaveValue('fields.periodical')
  await fieldFor('note').selectOption({ label: 'Text' })
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await page.getByRole('button', { name: 'Import 2 rows' }).click({ timeout: 60_000 })
  const made = page.getByRole('table', { name: 'Made' }).getByRole('link')
  await expect(made).toHaveText([`${name}, 1`, `${name}, 2`], { timeout: 60_000 })
  const address = (await made.first().getAttribute('href')) ?? ''
  await page.getByRole('button', { name: 'Undo: remove 2 entries' }).click()
  await expect(page.getByText('2 entries were removed.')).toBeVisible({ timeout: 60_000 })
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})

test('a field of many sources is changed and put back', async ({ as, make }) => {
  const page = await as('editor')
  const word = `Lantern${randomUUID().slice(0, 8)}`
  // Two sources.
  await make('evidence', { title: word })
  await page.goto(`/desk/sources?q=${word}`)
  await page.getByRole('link', { name: 'Change all entries of this list' }).click()
  await expect(page.getByText('All 2 entries of this list are selected.')).toBeVisible()
  await page.getByLabel('Field (required)').selectOption({ label: 'Publisher' })
  await page.getByLabel('Text', { exact: true }).fill('The Lantern Press')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Preview' })).toBeFocused()
  const shown = page.getByRole('table', { name: 'Preview' }).getByRole('row').filter({ hasText: word })
  await expect(shown).toHaveText([/The Lantern PressChanges/, /The Lantern PressChanges/])
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change 2 entries' }).click()
  await page.waitForURL(/\/desk\/lists\/bulk\/[0-9a-f-]{36}$/)
  const undo = page.getByRole('button', { name: 'Undo the change of 2 entries' })
  const reload = () => page.reload().then(() => undo.isVisible())
  await expect.poll(reload, { timeout: 60_000 }).toBe(true)
  await expect(page.getByText('2 entries have the change.')).toBeVisible()
  await undo.click()
  await expect(
    page.getByText('Undoing a change of many entries').or(page.getByText('2 were undone')).first(),
  ).toBeVisible()
  await expect
    .poll(() => page.reload().then(() => page.getByText('2 were undone').isVisible()), { timeout: 60_000 })
    .toBe(true)
  await expectAccessible(page)
})
