import { pictureOf } from '../support/pictures'
import { silence } from '../support/recordings'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'
import { openEditor, savedAfter, text, write } from './support/writing'

test('an image comes from the library into a text', async ({ as, make }) => {
  const page = await as('editor')
  await page.goto('/desk/media')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
  // Of a size of its own in each run, so that the library doesn't have it.
  const map = await pictureOf(500 + Math.floor(Math.random() * 400), 300 + Math.floor(Math.random() * 400))
  await page.locator('input[type=file]').setInputFiles([
    { name: 'valley.png', mimeType: 'image/png', buffer: map },
    { name: 'drawing.png', mimeType: 'image/png', buffer: svg },
  ])
  const list = page.getByRole('region', { name: 'Files that are being added' })
  await expect(list.getByRole('listitem').filter({ hasText: 'drawing.png' })).toContainText(
    'The library takes',
  )
  // Beside the box, too: else the browser would leave the page for the file.
  const song = silence(8801 + Math.floor(Math.random() * 8000))
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(bytes)], 'song.wav', { type: 'audio/wav' }))
      return transfer
    },
    [...song],
  )
  await page.getByRole('heading', { level: 1 }).dispatchEvent('drop', { dataTransfer: dropped })
  const ofSong = await list.getByRole('link', { name: 'Describe song.wav' }).getAttribute('href')
  // Its smaller forms are made first.
  await expect(list.getByRole('link', { name: 'Describe valley.png' })).toBeVisible({ timeout: 60_000 })
  // Pasted, while the connection breaks once: sending goes on by itself, but not before the page was seen to say so.
  const seen = Promise.withResolvers<void>()
  let isBroken = false
  await page.route('**/api/media/uploads/**', async (route) => {
    if (!isBroken && route.request().method() === 'PATCH') {
      isBroken = true
      return route.abort('connectionreset')
    }
    if (isBroken) await seen.promise
    return route.continue()
  })
  const pasted = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(bytes)], 'pasted.png', { type: 'image/png' }))
      return transfer
    },
    [...(await pictureOf(310 + Math.floor(Math.random() * 400), 120))],
  )
  await page.evaluate(
    (clipboardData) =>
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      ),
    pasted,
  )
  const sentAgain = list.getByRole('listitem').filter({ hasText: 'pasted.png' })
  await expect(sentAgain).toContainText('The connection broke. Trying again …')
  seen.resolve()
  await expect(sentAgain).toContainText('Added', { timeout: 60_000 })
  await list.getByRole('link', { name: 'Describe valley.png' }).click()
  await page.getByLabel('What the image shows').fill('The valley from above.')
  await page.getByLabel('Credit').fill('Drawn by the archive')
  await page.getByRole('button', { name: 'Save description' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expectAccessible(page)
  await page.goto(ofSong ?? '')
  await expect(page.locator('audio')).toHaveAttribute('src', /file\.wav$/)
  // A form that is sent before the page has its script says the same.
  const plain = await as('editor', { javaScriptEnabled: false, at: ofSong ?? '' })
  await plain.getByLabel('Credit').fill('Sung by no one')
  await plain.getByRole('button', { name: 'Save description' }).click()
  await expect(plain.getByText('Saved.')).toBeVisible()
  await expect(plain.getByLabel('Credit')).toHaveValue('Sung by no one')

  await openEditor(page, await make('draft', { title: 'A record with a map' }))
  await write(page, 'The valley. /image')
  await expect(page.getByRole('option', { name: /^Image/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Search the media library').fill('valley')
  await savedAfter(page, () => dialog.getByRole('button', { name: 'valley.png' }).first().click())
  await expect(text(page).getByRole('img', { name: 'The valley from above.' })).toBeVisible()

  // Dropped from the computer: it has no description yet.
  const data = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(bytes)], 'dropped.png', { type: 'image/png' }))
      return transfer
    },
    [...(await pictureOf(300 + Math.floor(Math.random() * 400), 100))],
  )
  await text(page).dispatchEvent('drop', { dataTransfer: data, clientX: 600, clientY: 320 })
  await expect(dialog.getByText('What the image shows').first()).toBeVisible()
  await dialog.getByLabel('The image only decorates').check()
  await savedAfter(page, () => dialog.getByRole('button', { name: 'Save' }).click())
  // A recording, with what it says.
  await text(page).getByText('The valley.').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/recording')
  await expect(page.getByRole('listbox', { name: 'Insert or change' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  const tape = silence(800 + Math.floor(Math.random() * 8000))
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'tape.wav', mimeType: 'audio/wav', buffer: tape })
  await dialog.getByRole('textbox', { name: 'Description' }).fill('A talk in the valley.')
  await dialog.getByLabel('Credit').fill('By the archive')
  await dialog.getByLabel('Rights').fill('CC BY 4.0')
  await dialog.getByLabel('Captions and transcript').fill('WEBVTT\n\n00:01.000 --> 00:02.000\nWe left.')
  await savedAfter(page, () => dialog.getByRole('button', { name: 'Save' }).click())
  await expect(text(page).getByRole('button', { name: /Described: A talk in the valley/ })).toBeVisible()
  await page.reload()
  await expect(text(page).locator('audio')).toHaveCount(1)
  await expect(text(page).getByRole('button', { name: /Only decorates/ })).toBeVisible()
  await expectAccessible(page)
})
