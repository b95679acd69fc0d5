import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { archiveEnv } from './support/making'
import { expect, test } from './support/test'
import { savedAfter } from './support/writing'

/** A document as archives receive them, with the faults they have. All in it is invented (tests/documents). */
const file = 'tests/documents/sample-compilation.txt'
const title = 'Document as received'
const newspaper = 'The Sample Gazette'

/** The first sentence that the document gives as the newspaper's words. */
function wordsOfTheNewspaper(): string {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`“${newspaper}”`))
  const quoted = line?.split(': "')[1] ?? ''
  return quoted.slice(0, quoted.indexOf('. ') + 1)
}

function importDocument() {
  const run = spawnSync(
    process.execPath,
    [
      '--conditions=react-server',
      '--import',
      'tsx',
      'bin/commands/run.ts',
      'import',
      file,
      '--as',
      'editor@demo.example',
      '--title',
      title,
      '--language',
      'en',
    ],
    {
      encoding: 'utf8',
      env: archiveEnv(),
    },
  )
  expect(run.stderr).not.toMatch(/Error|error/)
  expect(run.status).toBe(0)
}

const pick = async (page: Page, label: string, words: string) => {
  await page.getByRole('combobox', { name: label }).fill(words)
  await page
    .getByRole('option', { name: new RegExp(words, 'i') })
    .first()
    .click()
}
const quotation = (page: Page) =>
  page.getByRole('textbox', { name: 'Text of the record' }).locator('blockquote')

async function submit(page: Page, record: string) {
  await page.goto(record)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByRole('button', { name: 'Edit again' })).toBeVisible()
}

async function verify(page: Page, record: string) {
  for (const aspect of ['Traceable', 'Wording', 'Attribution']) {
    await page.goto(`${record}/review`)
    await page.getByRole('button', { name: `Verified: Quotation 1, ${aspect}` }).click()
    await expect(page.getByRole('region', { name: `Quotation 1, ${aspect}` }).getByRole('status')).toHaveText(
      'Verified',
    )
  }
}

async function approve(page: Page, record: string) {
  await page.goto(`${record}/review`)
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('button', { name: 'Approve' })).toBeHidden()
}

async function publish(page: Page, record: string) {
  await page.goto(`${record}/review`)
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('button', { name: 'Publish' })).toBeHidden()
}

test('a received document becomes a published, cited page with two editions', async ({
  as,
  reader,
  make,
}) => {
  test.setTimeout(300_000)
  await make('newspaper', { name: newspaper })
  const words = wordsOfTheNewspaper()
  expect(words.length).toBeGreaterThan(50)
  importDocument()

  // The editor makes a press excerpt of the words that the document attributes to the newspaper.
  const editor = await as('editor')
  await editor.goto('/desk/records/new')
  await editor.getByLabel('Press excerpt', { exact: false }).first().check()
  await editor.getByLabel('Title').fill('What a newspaper is quoted with')
  await editor.getByRole('button', { name: 'Add record' }).click()
  await editor.waitForURL(/\/edit$/)
  const record = editor.url().replace(/\/edit$/, '')
  await editor.getByLabel('Summary').fill('Words of a newspaper, as a document that was received gives them.')
  await pick(editor, 'Periodical', newspaper)
  await editor.getByRole('button', { name: 'Quotation from a source' }).click()
  await pick(editor, 'Where did you see it?', title)
  const held = editor.getByRole('textbox', { name: 'Text of the copy' })
  await expect(held).toHaveValue(/Sample Gazette/)
  await held.evaluate((field: HTMLTextAreaElement, chosen) => {
    const start = field.value.indexOf(chosen)
    field.focus()
    field.setSelectionRange(start, start + chosen.length - 1)
  }, words)
  await editor.keyboard.press('Shift+ArrowRight')
  await expect(editor.getByRole('textbox', { name: 'Text of the quotation' })).toHaveValue(words)
  await editor.getByRole('button', { name: 'Add original source' }).click()
  await pick(editor, 'Original source', newspaper)
  await savedAfter(editor, () => editor.getByRole('button', { name: 'Insert quotation' }).click())
  await expect(quotation(editor)).toHaveText(words)
  await submit(editor, record)
  await expect(editor.getByRole('button', { name: 'Approve' })).toBeHidden()

  // The reviewer sees exactly the passage, and verifies.
  const reviewer = await as('reviewer')
  await reviewer.goto('/desk/queue')
  await reviewer
    .getByRole('link', { name: /What a newspaper is quoted with/ })
    .first()
    .click()
  await reviewer.goto(`${record}/review`)
  const sheet = reviewer.getByRole('article', { name: /Quotation 1/ })
  await expect(sheet.getByText(words).first()).toBeVisible()
  const copy = reviewer.getByRole('complementary', { name: 'Archive copy' })
  await expect(copy.locator('[data-passage]')).toHaveText(words)
  await expect(copy).toContainText(newspaper)
  await verify(reviewer, record)
  await approve(reviewer, record)

  const publisher = await as('publisher')
  await publish(publisher, record)

  // A reader without JavaScript sees the words, through whom they are known, and who checked what.
  const address = `/records/what-a-newspaper-is-quoted-with`
  const without = await reader({ javaScriptEnabled: false, at: address })
  await expect(without.locator('blockquote').first()).toContainText(words)
  await expect(without.getByText(/quoted in/).first()).toBeVisible()
  await without.getByText('How we know this').first().click()
  await expect(without.getByText(/Verified · reviewer/).first()).toBeVisible()
  await expect(without.getByText(/Not seen|not seen/).first()).toBeVisible()

  // One word is changed: the public page stays, the verdicts are stale, and nothing is published before they are given anew.
  await editor.goto(record)
  await editor.getByRole('button', { name: 'Edit again' }).click()
  await expect(editor.getByRole('button', { name: 'Submit for review' })).toBeVisible()
  await editor.goto(`${record}/edit`)
  await quotation(editor).click()
  await editor.keyboard.press('Control+Home')
  await editor.keyboard.press('Control+Shift+ArrowRight')
  await savedAfter(editor, () => editor.keyboard.type('Another '))
  const changed = ((await quotation(editor).textContent()) ?? '').trim()
  expect(changed).toMatch(/^Another /)
  await without.reload()
  await expect(without.locator('blockquote').first()).toContainText(words)
  await submit(editor, record)
  await reviewer.goto(`${record}/review`)
  await expect(reviewer.getByText('Outdated')).toBeVisible()
  await expect(reviewer.getByRole('button', { name: 'Approve' })).toBeHidden()
  await publisher.goto(`${record}/review`)
  await expect(publisher.getByRole('button', { name: 'Publish' })).toBeHidden()
  await expect(publisher.getByText(/prevents? (approval|publication)/)).toBeVisible()
  await verify(reviewer, record)
  await approve(reviewer, record)
  await publish(publisher, record)
  await without.goto(address)
  await expect(without.locator('blockquote').first()).toContainText('Another ')
  await expect(without.getByText(/edition 2/i).first()).toBeVisible()
  await without.goto(`${address}/editions/1`)
  await expect(without.locator('blockquote').first()).toContainText(words)
})
