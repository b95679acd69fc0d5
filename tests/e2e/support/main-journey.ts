import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { demoMembers } from '@/prisma/demo/members'
import { inLanguage as w } from './language'
import { archiveEnv, type Make } from './making'
import { expect, type Journey } from './test'
import { savedAfter } from './writing'

/** A document as archives receive them, with the faults they have. All in it is invented (tests/documents). */
const file = 'tests/documents/sample-compilation.txt'
const title = 'Document as received'
const newspaper = 'The Sample Gazette'
const recordTitle = 'What a newspaper is quoted with'
/** The address that the archive makes of the title. */
const address = '/records/what-a-newspaper-is-quoted-with'
const summary = 'Words of a newspaper, as a document that was received gives them.'

/** Parts of a name in this order: the texts of the interface may have other signs around them in another language. */
const parts = (...texts: string[]) =>
  new RegExp(texts.map((text) => w(text).replace(/[?.()]/g, '\\$&')).join('.*'))

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
      '--kind',
      'TRANSCRIPT',
      '--origin',
      'BORN_DIGITAL',
      '--identification',
      'PARTIAL',
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
  page.getByRole('textbox', { name: w('Text of the record') }).locator('blockquote')

async function submit(page: Page, record: string) {
  await page.goto(record)
  await page.getByRole('button', { name: w('Submit for review') }).click()
  await expect(page.getByRole('button', { name: w('Edit again') })).toBeVisible()
}

async function verify(page: Page, record: string) {
  for (const aspect of ['Traceable', 'Wording', 'Attribution']) {
    await page.goto(`${record}/review`)
    await page.getByRole('button', { name: parts('Verified', 'Quotation 1', aspect) }).click()
    await expect(
      page.getByRole('region', { name: parts('Quotation 1', aspect) }).getByRole('status'),
    ).toHaveText(parts('Verified'))
  }
}

async function approve(page: Page, record: string) {
  await page.goto(`${record}/review`)
  await page.getByRole('button', { name: w('Approve') }).click()
  await expect(page.getByRole('button', { name: w('Approve') })).toBeHidden()
}

async function publish(page: Page, record: string) {
  await page.goto(`${record}/review`)
  await page.getByRole('button', { name: w('Publish') }).click()
  await expect(page.getByRole('button', { name: w('Publish') })).toBeHidden()
}

/** The content of the journey, to distinguish it from the texts of the interface. */
export const brought = {
  phrases: [
    `Article in ${newspaper}`,
    address,
    title,
    newspaper,
    'Another',
    recordTitle,
    summary,
    ...demoMembers.map(({ name }) => name),
  ],
  document: readFileSync(file, 'utf8'),
}

type Look = (page: Page) => Promise<void>

/** From a received document to a published, cited page, and to its second edition. `look` is given each page on the way. */
export async function mainJourney(
  { as, reader, make }: Pick<Journey, 'as' | 'reader'> & { make: Make },
  look: Look,
) {
  await make('newspaper', { name: newspaper })
  const words = wordsOfTheNewspaper()
  expect(words.length).toBeGreaterThan(50)
  importDocument()

  // The editor makes a press excerpt of the words that the document attributes to the newspaper.
  const editor = await as('editor')
  await editor.goto('/desk/records/new')
  await look(editor)
  await editor.getByLabel(w('Press excerpt'), { exact: false }).first().check()
  await editor.getByLabel(w('Title')).fill(recordTitle)
  await editor.getByRole('button', { name: w('Add record') }).click()
  await editor.waitForURL(/\/edit$/)
  const record = editor.url().replace(/\/edit$/, '')
  await editor.getByLabel(w('Summary')).fill(summary)
  await editor.getByRole('tab', { name: w('Details') }).click()
  await pick(editor, w('Periodical'), newspaper)
  await editor.getByRole('button', { name: w('Quotation from a source') }).click()
  await pick(editor, w('Where did you see it?'), title)
  const cited = editor.getByRole('textbox', { name: w('Text of the copy') })
  await expect(cited).toContainText('Sample Gazette')
  await editor.getByLabel(w('Find in this text')).fill(words)
  await editor.getByLabel(w('Find in this text')).press('Enter')
  await expect(editor.getByRole('textbox', { name: w('Text of the quotation') })).toHaveValue(words)
  await editor.getByRole('button', { name: w('Add original source') }).click()
  await pick(editor, w('Original source'), newspaper)
  await editor.getByLabel(w('What did you see?')).selectOption('TRANSCRIPT_SEEN')
  await savedAfter(editor, () => editor.getByRole('button', { name: w('Insert quotation') }).click())
  await expect(quotation(editor)).toHaveText(words)
  await look(editor)
  await submit(editor, record)
  await expect(editor.getByRole('button', { name: w('Approve') })).toBeHidden()
  await look(editor)

  // The reviewer sees exactly the passage, and verifies.
  const reviewer = await as('reviewer')
  await reviewer.goto('/desk/queue')
  await look(reviewer)
  await reviewer.getByRole('link', { name: recordTitle }).first().click()
  await reviewer.goto(`${record}/review`)
  const sheet = reviewer.getByRole('article', { name: parts('Quotation 1') })
  await expect(sheet.getByText(words).first()).toBeVisible()
  const copy = reviewer.getByRole('complementary', { name: w('Archive copy') })
  await expect(copy.locator('[data-passage]')).toHaveText(words)
  await expect(copy).toContainText(newspaper)
  await look(reviewer)
  await verify(reviewer, record)
  await approve(reviewer, record)

  const publisher = await as('publisher')
  await publish(publisher, record)

  // A reader without JavaScript sees the words, through whom they are known, and who checked what.
  const without = await reader({ javaScriptEnabled: false, at: address })
  await expect(without.locator('blockquote.words').first()).toContainText(words)
  await expect(without.getByText(parts('as cited in')).first()).toBeVisible()
  // The card beside the quotation is open; the checks in it are not.
  await without.locator('details.checks > summary').first().click()
  await expect(without.getByText(parts('Verified')).first()).toBeVisible()
  await expect(without.getByText(parts('Not seen')).first()).toBeVisible()
  await look(without)
  for (const place of ['/', '/records', '/unverified', `${address}/editions`]) {
    await without.goto(place)
    await look(without)
  }
  await without.goto(address)

  // One word is changed: the public page stays, the verdicts are stale, and nothing is published before they are given again.
  await editor.goto(record)
  await editor.getByRole('button', { name: w('Edit again') }).click()
  await expect(editor.getByRole('button', { name: w('Submit for review') })).toBeVisible()
  await editor.goto(`${record}/edit`)
  await quotation(editor).click()
  await editor.keyboard.press('Control+Home')
  await editor.keyboard.press('Control+Shift+ArrowRight')
  await savedAfter(editor, () => editor.keyboard.type('Another '))
  const changed = ((await quotation(editor).textContent()) ?? '').trim()
  expect(changed).toMatch(/^Another /)
  await without.reload()
  await expect(without.locator('blockquote.words').first()).toContainText(words)
  await submit(editor, record)
  await reviewer.goto(`${record}/review`)
  await expect(reviewer.getByText(w('Outdated')).first()).toBeVisible()
  await expect(reviewer.getByRole('button', { name: w('Approve') })).toBeHidden()
  await publisher.goto(`${record}/review`)
  await expect(publisher.getByRole('button', { name: w('Publish') })).toBeHidden()
  await expect(publisher.getByText(parts('prevent'))).toBeVisible()
  await look(publisher)
  for (const place of [
    '/desk',
    '/desk/records',
    '/desk/sources',
    '/desk/authorities',
    `${record}/revisions`,
  ]) {
    await publisher.goto(place)
    await look(publisher)
  }
  await verify(reviewer, record)
  await approve(reviewer, record)
  await publish(publisher, record)
  await without.goto(address)
  await expect(without.locator('blockquote.words').first()).toContainText('Another ')
  await expect(
    without
      .getByText(new RegExp(`${w('edition')}|${w('Edition')}`))
      .filter({ hasText: '2', visible: true })
      .first(),
  ).toBeVisible()
  await without.goto(`${address}/editions/1`)
  await expect(without.locator('blockquote.words').first()).toContainText(words)
}
