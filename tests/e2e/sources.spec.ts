import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { pdfOf } from '@/tests/support/pdf'
import { expectAccessible } from './support/axe'
import { allKept } from './support/kept'
import { expect, test } from './support/test'

const identified = 'Identified: it can be found with what is given here'

/** Adds a source with this title by its form; its page is open afterwards. */
async function addSource(page: Page, title: string) {
  await page.goto('/desk/sources/new')
  await page.getByRole('radio', { name: identified }).check()
  await page.getByLabel('Title (required)').fill(title)
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Says of a copy what nothing is assumed of. */
async function describeCopy(page: Page, language = 'en') {
  await page.getByLabel('Type of copy').selectOption({ label: 'Transcript' })
  await page.getByLabel('Language of the text').fill(language)
  await page.getByLabel('Language of the text').press('Tab')
  await page.getByRole('radio', { name: 'A person typed or corrected it' }).check()
}

async function addCopy(page: Page, file: { name: string; bytes: Uint8Array }) {
  await page.getByRole('link', { name: 'Add copy' }).click()
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: file.name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(file.bytes),
  })
  await describeCopy(page)
  await page.getByRole('button', { name: 'Add copy' }).click()
}

test('an editor describes a source with a year-less date and newspaper', async ({ as }) => {
  const page = await as('editor')
  const title = `A river in flood ${randomUUID()}`
  const newspaper = `The Reed ${randomUUID()}`
  await page.goto('/desk/sources/new')
  await page.getByLabel('Type of source').selectOption({ label: 'Newspaper article' })
  await page.getByRole('radio', { name: identified }).check()
  await page.getByLabel('Title (required)').fill(title)
  await page.getByLabel('Newspaper', { exact: true }).fill(newspaper)
  const date = page.getByRole('group', { name: 'Date of the source' })
  await date.getByLabel('As printed').fill('28 May')
  await expect(date.getByLabel('Date in EDTF format')).toHaveValue('XXXX-05-28')
  await page.getByRole('button', { name: 'Add contributor' }).click()
  await page.getByLabel('Family name').fill('Doe')
  await page.getByLabel('Given names').fill('Jane')
  await page.getByRole('button', { name: 'Add name' }).click()
  const authority = page.getByRole('combobox', { name: 'Name', exact: true })
  await authority.fill(newspaper)
  // The server takes a second to add the name. The form waits for it and keeps its input.
  await page.route('**/api/authorities', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  await page.getByRole('option', { name: `Add “${newspaper}” as a new periodical` }).click()
  await page.getByRole('button', { name: 'Add name' }).click()
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(authority.first()).toHaveValue(newspaper)
  await expect(page).toHaveURL(/\/desk\/sources\/new$/)
  await page.getByRole('button', { name: 'Remove name 2' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add source' }).click()

  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText(`Doe, Jane. “${title}”. ${newspaper}, 28 May, year not given.`)).toBeVisible()
  await expectAccessible(page)
})

test('sources and names are found by text and link to each other', async ({ as }) => {
  const page = await as('editor')
  const newspaper = `The Marsh ${randomUUID()}`
  const title = `Found again ${randomUUID()}`
  await page.goto('/desk/sources/new')
  await page.getByRole('radio', { name: identified }).check()
  await page.getByLabel('Title (required)').fill(title)
  await page.getByRole('button', { name: 'Add name' }).click()
  const authority = page.getByRole('combobox', { name: 'Name', exact: true })
  await authority.fill(newspaper)
  await page.getByRole('option', { name: `Add “${newspaper}” as a new periodical` }).click()
  await expect(authority).toHaveValue(newspaper)
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.goto(`/desk/sources?q=Found%20again`)
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/desk/authorities?q=${encodeURIComponent(newspaper)}`)
  await expectAccessible(page)
  await page.goto('/desk/authorities/new')
  await expectAccessible(page)
  await page.goBack()
  await page.getByRole('link', { name: newspaper }).click()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await expectAccessible(page)
})

test('an ambiguous date is not interpreted by the program', async ({ as }) => {
  const page = await as('editor')
  await page.goto('/desk/sources/new')
  const date = page.getByRole('group', { name: 'Date of the source' })
  await date.getByLabel('As printed').fill('03.04.2013')
  await expect(date.getByRole('button', { name: /3 April 2013/ })).toBeVisible()
  await expect(date.getByRole('button', { name: /4 March 2013/ })).toBeVisible()
  await expect(date.getByLabel('Date in EDTF format')).toHaveValue('')
})

test('an impossible date is named at its field without losing input', async ({ as }) => {
  const page = await as('editor')
  await page.goto('/desk/sources/new')
  await page.getByRole('radio', { name: identified }).check()
  await page.getByLabel('Title (required)').fill('A title that stays')
  const date = page.getByRole('group', { name: 'Date of the source' })
  await date.getByLabel('As printed').fill('30 February 1992')
  await date.getByLabel('Date in EDTF format').fill('1992-02-30')
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(
    page.getByRole('alert').getByRole('link', { name: 'There is no 30 February 1992.' }),
  ).toBeVisible()
  await expect(page.getByLabel('Title (required)')).toHaveValue('A title that stays')
  await expect(date.getByLabel('As printed')).toHaveValue('30 February 1992')
  await expectAccessible(page)
})

test('unsaved forms of a source and a copy survive a reload', async ({ as }) => {
  const page = await as('editor')
  const title = page.getByLabel('Title (required)')
  const found = page.getByText('Your unsaved changes are back in this form.')
  const words = `Begun ${randomUUID()}`
  await page.goto('/desk/sources/new')
  await title.fill(words)
  await page.getByRole('group', { name: 'Date of the source' }).getByLabel('As printed').fill('28 M')
  await allKept(page)
  await page.reload()
  await expect(found).toBeVisible()
  await expect(title).toHaveValue(words)
  await expect(page.getByRole('group', { name: 'Date of the source' }).getByLabel('As printed')).toHaveValue(
    '28 M',
  )
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Start with an empty form' }).click()
  await expect(title).toHaveValue('')
  await addSource(page, words)
  const source = page.url()
  await page.goto('/desk/sources/new')
  await expect(title).toHaveValue('')
  await expect(found).toBeHidden()

  await page.goto(`${source}/edit`)
  await title.fill(`${words}, mended`)
  await allKept(page)
  await page.reload()
  await expect(title).toHaveValue(`${words}, mended`)
  // Another source is another form.
  await page.goto('/desk/sources/new')
  await expect(title).toHaveValue('')
  await page.goto(`${source}/edit`)
  await expect(title).toHaveValue(`${words}, mended`)
  await page.getByRole('button', { name: 'Save source' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${words}, mended` })).toBeVisible()
  await page.goto(`${source}/edit`)
  await expect(title).toHaveValue(`${words}, mended`)
  await expect(found).toBeHidden()

  await page.goto(`${source}/holdings/new`)
  await page.getByLabel('Pasted text').check()
  const text = page.getByLabel('Text', { exact: true })
  await text.fill('Words of a copy.')
  await allKept(page)
  await page.reload()
  await expect(text).toBeVisible()
  await expect(text).toHaveValue('Words of a copy.')
  await describeCopy(page)
  await page.getByRole('button', { name: 'Add copy' }).click()
  await expect(page.getByText('The copy was added')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('File', { exact: true })).toBeVisible()
})

test('two editors of one source see both versions', async ({ as }) => {
  const [first, second] = [await as('editor'), await as('publisher')]
  const title = `Edited twice ${randomUUID()}`
  await addSource(first, title)
  const address = first.url()
  await second.goto(`${address}/edit`)
  await first.goto(`${address}/edit`)
  await first.getByLabel('Title (required)').fill(`${title}, as the first has it`)
  await first.getByRole('button', { name: 'Save source' }).click()
  await expect(first.getByRole('heading', { level: 1, name: 'as the first has it' })).toBeVisible()

  await second.getByLabel('Title (required)').fill(`${title}, as the second has it`)
  await second.getByRole('button', { name: 'Save source' }).click()
  const alert = second.getByRole('alert').filter({ hasText: 'Someone else changed this source' })
  await expect(alert.getByRole('cell', { name: `${title}, as the first has it` })).toBeVisible()
  await expect(alert.getByRole('cell', { name: `${title}, as the second has it` })).toBeVisible()
  await expectAccessible(second)
  await alert.getByRole('button', { name: 'Keep my version' }).click()
  await second.getByRole('button', { name: 'Save source' }).click()
  await expect(second.getByRole('heading', { level: 1, name: 'as the second has it' })).toBeVisible()
})

test('a PDF is added, read and downloaded unchanged', async ({ as }) => {
  const page = await as('editor')
  const pdf = pdfOf([`The first page ${randomUUID()}.`, 'The second page.'])
  await addSource(page, `With a PDF ${randomUUID()}`)
  await addCopy(page, { name: 'report.pdf', bytes: pdf })
  await expect(page.getByText('on 2 pages')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Open the copy' }).click()
  await expect(page.getByText('The second page.')).toBeVisible()
  await expect(page.locator('span').filter({ hasText: /^page 2$/ })).toBeVisible()
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download copy' }).click()
  expect((await download).suggestedFilename()).toBe('report.pdf')
})

test('a picture gets its text, which is corrected later', async ({ as }) => {
  const page = await as('editor')
  await addSource(page, `A page ${randomUUID()}`)
  await page.getByRole('link', { name: 'Add copy' }).click()
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#ccc' } })
    .withExif({ IFD0: { Copyright: randomUUID() } })
    .png()
    .toBuffer()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'page.png', mimeType: 'image/png', buffer: picture })
  await describeCopy(page)
  await page.getByRole('button', { name: 'Add copy' }).click()
  await expect(page.getByText('This copy has no text yet.')).toBeVisible()
  await page.getByRole('link', { name: 'Open the copy' }).click()
  const shown = page.getByRole('img', { name: 'Page 1 of the archive copy' })
  await expect
    .poll(() => shown.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
    .toBe(400)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Add the text' }).click()
  await page.getByLabel('Language of the text').fill('en')
  await page.getByLabel('Language of the text').press('Tab')
  await page.getByRole('textbox', { name: 'Text (required)' }).fill('The brldge was closed.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save the text' }).click()
  await expect(page.getByText('The brldge was closed.')).toBeVisible()

  await page.getByRole('link', { name: 'Correct the text' }).click()
  const text = page.getByRole('textbox', { name: 'Text (required)' })
  await expect(text).toHaveValue('The brldge was closed.')
  await text.fill('The bridge was closed.')
  await page.getByRole('button', { name: 'Save the corrected text' }).click()
  await page.getByText('1 correction of the text').click()
  await expect(page.locator('del')).toHaveText('brldge')
  await expect(page.locator('ins')).toHaveText('bridge')
  await expectAccessible(page)
})

test('a text is pasted unchanged', async ({ as }) => {
  const page = await as('editor')
  await addSource(page, `With a text ${randomUUID()}`)
  await page.getByRole('link', { name: 'Add copy' }).click()
  await page.getByLabel('Pasted text').check()
  const words = `Şuşa, ${randomUUID()}\nits second line`
  await page.getByLabel('Text', { exact: true }).fill(words)
  await describeCopy(page, 'az')
  await page.getByRole('button', { name: 'Add copy' }).click()
  await page.getByRole('link', { name: 'Open the copy' }).click()
  await expect(page.locator('[lang="az"]').filter({ hasText: 'its second line' })).toHaveText(words)
})

test('a file of the wrong type is refused at its field', async ({ as }) => {
  const page = await as('editor')
  await addSource(page, `With a false PDF ${randomUUID()}`)
  await page.getByRole('link', { name: 'Add copy' }).click()
  await page.getByLabel('Obtained from').fill('A reading room')
  await describeCopy(page)
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'false.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('only words'),
  })
  await page.getByRole('button', { name: 'Add copy' }).click()
  await expect(page.getByRole('alert').getByText(/its content is plain text/)).toBeVisible()
  await expect(page.getByLabel('Obtained from')).toHaveValue('A reading room')
  await expectAccessible(page)
})

test('a large file is uploaded with its progress', async ({ as }) => {
  const page = await as('editor')
  const folder = await mkdtemp(path.join(tmpdir(), 'stele-upload-'))
  const file = path.join(folder, 'large.md')
  await writeFile(file, `${randomUUID()}\n${'A line of a long text.\n'.repeat(400_000)}`)
  try {
    await addSource(page, `With a long text ${randomUUID()}`)
    await page.getByRole('link', { name: 'Add copy' }).click()
    const client = await page.context().newCDPSession(page)
    await client.send('Network.enable')
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 4 * 1024 * 1024,
    })
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await describeCopy(page)
    await page.getByRole('button', { name: 'Add copy' }).click()
    await expect(page.getByRole('progressbar', { name: 'Sending the copy' })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: /Sending: \d+ %/ })).toBeVisible()
    await expect(page.getByText('The copy was added')).toBeVisible({ timeout: 30_000 })
    await client.detach()
    await page.getByRole('link', { name: 'Open the copy' }).click()
    await page.getByRole('link', { name: 'Next part' }).first().click()
    await expect(page.getByRole('link', { name: 'Previous part' })).toBeVisible()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('a cited source is not deleted and lists what cites it', async ({ as }) => {
  const page = await as('editor')
  await addSource(page, `Rested on ${randomUUID()}`)
  await addCopy(page, { name: 'copy.txt', bytes: new TextEncoder().encode(`Words ${randomUUID()}`) })
  await page.getByRole('link', { name: 'Open the copy' }).click()
  await page.getByRole('link', { name: /^Rested on/ }).click()
  await page.getByText('Delete this source …', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Delete source' }).click()
  await expect(page.getByText('This source is in use, so it can’t be deleted.')).toBeVisible()
  await expect(page.getByText('Archive copy: copy.txt')).toBeVisible()
  await expectAccessible(page)
})

test('a contributor reads sources but cannot change them', async ({ as }) => {
  const [editor, contributor] = [await as('editor'), await as('contributor')]
  await addSource(editor, `To be read ${randomUUID()}`)
  await contributor.goto(editor.url())
  await expect(contributor.getByRole('heading', { level: 1, name: /To be read/ })).toBeVisible()
  await expect(contributor.getByRole('link', { name: 'Edit source' })).toHaveCount(0)
  await contributor.goto('/desk/sources')
  await expect(contributor.getByRole('link', { name: 'Add source' })).toHaveCount(0)
  await contributor.goto('/desk/sources/new')
  await expect(contributor.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})

test('a copy is worked through by keys, into a record and back', async ({ as, make }) => {
  const evidence = await make('evidence', { title: 'Worked through' })
  const page = await as('editor')
  await page.goto(`/desk/sources/${evidence.source.id}/holdings/${evidence.holding}/work`)
  const copy = page.getByRole('textbox', { name: 'Text of the copy' })
  await expect(copy).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Checks on this copy' })).toBeVisible()
  await page.keyboard.press('n')
  await page.waitForURL(/work\?at=\d+$/)
  const place = page.url()
  await page.keyboard.press('r')
  await expect(page.getByLabel('Kind of record')).toBeFocused()
  await page.getByLabel('Kind of record').selectOption('Account')
  await page.getByLabel('What did you see?').selectOption({ index: 1 })
  await page.getByRole('textbox', { name: 'Title' }).fill('Typed before the page was closed')
  await allKept(page)
  await page.goto(place.replace(/\?.*/, ''))
  await page.getByRole('button', { name: 'Typed before the page was closed (Account)' }).first().click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Typed before the page was closed')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Create record' }).click()
  await page.waitForURL(/\/edit\?passage=/)
  await expect(page.locator('.editor-page blockquote')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the copy' }).click()
  await page.waitForURL(place)
  await expect(page.getByRole('heading', { name: /^Used passages \(/ })).toBeVisible()
  await expect(page.getByText('Part of this passage is used already.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Unfinished records/ })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Title' })).not.toHaveValue(
    'Typed before the page was closed',
  )
})
