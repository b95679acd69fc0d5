import type { Page } from '@playwright/test'
import { allKept } from './support/kept'
import { expect, test } from './support/test'
import { openEditor, savedAfter, status, text, write, writeAndSave } from './support/writing'

const overview = (page: Page) => page.getByRole('link', { name: 'Overview' })
const next = (page: Page) => page.getByRole('region', { name: 'Next step' })
const submit = (page: Page) => next(page).getByRole('button', { name: 'Submit for review' })
const unsent = (page: Page) => page.getByText('This browser has text of this draft that isn’t saved yet')
const kept = (page: Page) =>
  page.getByRole('region', { name: 'This browser has text of this draft that isn’t saved yet' })

test('a link followed right after typing submits what was typed', async ({ as, make }) => {
  const record = await make('citedDraft', { title: 'Left by a link' })
  const page = await as('editor')
  await openEditor(page, record)
  await write(page, ' Typed last.')
  await overview(page).click()
  await submit(page).click()
  await expect(next(page).getByRole('button', { name: 'Edit again' })).toBeVisible()
  await page.goto(`/desk/records/${record.id}/revisions/1`)
  await expect(page.getByText('Typed last.').first()).toBeVisible()
})

test('a small draft is sent when its tab is closed while typing', async ({ as, make }) => {
  const record = await make('draft', { title: 'Closed at once' })
  const first = await as('editor')
  const page = await first.context().newPage()
  await openEditor(page, record)
  await text(page).focus()
  // In one go, so that no save begins before the tab is closed.
  await page.keyboard.insertText('Typed last.')
  await page.close()
  await openEditor(first, record)
  await expect(text(first)).toHaveText('Typed last.')
  await expect(kept(first)).toBeHidden()
  await first.goto(`/desk/records/${record.id}`)
  await expect(submit(first)).toBeVisible()
  await expect(unsent(first)).toBeHidden()
})

test('a large draft closed right after typing is offered on return', async ({ as, make }) => {
  const record = await make('draft', {
    title: 'Large and closed',
    paragraphs: ['A sentence of a long text. '.repeat(2_600)],
  })
  const first = await as('editor')
  const page = await first.context().newPage()
  await openEditor(page, record)
  // A save that waits in the browser would be sent when the page is closed.
  await page.route('**/api/drafts/**', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await write(page, ' Typed last.')
  // Typed text is kept in the browser a moment later.
  await allKept(page)
  await page.close()

  await first.goto(`/desk/records/${record.id}`)
  await expect(unsent(first)).toBeVisible()
  await openEditor(first, record)
  await expect(kept(first)).toContainText('Typed last.')
  await savedAfter(first, () =>
    kept(first).getByRole('button', { name: 'Continue with the unsaved text' }).click(),
  )
  await first.reload()
  await expect(text(first)).toContainText('Typed last.')
})

test('Back after saving shows the newest text, ready to edit', async ({ as, make }) => {
  const record = await make('draft', { title: 'Back and forth' })
  const page = await as('editor')
  await page.goto(`/desk/records/${record.id}`)
  await page.getByRole('link', { name: 'Edit draft' }).click()
  await expect(text(page)).toBeVisible()
  await writeAndSave(page, 'First.')
  await overview(page).click()
  await expect(submit(page)).toBeVisible()
  await page.goBack()
  await expect(text(page)).toHaveText('First.')
  await writeAndSave(page, ' Second.')
  await expect(status(page)).toHaveAttribute('data-save-status', 'saved')
  await page.goBack()
  await page.goForward()
  await expect(text(page)).toHaveText('First. Second.')
})

test('Back right after typing shows the overview of what was typed', async ({ as, make }) => {
  const record = await make('citedDraft', { title: 'Back at once' })
  const page = await as('editor')
  await page.goto(`/desk/records/${record.id}`)
  await page.getByRole('link', { name: 'Edit draft' }).click()
  await write(page, ' Typed last.')
  const sent = page.waitForResponse(
    (response) => response.request().postData()?.includes('Typed last.') ?? false,
  )
  await page.goBack()
  const { version } = await (await sent).json()
  await expect(unsent(page)).toBeHidden()
  await expect(next(page).locator('input[name=version]').first()).toHaveValue(`${version}`)
  await submit(page).click()
  await expect(next(page).getByRole('button', { name: 'Edit again' })).toBeVisible()
  await page.goto(`/desk/records/${record.id}/revisions/1`)
  await expect(page.getByText('Typed last.').first()).toBeVisible()
})

test('a draft with unsaved text in this browser is not submitted', async ({ as, make }) => {
  const record = await make('citedDraft', { title: 'Not sent yet' })
  const page = await as('editor')
  await openEditor(page, record)
  await page.route('**/api/drafts/**', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await write(page, ' Never sent.')
  await overview(page).click()
  await expect(unsent(page)).toBeVisible()
  await submit(page).click()
  await expect(next(page).getByText('The draft was not submitted')).toBeVisible()
  await next(page).getByRole('link', { name: 'Open the editor' }).click()
  await expect(kept(page)).toContainText('Never sent.')

  await page.goto(`/desk/records/${record.id}`)
  page.on('dialog', (dialog) => dialog.accept())
  await next(page).getByRole('button', { name: 'Discard the unsaved text' }).click()
  await expect(unsent(page)).toBeHidden()
  await submit(page).click()
  await expect(next(page).getByRole('button', { name: 'Edit again' })).toBeVisible()
})

test('a second tab follows what the first one saves', async ({ as, make }) => {
  const record = await make('draft', { title: 'In two tabs' })
  const first = await as('editor')
  const second = await first.context().newPage()
  for (const page of [first, second]) await openEditor(page, record)
  await writeAndSave(first, 'From the first tab.')
  await expect(text(second)).toHaveText('From the first tab.')
  await writeAndSave(second, ' From the second tab.')
  await expect(text(first)).toHaveText('From the first tab. From the second tab.')
})

test('two tabs that change different paragraphs are merged', async ({ as, make }) => {
  const record = await make('draft', {
    title: 'Merged from two tabs',
    paragraphs: ['The first.', 'The second.', 'The third.'],
  })
  const first = await as('editor')
  const second = await first.context().newPage()
  for (const page of [first, second]) await openEditor(page, record)
  // The second tab does not hear in time of what the first one saves.
  await second.route('**/api/drafts/*/newer?known=*', (route) => route.abort())
  await writeAndSave(first, ' Longer.')
  await savedAfter(second, async () => {
    await text(second).locator('p').first().click()
    await second.keyboard.press('Home')
    await second.keyboard.type('This is ')
  })
  await expect(text(second).locator('p')).toHaveText([
    'This is The first.',
    'The second.',
    'The third. Longer.',
  ])
  await second.unroute('**/api/drafts/*/newer?known=*')
  await expect(text(first).locator('p').first()).toHaveText('This is The first.')
})
