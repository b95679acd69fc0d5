import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe'
import { allKept } from './support/kept'
import { expect, test } from './support/test'
import { openTab, savedAfter, status } from './support/writing'

/** Distinguishes the records of this run from those of earlier ones. */
const run = crypto.randomUUID().slice(0, 8)
/** The alert of a form. Next's own announcer is an alert too, outside of the page's main part. */
const refusal = (page: Page) => page.locator('main').getByRole('alert').first()

type Given = { kind: string; title: string }

async function fillNew(page: Page, { kind, title }: Given) {
  await page.goto('/desk/records/new')
  await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('button', { name: 'Add record' }).click()
}

/** Adds a record through the form and returns the path of its overview. */
async function newRecord(page: Page, given: Given): Promise<string> {
  await fillNew(page, given)
  await page.waitForURL(/\/desk\/records\/[0-9a-f-]{36}\/edit$/)
  await expect(status(page)).toBeVisible()
  return new URL(page.url()).pathname.replace(/\/edit$/, '')
}

/** Enters a name as plain text or as a new entry: the last option. */
async function name(page: Page, label: string, words: string) {
  const field = page.getByRole('combobox', { name: label })
  await field.fill(words)
  await page.getByRole('option', { name: words }).last().click()
  await expect(field).toHaveValue(words)
}

async function cite(page: Page, title: string) {
  await page.getByRole('combobox', { name: 'Where did you see it?' }).fill(title)
  await page.getByRole('option', { name: title }).click()
  await expect(page.getByText('Seen in')).toBeVisible()
  await page.getByLabel('What did you see?').selectOption('TRANSCRIPT_SEEN')
}

test('a refused form names the field and keeps its input', async ({ as }) => {
  const page = await as('editor')
  const choose = async (record: string, address: string) => {
    await page.goto(record)
    await page.getByText('Change address').first().click()
    await page.getByLabel('Address').fill(address)
    await page.getByRole('button', { name: 'Change address' }).click()
  }
  const first = await newRecord(page, { kind: 'Account', title: 'The first of two' })
  await choose(first, `one-address-${run}`)
  await expect(page.getByText(`The address will be /records/one-address-${run}`)).toBeVisible()
  const second = await newRecord(page, { kind: 'Press excerpt', title: 'The second of two' })
  await choose(second, `one-address-${run}`)
  await expect(refusal(page)).toContainText('Another record has this address')
  await expect(page.getByLabel('Address')).toHaveValue(`one-address-${run}`)
})

test('an expired sign-in leaves the form as it was typed', async ({ as }) => {
  const page = await as('editor')
  await page.goto('/desk/records/new')
  await page.getByRole('radio', { name: 'Testimony' }).check()
  await page.getByRole('textbox', { name: 'Title' }).fill('Typed before the sign-in ended')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Add record' }).click()
  await expect(refusal(page)).toContainText('You are signed out')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Typed before the sign-in ended')
})

test('records are found by title, with the filter in the address', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, { kind: 'Resolution', title: `Concerning lighthouses ${run}` })
  await page.goto('/desk/records')
  await page.getByLabel('Title or text contains').fill(`lighthouses ${run}`)
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Resolutions and statements')
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(page).toHaveURL(/q=lighthouses/)
  await expect(page.getByRole('link', { name: `Concerning lighthouses ${run}` })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('Accounts')
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(page.getByText('No records match')).toBeVisible()
})

test('a figure and its part are cited and saved', async ({ as, make }) => {
  const { source } = await make('evidence', { title: 'Figures' })
  const page = await as('editor')
  const record = await newRecord(page, { kind: 'Account', title: 'A record with figures' })
  // A slow server that adds a name must not undo what is typed meanwhile.
  await page.route('**/api/authorities', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.continue()
  })
  await openTab(page, 'Figures')
  await page.getByRole('button', { name: 'Add figure' }).click()
  await page.getByRole('button', { name: 'Done with this figure' }).click()
  await expect(refusal(page)).toContainText('Nothing you typed is lost')
  await name(page, 'Event', `An imagined flood ${run}`)
  await name(page, 'Who states it', 'An imagined ministry')
  await page.getByLabel('What is counted').fill('missing')
  await page.getByLabel('Who is counted').fill('people')
  await page.getByRole('textbox', { name: 'Number' }).fill('1,200')
  await cite(page, source.title)
  await expect(page.getByText('A plain name')).toHaveCount(1)
  const done = () => page.getByRole('button', { name: 'Done with this figure' }).click()
  await savedAfter(page, done)
  await expect(page.getByText('; missing: 1,200 people')).toBeVisible()

  await page.getByRole('button', { name: 'Add part' }).click()
  await page.getByLabel('Who is counted').fill('children')
  await page.getByLabel('How exact').selectOption('At least')
  await page.getByRole('textbox', { name: 'Number' }).fill('40')
  await savedAfter(page, done)
  await expect(page.getByText('at least 40 children; part of: missing: 1,200 people')).toBeVisible()

  await page.getByRole('button', { name: 'Remove this figure' }).first().click()
  await expect(page.getByText('part of: missing')).toBeHidden()
  await savedAfter(page, () => page.getByRole('button', { name: 'Restore figure' }).click())
  await expect(page.getByText('at least 40 children; part of: missing: 1,200 people')).toBeVisible()
  await page.goto(record)
  await expect(page.getByRole('row', { name: new RegExp(`${source.title}.* 2 `) })).toBeVisible()
})

test('an unfinished figure survives a reload', async ({ as, make }) => {
  const { source } = await make('evidence', { title: 'Half a figure' })
  const page = await as('editor')
  await newRecord(page, { kind: 'Account', title: 'A record with half a figure' })
  await openTab(page, 'Figures')
  await page.getByRole('button', { name: 'Add figure' }).click()
  await page.getByLabel('Who is counted').fill('villages')
  await cite(page, source.title)
  await allKept(page)
  await page.reload()
  await openTab(page, 'Figures')
  await expect(page.getByLabel('Who is counted')).toHaveValue('villages')
  await expect(page.getByText(source.title).first()).toBeVisible()
  await page.getByRole('button', { name: 'Discard figure' }).click()
  await page.reload()
  await openTab(page, 'Figures')
  await expect(page.getByRole('button', { name: 'Add figure' })).toBeVisible()
})

test('events keep dates without a year and can be reordered', async ({ as, make }) => {
  const { source } = await make('evidence', { title: 'A timeline' })
  const page = await as('editor')
  await newRecord(page, { kind: 'Account', title: 'A record with a timeline' })
  await openTab(page, 'Details')
  for (const [date, edtf, words] of [
    ['3 May', 'XXXX-05-03', 'The road is said to be closed.'],
    ['2 May 1921', '1921-05-02', 'The bridge is said to be open.'],
  ] as const) {
    await page.getByRole('button', { name: 'Add event' }).click()
    const form = page.getByRole('group', { name: 'Date', exact: true })
    await form.getByLabel('As printed').fill(date)
    await form.getByLabel('Date in EDTF format').fill(edtf)
    await page.getByLabel('What is stated for this date').fill(words)
    await cite(page, source.title)
    await page.getByRole('button', { name: 'Done with this event' }).click()
    await expect(page.getByText(words)).toBeVisible()
  }
  await expect(page.getByText('3 May, year not given: The road is said to be closed.')).toBeVisible()
  await savedAfter(page, () => page.getByRole('button', { name: 'Move down this event' }).first().click())
  await page.reload()
  await openTab(page, 'Details')
  const events = page.getByRole('group', { name: 'Timeline' }).getByRole('listitem')
  await expect(events.first()).toContainText('The bridge is said to be open.')
})

test('an earlier revision is compared and restored without loss', async ({ as }) => {
  const page = await as('editor')
  const record = await newRecord(page, { kind: 'Account', title: 'A record with a past' })
  await savedAfter(page, () => page.getByLabel('Summary').fill('About the old bridge.'))
  await page.goto(`${record}/revisions`)
  await page.getByLabel('Save the draft as a revision').fill('Before the new bridge')
  await page.getByRole('button', { name: 'Save revision' }).click()
  await expect(page.getByText('Before the new bridge')).toBeVisible()
  await expectAccessible(page)

  await page.goto(`${record}/edit`)
  await savedAfter(page, () => page.getByLabel('Summary').fill('About the new bridge.'))
  await page.goto(`${record}/revisions/1`)
  await expect(page.locator('del')).toContainText('old')
  await expect(page.locator('ins')).toContainText('new')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Restore this revision' }).click()
  await expect(page.getByRole('dialog')).toContainText('nothing is lost')
  await page.getByRole('button', { name: 'Restore revision' }).click()
  await expect(page.getByText('The earlier text is now the draft')).toBeVisible()
  await expect(page.getByText('Before revision 1 was restored')).toBeVisible()
  await page.goto(`${record}/edit`)
  await expect(page.getByLabel('Summary')).toHaveValue('About the old bridge.')
})

test("a speaker's name is shown to publishers and never to editors", async ({ as }) => {
  const page = await as('editor')
  const record = await newRecord(page, { kind: 'Testimony', title: 'Words of a ferryman' })
  const publisher = await as('publisher', { at: `${record}/consent` })
  await page.goto(`${record}/consent`)
  await publisher.getByRole('radio', { name: 'By their name' }).check()
  await publisher.getByRole('textbox', { name: 'Name of the speaker', exact: true }).fill('Jane Imagined Roe')
  await publisher.getByRole('button', { name: 'Save consent' }).click()
  await expect(publisher.getByText('Consent saved')).toBeVisible()

  await page.getByLabel('Note').fill('Given by letter.')
  await page.getByRole('button', { name: 'Save consent' }).click()
  await expect(refusal(page)).toContainText('Someone else changed this consent')
  await expect(page.getByLabel('Note')).toHaveValue('Given by letter.')
  await page.getByRole('button', { name: 'Save consent' }).click()
  await expect(page.getByText('Consent saved')).toBeVisible()
  expect(await page.content()).not.toContain('Jane Imagined Roe')
  await expectAccessible(page)
  await publisher.reload()
  await expect(publisher.getByRole('textbox', { name: 'Name of the speaker', exact: true })).toHaveValue(
    'Jane Imagined Roe',
  )
  await expect(publisher.getByLabel('Note')).toHaveValue('Given by letter.')
})

test('contributors see only their own records', async ({ as }) => {
  const editor = await as('editor')
  const record = await newRecord(editor, { kind: 'Account', title: 'Not for contributors' })
  const page = await as('contributor')
  for (const path of ['', '/edit', '/revisions', '/consent']) {
    const answer = await page.goto(`${record}${path}`)
    expect(answer?.status(), path).toBe(404)
    await expect(page.getByText('Not for contributors')).toBeHidden()
  }
})

test('the pages of records are accessible', async ({ as }) => {
  test.slow()
  const page = await as('editor')
  const record = await newRecord(page, { kind: 'Press excerpt', title: 'A record to look at' })
  for (const path of ['/desk', '/desk/records', '/desk/records/new', record, '/desk/not-a-page']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  }
})
