import type { Page } from '@playwright/test'
import { demoMembers } from '@/prisma/demo/members'
import { allKept, keptIn, keptSizes } from './support/kept'
import { expect, test } from './support/test'
import { openEditor, saved, savedAfter, text as textOf, write } from './support/writing'

const member = (key: string) => {
  const found = demoMembers.find((one) => one.key === key)
  if (!found) throw new Error(`There is no demo member ${key}.`)
  return found
}

async function signIn(page: Page, key: string) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(member(key).email)
  await page.getByLabel('Password').fill(member(key).password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((address) => address.pathname === '/desk')
}

async function signOut(page: Page) {
  await page.goto('/desk/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL((address) => address.pathname === '/sign-in')
}

/** No save of a draft arrives. */
const holdSaves = (page: Page) =>
  page.route('**/api/drafts/**', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
const offered = (page: Page) =>
  page.getByRole('region', { name: 'This browser has text of this draft that isn’t saved yet' })
const titleOfSource = (page: Page) => page.getByLabel('Title (required)')

test('unsent texts are there for their author, not for the next member', async ({ reader, make }) => {
  // Too large to be sent by a page that is being left.
  const record = await make('draft', {
    title: 'On a shared computer',
    paragraphs: ['A sentence of a long text. '.repeat(2_600)],
  })
  const page = await reader()
  await signIn(page, 'editor')
  await page.goto('/desk/sources/new')
  await titleOfSource(page).fill('An unfinished heading')
  await openEditor(page, record)
  await holdSaves(page)
  await write(page, ' Typed for no one else.')
  await allKept(page)
  expect(await keptIn(page)).not.toMatch(/unfinished|no one else/)
  page.on('dialog', (dialog) => dialog.accept())
  await signOut(page)

  await signIn(page, 'admin')
  await openEditor(page, record)
  await expect(page.getByText('Typed for no one else.')).toBeHidden()
  await expect(offered(page)).toBeHidden()
  await page.goto('/desk/sources/new')
  await expect(titleOfSource(page)).toHaveValue('')
  expect(await keptIn(page)).not.toMatch(/unfinished|no one else/)
  await signOut(page)

  await signIn(page, 'editor')
  await openEditor(page, record)
  await expect(offered(page)).toContainText('Typed for no one else.')
  await page.goto('/desk/sources/new')
  await expect(titleOfSource(page)).toHaveValue('An unfinished heading')
})

test('unsent text of a long draft is offered again after a crash', async ({ as, make }) => {
  const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index + 1}.`)
  const record = await make('draft', { title: 'Crashed while typing', paragraphs })
  const first = await as('editor')
  const page = await first.context().newPage()
  await openEditor(page, record)
  await savedAfter(page, () => write(page, ' Saved.'))
  await holdSaves(page)
  await write(page, ' Typed before')
  await allKept(page)
  await write(page, ' the crash.')
  await allKept(page)
  // Only what has changed is written with each key.
  const [text = 0, base = 0] = (await keptSizes(page)).sort((one, other) => one - other)
  expect(text * 3).toBeLessThan(base)
  const client = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  client.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
  await openEditor(first, record)
  await expect(offered(first)).toContainText('Typed before the crash.')
  await offered(first).getByRole('button', { name: 'Continue with the unsaved text' }).click()
  const all = [...paragraphs.slice(0, -1), 'Paragraph 60. Saved. Typed before the crash.'].join('')
  await expect(textOf(first)).toHaveText(all)
  await saved(first)
  await first.reload()
  await expect(textOf(first)).toHaveText(all)
  await expect(offered(first)).toBeHidden()
})

test('texts of an older version are encrypted, and the desk lists all', async ({ as, make }) => {
  const record = await make('draft', { title: 'Kept by an older version' })
  const page = await as('editor')
  await page.goto(`/desk/records/${record.id}/edit`)
  await expect(page.locator('[data-save-status]')).toBeVisible()
  await keptIn(page)
  const ids = await page.evaluate(async (recordId) => {
    const memberId = document.querySelector<HTMLElement>('[data-member]')?.dataset.member ?? ''
    const answer = await fetch(`/api/drafts/${recordId}/newer?known=0`)
    const { newer } = await answer.json()
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Left in plain text.' }] }
    const content = { ...newer.content, body: { ...newer.content.body, content: [paragraph] } }
    const text = {
      recordId,
      kind: 'UNSAVED',
      baseVersion: newer.version,
      content,
      keptAt: new Date().toISOString(),
    }
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('stele', 1)
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const writing = opening.result.transaction('texts', 'readwrite')
        writing.objectStore('texts').put({ ...text, key: 'own', memberId })
        writing.objectStore('texts').put({ ...text, key: 'other', memberId: crypto.randomUUID() })
        const gone = { ...content, title: 'A deleted record', summary: 'Only in this browser.' }
        writing.objectStore('texts').put({
          ...{ ...text, key: 'gone', memberId, recordId: crypto.randomUUID() },
          content: gone,
        })
        writing.oncomplete = () => {
          opening.result.close()
          resolve()
        }
      }
    })
    localStorage.setItem(`stele-source-${memberId}-new`, JSON.stringify({ from: '', value: 'Plain heading' }))
    return { memberId }
  }, record.id)
  expect(ids.memberId).not.toBe('')
  await page.goto('/desk')
  await expect.poll(async () => (await keptIn(page)).match(/Left in plain text/g)?.length).toBe(1)
  await expect.poll(() => keptIn(page)).not.toContain('Plain heading')
  const forgotten = page.locator('[data-forgotten]')
  await expect(forgotten).toContainText('text of 2 records')
  const gone = forgotten.getByRole('listitem').filter({ hasText: 'A deleted record' })
  await gone.getByText('Show the text').click()
  await expect(gone).toContainText('Only in this browser.')
  page.once('dialog', (dialog) => dialog.accept())
  await gone.getByRole('button', { name: 'Discard this text' }).click()
  await expect(forgotten).toContainText('text of 1 record ')
  await forgotten.getByRole('link', { name: 'Kept by an older version' }).click()
  await expect(offered(page)).toContainText('Left in plain text.')
})
