import type { Page } from '@playwright/test'
import { allKept } from './support/kept'
import { expect, test } from './support/test'
import { newRecord, openTab, pasteInto, saved, savedAfter, text } from './support/writing'

const ferry = 'The ferry was laid up for the winter.'

const reference = `TY  - NEWS
TI  - The ferry in place
T2  - Harbour News
PY  - 1992
DA  - 1992/03/14
SP  - 4
ER  - `

test('a press excerpt is published within fifteen clicks', async ({ as, make }) => {
  const newspaper = 'Harbour News'
  await make('newspaper', { name: newspaper })
  const effort = counting()
  const page = await effort.of(await as('editor'))

  await page.goto('/desk')
  await page.getByRole('link', { name: 'Add record' }).first().click()
  await page.getByRole('radio', { name: /^Press excerpt/ }).check()
  // Every field is reached as a person reaches it: it has the focus already, the key Tab leads there, or it is clicked.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('From nothing to published')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Summary')).toBeFocused()
  await page.keyboard.type('What a newspaper prints of a ferry.')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+Shift+C')

  // A pasted reference becomes a source, with its copy.
  const finder = page.getByRole('combobox', { name: 'Where did you see it?' })
  await expect(finder).toBeFocused()
  await pasteInto(finder, reference)
  await expect(page.getByLabel('Newspaper, journal or book')).toHaveValue(newspaper)
  await page.getByLabel('How well is it identified?').selectOption('IDENTIFIED')
  await page.getByLabel('Or paste its text').click()
  await page.keyboard.insertText(`Before. ${ferry} After.`)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('What is this text?')).toBeFocused()
  await page.getByLabel('What is this text?').selectOption('typed')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Language of the text' })).toBeFocused()
  await page.keyboard.type('en')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Add source' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text of the copy' })).toContainText(ferry)

  // Typing the words finds their passage.
  await page.getByRole('textbox', { name: 'Text of the quotation' }).click()
  await page.keyboard.type(ferry)
  await expect(page.getByText('Word for word', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Locator' }).click()
  await page.keyboard.type('p. 4')
  await page.getByLabel('What did you see?').selectOption('TRANSCRIPT_SEEN')
  await expect(page.getByLabel('Type of locator')).toHaveValue('page')
  await expect(page.getByText(`Periodical: ${newspaper}`)).toBeVisible()
  await savedAfter(page, () => page.getByRole('button', { name: 'Insert quotation' }).click())
  await expect(text(page).locator('blockquote')).toHaveText(ferry)
  await expect(text(page).locator('figcaption')).toContainText('4')
  await saved(page)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('In review').first()).toBeVisible()
  const [, recordId = ''] = /records\/([0-9a-f-]{36})/.exec(page.url()) ?? []

  const reviewer = await effort.of(await as('reviewer'))
  await reviewer.goto('/desk')
  await reviewer.getByRole('link', { name: 'From nothing to published' }).first().click()
  const item = reviewer.getByRole('article', { name: /Quotation 1/ })
  await expect(item).toContainText(ferry)
  await expect(reviewer.locator('.review[data-ready]')).toBeVisible()
  await reviewer.keyboard.press('j')
  await expect(item).toBeFocused()
  for (const aspect of ['Traceable', 'Wording']) {
    await reviewer.keyboard.press('v')
    await expect(item.getByRole('region', { name: new RegExp(aspect) }).getByRole('status')).toHaveText(
      'Verified',
    )
  }
  await reviewer.keyboard.press('e')
  await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeFocused()
  await reviewer.keyboard.press('Enter')
  await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeHidden()

  const publisher = await effort.of(await as('publisher'))
  await publisher.goto('/desk')
  await publisher.getByRole('link', { name: 'From nothing to published' }).first().click()
  await expect(publisher.locator('.review[data-ready]')).toBeVisible()
  await publisher.keyboard.press('e')
  await expect(publisher.getByRole('button', { name: 'Publish', exact: true })).toBeFocused()
  await publisher.keyboard.press('Enter')
  await expect(publisher.getByRole('button', { name: 'Publish', exact: true })).toBeHidden()

  const { clicks, loads } = await effort.taken()
  expect(clicks, 'clicks').toBeLessThanOrEqual(15)
  expect(loads, 'page loads').toBeLessThanOrEqual(8)
  // Newspaper and date were typed once, and the newspaper is the one among the names.
  await publisher.goto('/records/from-nothing-to-published')
  await expect(publisher.locator('main')).toContainText(newspaper)
  await expect(publisher.locator('main')).toContainText('14 March 1992')
  await page.goto(`/desk/records/${recordId}/edit`)
  await openTab(page, 'Details')
  await expect(page.getByRole('combobox', { name: 'Periodical' })).toHaveValue(newspaper)
  await expect(page.getByText('A plain name')).toHaveCount(0)
})

/** Counts what members do: presses of the mouse, choices in lists, and pages that are opened. */
function counting() {
  const pages: { page: Page; loads: number }[] = []
  return {
    async of(page: Page) {
      const one = { page, loads: 0 }
      pages.push(one)
      page.setDefaultTimeout(20_000)
      let shown = ''
      page.on('framenavigated', (frame) => {
        const { pathname } = new URL(frame.url())
        // A page that notes its state in the history is still the same page.
        if (frame !== page.mainFrame() || pathname === shown) return
        shown = pathname
        one.loads += 1
      })
      await page.addInitScript(() => {
        const count = () => sessionStorage.setItem('clicks', String(Number(sessionStorage.clicks ?? 0) + 1))
        addEventListener('pointerdown', count, true)
        addEventListener('change', ({ target }) => target instanceof HTMLSelectElement && count(), true)
      })
      return page
    },
    async taken() {
      const clicks = await Promise.all(
        pages.map(({ page }) => page.evaluate(() => Number(sessionStorage.clicks ?? 0))),
      )
      const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
      return { clicks: sum(clicks), loads: sum(pages.map(({ loads }) => loads)) }
    },
  }
}

test('an unfinished new source survives closing, focus mode and a reload', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'A source by half')
  const press = async (keys: string) => {
    await text(page).focus()
    await page.keyboard.press(keys)
  }
  await press('Control+Shift+C')
  const finder = page.getByRole('combobox', { name: 'Where did you see it?' })
  const title = page.getByLabel('Title of the source')
  const copy = page.getByLabel('Or paste its text')
  await pasteInto(finder, reference)
  await title.fill('Completed by hand')
  await page.getByLabel('How well is it identified?').selectOption('PARTIAL')
  await copy.fill(`Pasted and not sent. ${ferry}`)
  await page.getByLabel('What is this text?').selectOption('typed')
  await allKept(page)

  const isThere = async () => {
    await expect(title).toHaveValue('Completed by hand')
    await expect(page.getByLabel('How well is it identified?')).toHaveValue('PARTIAL')
    await expect(copy).toHaveValue(`Pasted and not sent. ${ferry}`)
    await expect(page.getByLabel('What is this text?')).toHaveValue('typed')
  }
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await press('Control+Shift+C')
  await isThere()
  await press('Control+Shift+Enter')
  await expect(title).toBeHidden()
  await press('Control+Shift+Enter')
  await isThere()
  await page.reload()
  await press('Control+Shift+C')
  await isThere()

  await page.getByRole('combobox', { name: 'Language of the text' }).fill('en')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Add source' }).click()
  await expect(page.getByRole('textbox', { name: 'Text of the copy' })).toContainText(ferry)
  const kept = await page.evaluate(() => Object.keys(localStorage).join(' '))
  expect(kept).not.toMatch(/stele-citing-|-copy-/)
  // The next source begins empty.
  await page.getByRole('button', { name: 'Choose another source' }).click()
  await expect(title).toHaveCount(0)
})
