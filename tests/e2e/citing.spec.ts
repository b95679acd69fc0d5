import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { expectAccessible } from './support/axe'
import { allKept } from './support/kept'
import { expect, test } from './support/test'
import { newRecord, openEditor, saved, savedAfter, text, write } from './support/writing'

test('a quotation of a copy is made by keyboard alone', async ({ as, make }) => {
  test.slow()
  const evidence = await make('evidence', { title: 'Quoted by keyboard' })
  const page = await as('editor')
  await newRecord(page, 'By keyboard alone')
  await write(page, 'Before.')
  await page.keyboard.press('Control+Shift+9')
  await expect(page.getByRole('combobox', { name: 'Where did you see it?' })).toBeFocused()
  await page.keyboard.type(evidence.source.title)
  await expect(page.locator('[role=option]').first()).toBeVisible()
  await page.keyboard.press('Enter')
  const cited = page.getByRole('textbox', { name: 'Text of the copy' })
  await expect(cited).toBeFocused()
  const before = (await cited.textContent()) ?? ''
  await page.keyboard.press('Control+Home')
  for (let word = 1; word < 5; word += 1) await page.keyboard.press('Shift+ArrowRight')
  const words = /^(?:\S+\s+){4}\w+/.exec(before)?.[0] ?? ''
  await expect(page.getByRole('textbox', { name: 'Text of the quotation' })).toHaveValue(words)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('no change is taken')
  await expect(cited).toHaveText(before)
  const tabTo = async (control: Locator) => {
    while (!(await control.evaluate((element) => element === document.activeElement)))
      await page.keyboard.press('Tab')
  }
  const seen = page.getByLabel('What did you see?')
  await expect(seen).toHaveValue('')
  await tabTo(seen)
  await page.keyboard.type('A tr')
  await tabTo(page.getByRole('button', { name: 'Insert quotation' }))
  await page.keyboard.press('Enter')

  await expect(text(page)).toBeFocused()
  await savedAfter(page, () => page.keyboard.type('After.'))
  await page.reload()
  await expect(text(page).locator('blockquote')).toHaveText(words)
  await expect(text(page).locator('p').last()).toHaveText('After.')
  await expect(text(page).locator('figcaption')).not.toContainText('no passage')
  await expect(page.getByRole('region', { name: 'Sources of this text' })).toContainText(
    evidence.source.title,
  )

  // From the quotation to its properties, and back.
  await text(page).locator('blockquote').click()
  // The browser reports a new selection a moment after it is made, later than the next key here.
  await expect(page.getByRole('button', { name: 'Quotation from a source' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'This quotation' })).toBeFocused()
  await expect(page.getByRole('complementary').locator('blockquote')).toHaveText(words)
  await expectAccessible(page)
})

test('a second-hand citation names the source as not seen', async ({ as, make }) => {
  const evidence = await make('evidence', { title: 'Cited second-hand' })
  const page = await as('editor')
  await newRecord(page, 'Second hand')
  await write(page, 'A statement.')
  await page.getByRole('button', { name: 'Citation of a source' }).click()
  await page.getByRole('combobox', { name: 'Where did you see it?' }).fill(evidence.source.title)
  await page.locator('[role=option]').first().click()
  await page.getByRole('button', { name: 'Add original source' }).click()
  // A person who isn't among the names yet is added in place.
  await page.getByRole('combobox', { name: 'Original source' }).fill('Maria Ferrywoman')
  await page.getByRole('option', { name: 'Not in the list: Maria Ferrywoman' }).click()
  await page.getByRole('button', { name: 'Add person: Maria Ferrywoman' }).click()
  await expect(page.getByText('[Statement], Maria Ferrywoman (not seen)')).toBeVisible()
  const original = page.getByRole('group', { name: 'Does this source quote a person or another source?' })
  await expect(original.getByRole('textbox')).toBeFocused()
  await page.getByRole('button', { name: /^Remove source 1/ }).click()
  await page.getByRole('button', { name: 'Add original source' }).click()
  await page.getByRole('combobox', { name: 'Original source' }).fill(evidence.heard.title)
  await page.locator('[role=option]').first().click()
  await page.getByRole('button', { name: 'Insert citation' }).click()
  await expect(page.getByText('Choose what you saw of the source.')).toBeVisible()
  await page.getByLabel('What did you see?').selectOption('FACSIMILE_SEEN')
  await page.getByRole('button', { name: 'Insert citation' }).click()
  await expect(text(page).locator('cite')).toHaveAttribute('title', /The Sample Courier.*, as reported in /)
  await saved(page)
  await page.reload()
  await text(page)
    .getByRole('img', { name: /^Citation: .*The Sample Courier/ })
    .click()
  await expect(page.getByText(/The Sample Courier.*\(not seen\)/)).toBeVisible()
})

test('an unapplied change to a quotation survives a reload', async ({ as, make }) => {
  const evidence = await make('evidence', { title: 'Changed by half' })
  const page = await as('editor')
  await newRecord(page, 'Half a change')
  await write(page, 'Before.')
  await page.getByRole('button', { name: 'Quotation from a source' }).click()
  await page.getByRole('combobox', { name: 'Where did you see it?' }).fill(evidence.source.title)
  await page.locator('[role=option]').first().click()
  await page.getByLabel('Paraphrase').check()
  const words = page.getByRole('textbox', { name: 'Text of the paraphrase' })
  await words.fill('It is told otherwise.')
  await page.getByLabel('What did you see?').selectOption('TRANSCRIPT_SEEN')
  await savedAfter(page, () => page.getByRole('button', { name: 'Insert paraphrase' }).click())
  const open = async () => {
    await text(page).locator('figcaption').click()
    await expect(page.getByRole('heading', { name: 'This paraphrase' })).toBeVisible()
  }
  const notYet = page.getByText('Your changes are not in the text yet.')

  await open()
  await expect(notYet).toBeHidden()
  await words.fill('It is told in another way.')
  await expect(notYet).toBeVisible()
  await allKept(page)
  await page.reload()
  await expect(text(page).locator('blockquote')).toHaveText('It is told otherwise.')
  await open()
  await expect(words).toHaveValue('It is told in another way.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await expect(words).toHaveValue('It is told otherwise.')
  await words.fill('It is told in a third way.')
  await savedAfter(page, () => page.getByRole('button', { name: 'Apply changes' }).click())
  await page.reload()
  await expect(text(page).locator('blockquote')).toHaveText('It is told in a third way.')
  await open()
  await expect(words).toHaveValue('It is told in a third way.')
  await expect(notYet).toBeHidden()
})

/** Where words are shown, in the window: their first line. */
const placeOf = (shown: Locator, words: string) =>
  shown.evaluate((element, words) => {
    const pieces = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let piece = pieces.nextNode(); piece; piece = pieces.nextNode()) {
      const start = piece.nodeValue?.indexOf(words) ?? -1
      if (start < 0) continue
      const range = document.createRange()
      range.setStart(piece, start)
      range.setEnd(piece, start + words.length)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, top, bottom, middle: (top + bottom) / 2 }
    }
    throw new Error(`“${words}” isn't shown.`)
  }, words)

type Point = { x: number; y: number }

/** Presses the mouse at one point and lets it go at another. Chromium begins to drag a selection with the second move. */
async function drag(page: Page, from: Point, to: Point) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
}

/** The places of the letters of a page, as its image is drawn over them. */
const placesSchema = z.object({
  ...{ text: z.string(), width: z.number(), height: z.number() },
  places: z.array(z.array(z.number())),
})

test('passages are chosen by mouse, also on a page image, and dropped', async ({ as, make }) => {
  const record = await make('draft', { title: 'By mouse', paragraphs: ['The first.', 'The second.'] })
  const source = await make('pdf', {
    title: 'A report in a PDF',
    pages: [
      'This is the report of a sample town.',
      `The bridge was closed in May.${'\n'.repeat(42)}The end.`,
    ],
  })
  const page = await as('editor')
  await openEditor(page, record)
  const cite = async () => {
    await page.getByRole('button', { name: 'Quotation from a source' }).click()
    await page.getByRole('combobox', { name: 'Where did you see it?' }).fill(source.title)
    await page.locator('[role=option]').first().click()
  }
  const cited = page.getByRole('textbox', { name: 'Text of the copy' })
  const words = page.getByRole('textbox', { name: 'Text of the quotation' })
  const seen = page.getByLabel('What did you see?')
  const same = page.getByText('Word for word', { exact: true })
  const views = page.getByRole('group', { name: 'Show the copy as' })
  const blocks = text(page).locator('p, blockquote')

  // A selection that begins and ends within words takes them whole.
  await cite()
  await expect(cited).toContainText('sample town')
  const passage = await placeOf(cited, 'report of a sample')
  const within = { x: passage.left + 8, y: passage.middle }
  await drag(page, within, { x: passage.right - 8, y: passage.middle })
  await expect(words).toHaveValue('report of a sample')
  await expect(same).toBeVisible()
  await seen.selectOption('FACSIMILE_SEEN')
  // The first press after another field had the focus selects the passage, so that it can be dragged; a later one selects a part.
  await page.mouse.click(within.x, within.y)
  await expect(words).toHaveValue('report of a sample')
  await page.mouse.dblclick(within.x, within.y)
  await expect(words).toHaveValue('report')
  await seen.focus()
  const second = await placeOf(text(page), 'The second.')
  await drag(page, within, { x: second.right, y: second.middle })
  await expect(blocks).toHaveText(['The first.', 'The second.', 'report', ''])

  // On the image of a page, what was seen of the copy is remembered.
  await cite()
  await views.getByRole('button', { name: 'Page image' }).click()
  const answer = page.waitForResponse(/\/pages\/2$/)
  await page.getByRole('button', { name: 'Next page' }).click()
  const { places, ...sheet } = placesSchema.parse(await (await answer).json())
  const letterAt = async (index: number): Promise<Point> => {
    const image = await page.locator('.copy-page').boundingBox()
    const [left = 0, top = 0, right = 0, bottom = 0] = places[index] ?? []
    return {
      x: (image?.x ?? 0) + ((left + right) / 2 / sheet.width) * (image?.width ?? 0),
      y: (image?.y ?? 0) + ((top + bottom) / 2 / sheet.height) * (image?.height ?? 0),
    }
  }
  const start = sheet.text.indexOf('bridge was closed')
  // The page takes the places of its letters a moment after they have arrived.
  await expect(async () => {
    await drag(page, await letterAt(start + 2), await letterAt(start + 'bridge was cl'.length))
    await expect(words).toHaveValue('bridge was closed', { timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  await expect(page.getByText('3 words chosen.')).toBeVisible()
  await expect(same).toBeVisible()
  await expect(page.getByLabel('Type of locator')).toHaveValue('page')
  await expect(page.getByRole('textbox', { name: 'Locator' })).toHaveValue('2')
  await expect(seen).toHaveValue('FACSIMILE_SEEN')
  // The keys lead to a word of a larger page that isn't in sight.
  for (let step = 0; step < 2; step += 1) await page.getByRole('button', { name: 'Larger' }).click()
  await page.getByRole('textbox', { name: 'Page 2 of the archive copy' }).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+End')
  await expect(page.locator('.copy-page-marked')).toBeInViewport()
  await expect(page.getByText('end', { exact: true })).toBeVisible()

  // Dropped on the upper half of the first line, it comes before all others.
  await views.getByRole('button', { name: 'Text' }).click()
  await expect(cited).toContainText('bridge was closed')
  const bridge = await placeOf(cited, 'bridge was closed')
  const first = await placeOf(text(page), 'The first.')
  await drag(page, { x: bridge.left + 8, y: bridge.middle }, { x: first.left + 20, y: first.top + 2 })
  await expect(blocks).toHaveText(['bridge was closed', 'The first.', 'The second.', 'report', ''])

  const sources = page.getByRole('region', { name: 'Sources of this text' })
  await expect(sources).toContainText(source.title)
  for (let left = 1; left >= 0; left -= 1) {
    await text(page).locator('figcaption button').first().click()
    await page.getByRole('button', { name: 'Remove from the text' }).click()
    await expect(text(page).locator('blockquote')).toHaveCount(left)
  }
  await expect(sources).not.toContainText(source.title)
})
