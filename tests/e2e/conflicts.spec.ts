import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'
import { openEditor, saved, savedAfter, status, text, write } from './support/writing'

const phone = { viewport: { width: 360, height: 740 } }
const paragraph = (page: Page, number: number) =>
  text(page)
    .locator('p')
    .nth(number - 1)

/** Types at the end of a paragraph. */
async function writeIn(page: Page, number: number, words: string) {
  await paragraph(page, number).click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}

/** The same, saved by the key for it. */
const saveIn = (page: Page, number: number, words: string) =>
  savedAfter(page, async () => {
    await writeIn(page, number, words)
    await page.keyboard.press('Control+s')
  })

/** A draft of three paragraphs, open with the editor and with the admin. */
const opened = async (
  { id }: { id: string },
  as: (who: 'editor' | 'admin', options?: typeof phone) => Promise<Page>,
) => {
  const [mine, theirs] = [await as('editor', phone), await as('admin')]
  for (const page of [mine, theirs]) {
    // Else one of them reads along.
    await page.route('**/presence', (route) => route.abort())
    await openEditor(page, { id })
  }
  return { mine, theirs }
}

test('two members who change one paragraph choose what to keep', async ({ as, make }) => {
  const record = await make('draft', {
    title: 'Changed by two',
    paragraphs: ['The first.', 'The second.', 'The third.'],
  })
  const { mine, theirs } = await opened(record, as)
  await theirs.getByRole('textbox', { name: 'Title' }).fill('Changed by the admin')
  await saveIn(theirs, 1, ' Theirs.')
  await writeIn(mine, 3, ' Longer.')
  await writeIn(mine, 1, ' Mine.')
  await expect(status(mine)).toContainText('Not saved: Demo admin saved a different version')

  const strip = mine.getByRole('region', { name: 'You and Demo admin both changed 1 place' })
  await expect(strip).toBeInViewport()
  await expect(strip.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(strip.locator('mark')).toHaveText([/Mine/, /Theirs/])
  await expectAccessible(mine)
  expect(await mine.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  // Nothing is saved before something is chosen.
  await strip.getByRole('button', { name: 'Save what I chose' }).click()
  await expect(strip).toBeVisible()

  await strip.getByRole('radio', { name: 'Both, mine first' }).check()
  await strip.getByRole('button', { name: 'Save what I chose' }).click()
  await saved(mine)
  await expect(text(mine).locator('p')).toHaveText([
    'The first. Mine.',
    'The first. Theirs.',
    'The second.',
    'The third. Longer.',
  ])
  await expect(mine.getByRole('textbox', { name: 'Title' })).toHaveValue('Changed by the admin')
  await mine.goto(`/desk/records/${record.id}/revisions`)
  await expect(mine.getByText('Before another version was saved over it')).toBeVisible()
  await openEditor(mine, record)
  await expect(text(mine).locator('p')).toHaveCount(4)
})

test('changes of two members in other places are both saved', async ({ as, make }) => {
  const record = await make('draft', {
    title: 'Changed apart',
    paragraphs: ['The first.', 'The second.', 'The third.'],
  })
  const { mine, theirs } = await opened(record, as)
  await saveIn(theirs, 1, ' Theirs.')
  await writeIn(mine, 3, ' Mine.')
  const strip = mine.getByRole('region', { name: 'Demo admin saved other changes' })
  await strip.getByRole('button', { name: 'Save both changes' }).click()
  await saved(mine)
  await expect(text(mine).locator('p')).toHaveText(['The first. Theirs.', 'The second.', 'The third. Mine.'])
})

test('typing goes on in a conflict, and what is chosen is newest', async ({ as, make }) => {
  const record = await make('draft', { title: 'Still typing', paragraphs: ['The first.'] })
  const { mine, theirs } = await opened(record, as)
  await saveIn(theirs, 1, ' Theirs.')
  await write(mine, ' Mine')
  const strip = mine.getByRole('region', { name: 'You and Demo admin both changed 1 place' })
  await strip.getByRole('radio', { name: /^My version/ }).check()
  await write(mine, ' and more.')
  // The choice was about another text.
  await expect(strip.getByRole('radio', { checked: true })).toHaveCount(0)
  await strip.getByRole('radio', { name: /^My version/ }).check()
  await strip.getByRole('button', { name: 'Save what I chose' }).click()
  await saved(mine)
  await mine.reload()
  await expect(text(mine)).toHaveText('The first. Mine and more.')
})

/** Moves the clock of the page by the time after which an open editor asks the server who else has it open. */
const untilNextSign = (page: Page) => page.clock.fastForward(10_000)

test('a second member reads along, and takes over', async ({ as, make }) => {
  const others = Array.from({ length: 40 }, (_, index) => `Another, number ${index + 2}.`)
  const record = await make('draft', { title: 'Written in turn', paragraphs: ['The first.', ...others] })
  const first = await as('editor', { hasClock: true })
  const second = await as('admin', { ...phone, hasClock: true })
  await openEditor(first, record)
  await second.goto(`/desk/records/${record.id}/edit`)
  await expect(second.getByText('Demo editor is writing in this draft')).toBeVisible()
  await expect(text(second)).toHaveAttribute('contenteditable', 'false')
  await expectAccessible(second)
  await saveIn(first, 1, ' Written first.')
  await untilNextSign(second)
  await expect(paragraph(second, 1)).toHaveText('The first. Written first.')
  await untilNextSign(first)
  await expect(first.getByText('Also open with: Demo admin')).toBeVisible()

  // Both read far down, and see what they are told there.
  for (const page of [first, second]) await paragraph(page, 41).scrollIntoViewIfNeeded()
  await expect(paragraph(first, 1)).not.toBeInViewport()
  await expect(second.getByText('Demo editor is writing in this draft')).toBeInViewport()
  await second.getByRole('button', { name: 'Take over writing' }).click()
  await expect(text(second)).toHaveAttribute('contenteditable', 'true')
  await untilNextSign(first)
  await expect(first.getByText('Demo admin has taken over this draft')).toBeInViewport()
  await expect(text(first)).toHaveAttribute('contenteditable', 'false')
  // The key saves at once, also beside the text: on this page no time passes.
  await second.clock.pauseAt(Date.now() + 60_000)
  await savedAfter(second, async () => {
    await second.getByRole('textbox', { name: 'Title' }).fill('Written by two')
    await second.keyboard.press('Control+s')
  })
  await saveIn(second, 1, ' Then the second.')
  await second.clock.resume()
  // What is found far down is shown, while the focus stays in the field.
  await second.keyboard.press('Control+f')
  await second.getByRole('textbox', { name: 'Find' }).fill('number 30')
  await expect(second.getByRole('search', { name: 'Find and replace' })).toContainText('1 match')
  await second.keyboard.press('Enter')
  await expect(paragraph(second, 30)).toBeInViewport()

  await second.goto(`/desk/records/${record.id}`)
  await untilNextSign(first)
  await expect(paragraph(first, 1)).toHaveText('The first. Written first. Then the second.')
  await expect(text(first)).toHaveAttribute('contenteditable', 'true')
  await expect(first.getByText('has taken over')).toBeHidden()
})
