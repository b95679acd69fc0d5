import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'

/** A word that no other test has. */
const wordOf = () => `weir${randomUUID().replaceAll(/[^a-f]/g, '')}keeper`

const opened = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).click()

test('records are found by text, kept as filter, changed and undone', async ({ as, make }) => {
  const word = wordOf()
  const titles = [`One of ${word.length} ${randomUUID()}`, `Two of ${word.length} ${randomUUID()}`]
  for (const title of titles) await make('draft', { title, paragraphs: [`The ${word} closed the gates.`] })
  await make('wordsOfDrafts', {})
  const page = await as('editor')
  await page.goto('/desk/records')
  await page.getByLabel('Title or text contains').fill(`closing ${word}s`)
  await page.keyboard.press('Enter')
  const rows = page.getByRole('table', { name: 'Records' }).locator('tbody tr')
  await expect(rows).toHaveCount(2)

  await opened(page, 'Columns')
  await page.getByRole('checkbox', { name: 'Tags', exact: true }).check()
  await page.getByRole('button', { name: 'Show these columns' }).click()
  await expect(page.getByRole('columnheader', { name: 'Tags' })).toBeVisible()
  await opened(page, 'Save this filter')
  await page.getByLabel('Name of the filter').fill(word)
  await page.getByRole('button', { name: 'Save filter' }).click()
  const kept = page.getByRole('navigation', { name: 'Saved filters' }).getByRole('link', { name: word })
  await expect(kept).toBeVisible()
  await expectAccessible(page)
  await page.goto('/desk/records')
  await kept.click()
  await expect(rows).toHaveCount(2)

  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await page.getByRole('button', { name: 'Change selected entries' }).click()
  await expect(page.getByText('2 entries are selected.')).toBeVisible()
  await page.getByLabel('Tags').fill(`Gates ${word}`)
  await page.getByRole('button', { name: 'Preview the change' }).click()
  await expect(page.getByRole('status')).toHaveText('2 entries would change.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change 2 entries' }).click()
  await expect(page).toHaveURL(/bulk\/[0-9a-f-]{36}$/)
  const result = page.url()
  const shown = (text: string) =>
    expect(async () => {
      await page.goto(result)
      await expect(page.getByText(text)).toBeVisible({ timeout: 2_000 })
    }).toPass()
  await shown('2 entries have the change.')
  await page.goto('/desk/records')
  await kept.click()
  await expect(rows.filter({ hasText: `Gates ${word}` })).toHaveCount(2)
  await page.goto(result)
  const undone = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Undo the change of 2 entries' }).click()
  await undone
  await shown('2 were undone')
})

test('a draft is duplicated, assigned, tagged, thrown away and restored', async ({ as, make }) => {
  const title = `To be copied ${randomUUID()}`
  const { id } = await make('draft', { title, paragraphs: ['A paragraph.'] })
  const page = await as('editor')
  await page.goto(`/desk/records/${id}`)
  await opened(page, 'Duplicate this record')
  await page.getByRole('button', { name: 'Duplicate record' }).click()
  await expect(page).not.toHaveURL(new RegExp(id))
  const [, copy = ''] = /records\/([0-9a-f-]{36})/.exec(page.url()) ?? []
  await page.goto(`/desk/records/${copy}`)

  await opened(page, 'Assign this record')
  await page.getByLabel('Member').selectOption({ index: 1 })
  await page.getByLabel('Task').selectOption('WRITE')
  await page.getByLabel('Due on').fill('2031-02-03')
  await page.getByRole('button', { name: 'Assign record' }).click()
  await expect(page.getByRole('region', { name: 'Assigned to' })).toContainText('write by February 3, 2031')
  await page.getByLabel('Add tags').fill('Copies, Bridges')
  await page.getByRole('button', { name: 'Add tags' }).click()
  await expect(page.getByRole('region', { name: 'Tags' })).toContainText('Bridges')
  await expectAccessible(page)

  await opened(page, 'Move this record to the trash')
  await page.getByRole('button', { name: 'Move to trash' }).click()
  await expect(page.getByText('This record is in the trash since')).toBeVisible()
  await page.goto('/desk/records?state=TRASHED')
  await page.getByRole('link', { name: `Copy of ${title}` }).click()
  await page.getByRole('button', { name: 'Restore record' }).click()
  await expect(page.getByText('This record is in the trash since')).toBeHidden()
})

test('a publication is scheduled and cancelled', async ({ as, make }) => {
  const { id } = await make('approved', { title: `For later ${randomUUID()}` })
  const page = await as('publisher')
  await page.goto(`/desk/records/${id}`)
  await opened(page, 'Publish later')
  await page.getByLabel('Time (UTC)').fill('2030-01-02T03:04')
  await page.getByRole('button', { name: 'Schedule publication' }).click()
  await expect(page.getByText('It will be published on January 2, 2030')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel the publication' }).click()
  await expect(page.getByText('It will be published on')).toBeHidden()
})

test('a collection and a relation are made, and another member shows them', async ({ as, reader, make }) => {
  const name = randomUUID()
  const titles = [`First act ${name}`, `Second act ${name}`]
  const made = []
  for (const title of titles) made.push(await make('published', { title }))
  const editor = await as('editor')
  await editor.goto('/desk/collections/new')
  await editor.getByRole('textbox', { name: 'Title' }).fill(`Acts ${name}`)
  await editor.getByRole('button', { name: 'Add collection' }).click()
  await editor.getByRole('textbox', { name: 'Introduction' }).fill('Read the second one first.')
  for (const title of titles) {
    await editor.getByRole('combobox', { name: 'Add a record' }).fill(title)
    await editor.getByRole('option', { name: title }).click()
  }
  await editor.getByRole('button', { name: `Move up: ${titles[1]}` }).focus()
  await editor.keyboard.press('Alt+ArrowUp')
  await expect(editor.getByRole('list', { name: 'Records' }).getByRole('link').first()).toHaveText(
    titles[1] ?? '',
  )
  await editor.getByRole('button', { name: 'Save collection' }).click()
  await expect(editor.getByText('Saved', { exact: true })).toBeVisible()
  await expectAccessible(editor)

  const publisher = await as('publisher')
  await publisher.goto(editor.url())
  await publisher.getByRole('button', { name: /^Publish version/ }).click()
  await expect(publisher.getByText(/^Published at/)).toBeVisible()
  const page = await reader()
  await page.goto(`/collections/acts-${name}`)
  await expect(page.getByText('Read the second one first.')).toBeVisible()
  await expect(page.getByRole('link', { name: new RegExp(name) }).first()).toHaveText(titles[1] ?? '')

  const related = { name: 'Relations to other records' }
  await editor.goto(`/desk/records/${made[1]?.id}`)
  const stated = editor.getByRole('region', related)
  await stated.getByLabel('Relation of this record').selectOption('REAFFIRMS')
  await stated.getByRole('combobox', { name: 'Other record' }).fill(titles[0] ?? '')
  await editor.getByRole('option', { name: titles[0] }).click()
  await stated.getByRole('button', { name: 'Add relation' }).click()
  await expect(stated).toContainText('No one has checked this yet.')
  await expectAccessible(editor)
  await publisher.goto('/desk')
  const waiting = publisher.getByRole('region', { name: /Relations to check/ })
  await waiting.getByRole('link', { name: titles[0] }).click()
  await publisher
    .getByRole('region', related)
    .getByRole('button', { name: /^Mark as checked/ })
    .click()
  await expect(publisher.getByRole('region', related)).toContainText('checked by')
  await page.goto(`/records/${made[0]?.slug}`)
  await expect(page.getByRole('region', related)).toContainText(/Reaffirmed by.*Second act/)
})

test('lists fit a phone and are accessible', async ({ as }) => {
  const page = await as('editor', { viewport: { width: 360, height: 740 } })
  for (const path of ['sources', 'authorities', 'media', 'collections', 'imports', 'jobs']) {
    await page.goto(`/desk/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const widthNow = () => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await widthNow(), path).toBeLessThanOrEqual(360)
    await expectAccessible(page)
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl'
    })
    expect(await widthNow(), `${path} from right to left`).toBeLessThanOrEqual(360)
  }
})
