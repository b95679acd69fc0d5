import { expect, type Locator, type Page } from '@playwright/test'

/** The state of the text that the editor shows; `data-draft-version` is the version it is saved in. */
export const status = (page: Page) => page.locator('[data-save-status]')
export const text = (page: Page) => page.getByRole('textbox', { name: 'Text of the record' })

/** Adds a record through the interface and opens its editor. */
export async function newRecord(page: Page, title: string, url = ''): Promise<string> {
  await page.goto(`${url}/desk/records/new`)
  await page.getByLabel('Account', { exact: false }).first().check()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('button', { name: 'Add record' }).click()
  await page.waitForURL(/\/desk\/records\/[0-9a-f-]{36}\/edit$/)
  await expect(text(page)).toBeVisible()
  return page.url()
}

/** Opens the editor of a record; it can be written in then. */
export async function openEditor(page: Page, record: { id: string }) {
  await page.goto(`/desk/records/${record.id}/edit`)
  await expect(status(page)).toHaveAttribute('data-save-status', 'opened')
  await expect(text(page)).toHaveAttribute('contenteditable', 'true')
}

/** Types at the end of the text. */
export async function write(page: Page, words: string) {
  await text(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

/** Waits until every change of this page is saved. The state “opened” doesn't count. */
export const saved = (page: Page) => expect(status(page)).toHaveAttribute('data-save-status', 'saved')

/** Makes a change in the editor and waits until the version with it is saved. */
export async function savedAfter(page: Page, change: () => Promise<unknown>) {
  // The save of an earlier change could be taken for the save of this one.
  await expect(status(page)).not.toHaveAttribute('data-save-status', /^(changed|saving)$/)
  const before = Number(await status(page).getAttribute('data-draft-version'))
  await change()
  const version = async () =>
    (await status(page).getAttribute('data-save-status')) === 'saved'
      ? Number(await status(page).getAttribute('data-draft-version'))
      : 0
  // A save begins a second after the change: the default would look for it in the first second, and then once a second.
  await expect.poll(version, { timeout: 60_000, intervals: [100] }).toBeGreaterThan(before)
}

/** Types at the end of the text and saves it by its key, which is sooner than it is saved by itself. */
export const writeAndSave = (page: Page, words: string) =>
  savedAfter(page, async () => {
    await write(page, words)
    await page.keyboard.press('Control+s')
  })

/** Opens a tab of the inspector beside the text. */
export const openTab = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()

/** Pastes plain text. */
export const pasteInto = (field: Locator, text: string) =>
  field.evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
