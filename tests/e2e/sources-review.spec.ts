import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expectAccessible } from './support/axe'
import { prepared } from './support/prepared'
import { expect, test } from './support/test'

const madeSchema = z.object({
  source: z.uuid(),
  twin: z.uuid(),
  leaflet: z.uuid(),
  copy: z.uuid(),
  warned: z.uuid(),
  better: z.uuid(),
  first: z.uuid(),
  second: z.uuid(),
  lake: z.uuid(),
})
let made: z.output<typeof madeSchema>

test.describe.configure({ mode: 'serial' })

test.beforeAll(() => {
  made = prepared('two-entries', madeSchema)
})

const phone = { viewport: { width: 360, height: 740 } }
const sourceAt = (id: string) => `/desk/sources/${id}`

async function fitsAndIsAccessible(page: Page) {
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
}

test('a better copy takes over passages and asks about unclear ones', async ({ as }) => {
  const editor = await as('editor', phone)
  await editor.goto(`${sourceAt(made.source)}/holdings/${made.better}`)
  await editor.getByText('This is a better copy of …').click()
  await editor.getByLabel('The older copy').selectOption({ label: 'Original: typed.txt' })
  await editor.getByRole('button', { name: 'Search for the passages' }).click()
  await expect(editor.getByText('Passages of the older copy were searched for')).toBeVisible()
  await fitsAndIsAccessible(editor)

  await editor.goto('/desk/sources/look-again')
  await fitsAndIsAccessible(editor)
  await editor.getByRole('link', { name: /The ice reached the pier/ }).click()
  await expect(
    editor.getByRole('heading', { name: 'Where is this passage in the better copy?' }),
  ).toBeVisible()
  await expect(editor.getByRole('link', { name: 'Winter on the lake' })).toBeVisible()
  await fitsAndIsAccessible(editor)
  const place = editor.url()
  await editor.getByText('Keep the citation on the older copy').click()
  await editor.getByLabel('Reason (required)').fill('The scan has other words.')
  await editor.getByRole('button', { name: 'Keep it there' }).press('Enter')
  await expect(editor).toHaveURL(/\/look-again$/)
  await expect(editor.getByText('The ice reached the pier')).toHaveCount(0)
  await editor.goto(place)
  await expect(editor.getByText('Decided by Demo editor')).toBeVisible()

  await editor.goto(`${sourceAt(made.source)}/holdings/${made.better}`)
  await editor.getByText('1 passage in this part').click()
  await expect(editor.getByRole('link', { name: 'The ferry was laid up for the winter.' })).toBeVisible()
})

test('an editor masks by keyboard, and a publisher lifts the mask', async ({ as }) => {
  const editor = await as('editor', phone)
  const copy = `${sourceAt(made.source)}/holdings/${made.better}`
  await editor.goto(copy)
  await editor.getByRole('button', { name: 'Mask part of the text' }).press('Enter')
  const form = editor.getByRole('form', { name: 'Mask part of the text' })
  await form.getByLabel('Find in this text').fill('A page.')
  await form.getByLabel('Find in this text').press('Enter')
  await expect(form.getByRole('blockquote')).toHaveText('A page.')
  await form.getByRole('radio', { name: /^Private/ }).press('Space')
  await form.getByLabel('Content warning or reason').fill('Would tell who speaks')
  await fitsAndIsAccessible(editor)
  await form.getByRole('button', { name: 'Mask text' }).press('Enter')
  const masks = editor.getByRole('region', { name: 'Masks' })
  await expect(masks.getByText('Would tell who speaks')).toBeVisible()
  await expect(masks.getByText('Only publishers and administrators lift')).toBeVisible()
  await fitsAndIsAccessible(editor)

  const publisher = await as('publisher')
  await publisher.goto(copy)
  const listed = publisher.getByRole('region', { name: 'Masks' })
  await listed.getByText('Lift mask', { exact: true }).first().click()
  await listed.getByLabel('Reason for lifting it').fill('It was a test.')
  await listed.getByRole('button', { name: 'Lift mask' }).press('Enter')
  await expect(listed.getByText('No part of this text is masked.')).toBeVisible()
})

test('text behind a content warning stays closed until it is opened', async ({ as }) => {
  const editor = await as('editor', phone)
  const words = editor.getByText('Those who drowned were found in the thaw.')
  const copy = `${sourceAt(made.leaflet)}/holdings/${made.copy}?passage=${made.warned}`
  await editor.goto(sourceAt(made.leaflet))
  await expect(words).toHaveCount(0)
  await expect(editor.getByRole('link', { name: 'Passage with a content warning: drowning' })).toBeVisible()
  for (const place of ['passage', 'talk']) {
    await editor.goto(`${copy}#${place}-${made.warned}`)
    await expect(editor.getByRole('link', { name: 'Stop for now' })).toBeInViewport()
    await expect(words.filter({ visible: true })).toHaveCount(0)
  }
  await fitsAndIsAccessible(editor)
  await editor.getByText('Content warning: drowning. Show the text.').click()
  await editor.getByRole('link', { name: 'Go to the passage' }).click()
  await expect(editor.locator('mark', { hasText: 'Those who drowned' })).toBeInViewport()
  await editor.getByText('Start a discussion').click()
  const opening = editor.getByRole('form', { name: 'New discussion of This passage' })
  await opening.getByRole('textbox').fill('Is this the leaflet of the second printing?')
  await opening.getByRole('button').click()
  await expect(editor.getByText('1 open discussion')).toBeVisible()
  // Typed text that was not sent comes back, and opens no content warning.
  const answer = editor.getByLabel('Reply', { exact: true })
  await answer.fill('Half a sentence')
  await editor.goto(copy)
  await expect(answer).toHaveValue('Half a sentence')
  await expect(editor.getByRole('link', { name: 'Stop for now' })).toBeVisible()
  await expect(words.filter({ visible: true })).toHaveCount(0)
})

test('two entries of one source are compared and merged', async ({ as }) => {
  const editor = await as('editor')
  await editor.goto(sourceAt(made.source))
  await editor
    .getByRole('listitem')
    .filter({ hasText: 'Entry with a similar title' })
    .getByRole('link', { name: 'Almanac of a Lake Town' })
    .click()
  const compared = editor.getByRole('table', { name: 'The two entries side by side' })
  await expect(compared.getByRole('row', { name: /^Title\s*Different/ })).toContainText(
    'Almanac of a Lake Town',
  )
  await expectAccessible(editor)
  await expect(editor.getByRole('button', { name: 'Merge the entries' })).toBeDisabled()
  await editor.getByRole('radio', { name: /This entry/ }).press('Space')
  await editor.getByRole('button', { name: 'Merge the entries' }).press('Enter')
  await expect(editor.getByText('Merged into this source: “Almanac of a Lake Town”.')).toBeVisible()
  const cited = editor.getByRole('region', { name: 'Records that cite this source' })
  await expect(cited.getByRole('link', { name: 'Winter on the lake' })).not.toHaveCount(0)
  await expect(cited.getByRole('link', { name: 'The pier of a lake town' })).not.toHaveCount(0)
  await editor.goto(sourceAt(made.twin))
  await expect(editor).toHaveURL(new RegExp(made.source))
})

test('source relations are shown and an assessment keeps its reasons', async ({ as }) => {
  const editor = await as('editor', phone)
  await editor.goto(sourceAt(made.source))
  await editor.getByText('Relate this source to another').click()
  await editor.getByLabel('Relation of this source').selectOption({ label: 'Quoted in' })
  await editor.getByRole('combobox', { name: 'Other source' }).fill('A leaflet on the ferry')
  await editor.getByRole('option', { name: /A leaflet on the ferry/ }).click()
  await editor.getByRole('button', { name: 'Add relation' }).click()
  const graph = editor.getByRole('region', { name: 'Origin of the text' })
  await expect(graph.getByRole('listitem')).toContainText(
    'Almanac of a lake town is quoted in A leaflet on the ferry',
  )
  await expect(graph.getByRole('img')).toBeVisible()

  await editor.getByText('Assess this source').click()
  await editor.getByLabel('Reliability of the source (required)').selectOption({ index: 3 })
  await editor.getByLabel('Credibility of its content (required)').selectOption({ index: 3 })
  await editor.getByLabel('Reasons (required)').fill('It was printed in the same year.')
  await editor.getByRole('button', { name: 'Save assessment' }).click()
  await expect(editor.getByText('It was printed in the same year.')).toBeVisible()
  await fitsAndIsAccessible(editor)

  await editor.goto(`/desk/records/${made.first}/sources`)
  await expect(editor.getByRole('main').getByText('quoted in').first()).toBeVisible()
  await fitsAndIsAccessible(editor)
})

test('two names of one place are merged with every spelling', async ({ as }) => {
  const editor = await as('editor', phone)
  await editor.goto(`/desk/authorities/${made.lake}/merge`)
  await fitsAndIsAccessible(editor)
  await editor.getByRole('combobox', { name: 'The other name' }).fill('Lake of Samples')
  await expect(editor.getByRole('option', { name: /Lake of Samples/ })).toBeVisible()
  await editor.keyboard.press('Escape')
  await expect(editor.getByRole('listbox')).toBeHidden()
  await editor.keyboard.type('Lake of Samples')
  await expect(editor.getByRole('option', { name: /Lake of Samples/ })).toBeVisible()
  await editor.keyboard.press('Enter')
  await expect(editor.getByRole('table', { name: 'The two entries side by side' })).toBeVisible()
  await fitsAndIsAccessible(editor)
  await editor.getByRole('radio', { name: /This entry/ }).press('Space')
  await editor.getByRole('button', { name: 'Merge the entries' }).press('Enter')
  await expect(editor.getByRole('heading', { level: 1, name: 'Sample Lake' })).toBeVisible()
  await expect(editor.locator('input[value="Lake of Samples"]')).toBeVisible()
  await expectAccessible(editor)
})
