import { readFile } from 'node:fs/promises'
import { pictureOf } from '@/tests/support/pictures'
import { wordCell, wordLine, wordMarks, wordOf, wordParts, wordRun } from '@/tests/support/word'
import { expectAccessible } from './support/axe'
import { movementOn } from './support/movement'
import { expect, test } from './support/test'
import {
  newRecord,
  openEditor,
  openTab,
  pasteInto,
  saved,
  savedAfter,
  status,
  text,
  write,
  writeAndSave,
} from './support/writing'

test('pasted text gets new ids and loses links that run scripts', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Pasted')
  const source = crypto.randomUUID()
  const attributes = {
    id: crypto.randomUUID(),
    mode: 'PARAPHRASE',
    passageId: null,
    chain: [{ sourceId: source, locator: null, access: 'ORIGINAL_SEEN' }],
    language: 'en',
    original: null,
    translator: null,
    openlyUnverified: false,
  }
  const quotation = `<blockquote data-quotation='${JSON.stringify(attributes)}'>Told otherwise</blockquote>`
  const html = `${quotation}${quotation}<p><a href="javascript:alert(1)">a link</a> <u>under</u></p>
    <table><tr><td>cell</td><td>12</td></tr></table><img src=x onerror="document.title='run'">
    <p style="mso-list:l0 level1"><span style="mso-list:Ignore">·</span>from Word</p>`
  const saving = page.waitForRequest((request) => request.method() === 'PUT')
  await text(page).evaluate((element, html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, html)
  await expect(text(page).locator('figure')).toHaveCount(2)
  await expect(text(page).locator('a')).toHaveCount(0)
  for (const words of ['a link', 'under', 'cell', 'from Word']) await expect(text(page)).toContainText(words)
  await expect(text(page).locator('ul li')).toHaveText('from Word')
  await expect(text(page).locator('td')).toHaveText(['cell', '12'])
  await expect(page.getByText('Left out of what you pasted')).toBeVisible()
  await expect(page.getByText('1 picture', { exact: true })).toBeVisible()
  // The source doesn't exist, so the server refuses the save; the request has two ids.
  const request = await saving
  const sent: { bodyChange: { blocks: { type: string; attrs?: { id?: string } }[] } } = request.postDataJSON()
  const ids = sent.bodyChange.blocks.filter(({ type }) => type === 'quotation').map(({ attrs }) => attrs?.id)
  expect(new Set(ids).size).toBe(2)
  expect(ids).toContain(attributes.id)
  await expect(status(page)).toContainText('Not saved')
  await pasteInto(text(page), 'Nothing is left out of this.')
  await expect(page.getByText('Left out of what you pasted')).toBeHidden()
})

/** A Word document as people write them: a change that was tracked, a comment, a note, a table and a picture. */
async function statement() {
  const line = wordLine(
    wordRun('Of the villages '),
    `<w:del w:id="1"><w:r><w:delText>15</w:delText></w:r></w:del><w:ins w:id="2">${wordRun('12')}</w:ins>`,
    wordRun(' were reached'),
    wordMarks.footnote,
    wordMarks.comment,
    wordRun('.'),
  )
  const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => wordCell(cell)).join('')}</w:tr>`
  const table = `<w:tbl>${row('Upper Mill', '12', '3')}${row('Lower Mill', '4', '0')}</w:tbl>`
  // Of a size of its own in each run, so that the library doesn't have it.
  const picture = await pictureOf(200 + Math.floor(Math.random() * 400), 120)
  const parts = wordParts({ footnote: 'A list of May, annex.', comment: 'Ask first.', picture })
  return wordOf(line + table + wordLine(wordMarks.picture('A map of the mills')), parts)
}

test('a Word document comes into a text whole, and can be undone', async ({ as, make }) => {
  const record = await make('draft', { title: 'From a Word document', paragraphs: ['Written before.'] })
  const page = await as('editor')
  await openEditor(page, record)
  // Early, because Playwright asks the browser for choosers only a moment later.
  const chooser = page.waitForEvent('filechooser')
  await write(page, ' /word')
  await expect(
    page.getByRole('listbox', { name: 'Insert or change' }).getByRole('option').first(),
  ).toHaveText(/^Text of a Word document/)
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({
    name: 'Statement.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(await statement()),
  })
  const isThere = async () => {
    await expect(text(page)).toContainText('Of the villages 12 were reached')
    await expect(text(page).locator('.editor-footnote')).toContainText('A list of May, annex.')
    await expect(text(page).locator('td, th')).toHaveText(['Upper Mill', '12', '3', 'Lower Mill', '4', '0'])
    await expect(text(page).getByRole('img', { name: 'A map of the mills' })).toBeVisible()
  }
  await isThere()
  await expect(page.getByText('1 deletion that was tracked.', { exact: false })).toBeVisible()
  await expect(page.getByText('1 comment', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo the paste' }).click()
  await expect(text(page)).toHaveText('Written before.')
  await expect(page.getByText('Left out of what you pasted')).toBeHidden()
  await savedAfter(page, async () => {
    await page.keyboard.press('Control+Shift+z')
    await page.keyboard.press('Control+s')
  })
  await page.reload()
  await isThere()
})

test('the toolbar is one Tab stop with arrow keys and Escape', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Toolbar')
  await write(page, 'Words')
  await page.keyboard.press('Alt+F10')
  await expect(page.getByRole('button', { name: 'Quotation from a source' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Citation of a source' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: 'Redo' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+b')
  await expect(page.getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true')

  // In an interface that is written from right to left, the next tool is on the left.
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl'
  })
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('button', { name: 'Citation of a source' })).toBeFocused()
})

test('the title begins near the top in every staff language', async ({ as }) => {
  const page = await as('editor', { viewport: { width: 1440, height: 900 } })
  await newRecord(page, 'High up')
  for (const language of ['en', 'az', 'hy', 'ru', 'fr', 'tr']) {
    const { command, toolbar } = JSON.parse(await readFile(`messages/${language}/editor.json`, 'utf8'))
    const names = { ...command, ...toolbar.sign, headings: command.paragraph, insert: toolbar.insert }
    const rows = await page.getByRole('toolbar').evaluate((bar, names: Record<string, string>) => {
      const tools = [...bar.querySelectorAll<HTMLElement>('[data-tool]')]
      for (const tool of tools) {
        const sign = [...tool.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE)
        if (sign) sign.nodeValue = names[tool.dataset.tool ?? ''] ?? ''
      }
      return new Set(tools.map((tool) => Math.round(tool.getBoundingClientRect().top))).size
    }, names)
    const box = await page.getByRole('textbox', { name: 'Title' }).boundingBox()
    expect(rows, language).toBeLessThanOrEqual(2)
    expect(box?.y, language).toBeLessThanOrEqual(rows === 1 ? 125 : 165)
  }
})

test('headings, lists, quotes, emphasis and links work and can be undone', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Every tool')
  const tool = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const line = async (words: string) => {
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(words)
  }
  await write(page, 'A heading')
  await tool('Kind of paragraph: Paragraph').click()
  await page.getByRole('menuitemcheckbox', { name: /^Heading/ }).click()
  await expect(tool('Kind of paragraph: Heading')).toBeVisible()
  await expect(text(page)).toBeFocused()
  await line('A smaller one')
  await page.keyboard.press('Control+Alt+3')
  await line('First of two')
  await tool('Bulleted list').click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Second of two')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('In an order')
  await page.keyboard.press('Control+Shift+7')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Words set apart')
  await tool('Block quote without a source').click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+i')
  await page.keyboard.type('leaning')
  await page.keyboard.press('Control+i')
  await page.keyboard.type(' and linked')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  // The editor hears of a selection a moment after the browser has made it.
  await expect(page.getByRole('toolbar', { name: 'At the selection' })).toBeVisible()
  await page.keyboard.press('Control+Shift+k')
  const address = page.getByLabel('Address', { exact: true })
  await address.fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await expect(
    page.getByText('Links begin with https://, http:// or mailto: and have no spaces.'),
  ).toBeVisible()
  await address.fill('https://example.org/')
  await page.keyboard.press('Enter')
  await expect(text(page).locator('a[href="https://example.org/"]')).toHaveText('linked')
  await saved(page)

  const shape = async () => ({
    h2: await text(page).locator('h2').allTextContents(),
    h3: await text(page).locator('h3').allTextContents(),
    bullets: await text(page).locator('ul li').allTextContents(),
    numbers: await text(page).locator('ol li').allTextContents(),
    apart: await text(page).locator('blockquote').allTextContents(),
    leaning: await text(page).locator('em').allTextContents(),
    links: await text(page).locator('a').allTextContents(),
  })
  const made = {
    h2: ['A heading'],
    h3: ['A smaller one'],
    bullets: ['First of two', 'Second of two'],
    numbers: ['In an order'],
    apart: ['Words set apart'],
    leaning: ['leaning'],
    links: ['linked'],
  }
  await expect.poll(shape).toEqual(made)
  await tool('Undo').click()
  await expect(text(page).locator('a')).toHaveCount(0)
  await savedAfter(page, () => page.keyboard.press('Control+Shift+z'))
  await expect.poll(shape).toEqual(made)
  await page.reload()
  await expect.poll(shape).toEqual(made)
})

test('a slash and the palette offer commands, and words are replaced', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'Every command')
  await write(page, '# A road')
  await page.keyboard.press('Enter')
  await page.keyboard.type('One road, two roads. /bul')
  const list = page.getByRole('listbox', { name: 'Insert or change' })
  await expect(list.getByRole('option')).toHaveText([/^Bulleted list/])
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(text(page).locator('ul li')).toHaveText('One road, two roads. ')
  await expect(text(page).locator('h2')).toHaveText('A road')

  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'Type a command, a title or a page' })
  await expect(palette).toBeFocused()
  await page.keyboard.type('find')
  await expect(page.getByRole('option').first()).toHaveText(/^Find and replace/)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused()
  await page.keyboard.type('road')
  const find = page.getByRole('search', { name: 'Find and replace' })
  await expect(find).toContainText('3 matches')
  await page.keyboard.press('Enter')
  await expect(find).toContainText('1 of 3')
  await find.getByRole('textbox', { name: 'Replace with' }).fill('street')
  await savedAfter(page, () => find.getByRole('button', { name: 'Replace all' }).click())
  await expect(text(page)).toContainText('One street, two streets.')
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(text(page)).toContainText('One road, two roads.')

  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('complementary')).toBeHidden()
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('tab', { name: 'Sources' })).toBeVisible()
})

test('submitting names what a draft lacks, and leads to it', async ({ as, make }) => {
  const record = await make('draft', { title: 'Not complete yet', paragraphs: ['Text.'] })
  const page = await as('editor')
  await page.goto(`/desk/records/${record.id}/edit`)
  await page.getByRole('button', { name: 'Submit for review' }).click()
  const dialog = page.getByRole('dialog', { name: 'Submit for review' })
  await expect(dialog).toContainText('missing before this draft can be submitted')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Nothing here relies on a source/ }).click()
  await expect(dialog).toBeHidden()
  await expect(text(page)).toBeFocused()

  const whole = await make('citedDraft', { title: 'Complete' })
  await page.goto(`/desk/records/${whole.id}/edit`)
  await page.getByRole('link', { name: 'Preview' }).click()
  await expect(page.getByRole('note')).toContainText('Readers can’t see it')
  await expect(page.getByRole('article')).toContainText('Complete')
  await page.getByRole('link', { name: 'Back to the editor' }).click()
  // What the page shows is submitted, and nothing before it is saved.
  await page.route('**/api/drafts/**', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await write(page, ' Typed last.')
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(dialog).toContainText('Saving the last changes first')
  await expect(dialog.getByRole('button', { name: 'Submit for review' })).toHaveCount(0)
  await page.unroute('**/api/drafts/**')
  // It is sent again by itself, too; opening the dialog doesn't wait for that.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await dialog.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('Its draft is closed.')).toBeVisible()
  await page.goto(`/desk/records/${whole.id}/revisions/1`)
  await expect(page.getByText('Typed last.').first()).toBeVisible()
})

test('a text is written in the direction of its language', async ({ as }) => {
  const page = await as('editor')
  await newRecord(page, 'From right to left')
  const language = page.getByLabel('Language (required)')
  await openTab(page, 'Details')
  await expect(text(page)).toHaveCSS('direction', 'ltr')
  await language.fill('ar')
  await language.blur()
  await expect(text(page)).toHaveCSS('direction', 'rtl')
  await expect(text(page).locator('xpath=ancestor-or-self::*[@lang][1]')).toHaveAttribute('lang', 'ar')
  await writeAndSave(page, 'مشينا')
  await page.reload()
  await expect(text(page)).toHaveText('مشينا')
  await expect(text(page)).toHaveCSS('direction', 'rtl')
  await openTab(page, 'Details')
  await language.fill('fr')
  await language.blur()
  await expect(text(page)).toHaveCSS('direction', 'ltr')
})

test('a narrow screen shows text and panel as two views', async ({ as }) => {
  test.slow()
  const page = await as('editor', { viewport: { width: 360, height: 740 } })
  await newRecord(page, 'On a phone')
  await page.reload()
  await expect(page.locator('[data-findings]')).toBeVisible()
  expect(await movementOn(page)).toBeLessThan(0.02)
  await page.getByRole('button', { name: 'Quotation from a source' }).click()
  await expect(page.getByRole('heading', { name: 'New quotation' })).toBeVisible()
  await expect(text(page)).toBeHidden()
  await page.getByRole('button', { name: 'Text', exact: true }).click()
  await expect(text(page)).toBeVisible()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expectAccessible(page)
})
