import { pdfOf } from '../support/pdf'
import { expectAccessible } from './support/axe'
import { expect, test } from './support/test'

const name = 'Ada Quillmark'
const phone = { viewport: { width: 360, height: 740 } }

test('a publisher erases a speaker, and no reader finds the name', async ({ as, reader, make }) => {
  const slug = `seen-from-the-pier-${crypto.randomUUID().slice(0, 8)}`
  const record = await make('testimony', { title: 'Of one who left', name, isWithdrawn: true })
  const summary = 'Ada Quillmark is quoted here.'
  await make('published', { title: 'The pier as Quillmark saw it', slug, summary })
  const visitor = await reader({ at: `/records/${slug}` })
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('The pier as Quillmark saw it')

  const page = await as('publisher', { ...phone, at: `/desk/records/${record.id}/consent` })
  const forms = page.getByRole('region', { name: 'Signed consent forms' })
  await forms
    .getByLabel('Scan or photograph of the signed form')
    .setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: pdfOf(['Signed.']) })
  await forms.getByRole('button', { name: 'Add form' }).click()
  await expect(forms.getByRole('link', { name: 'signed.pdf' })).toBeVisible()

  await page.getByText('Erase the text of this record').click()
  await page.getByLabel('Also erase the signed consent form').check()
  const places = page.getByRole('group', { name: 'Places outside of this record' })
  await expect(places.getByRole('checkbox', { name: /Text of another record: The pier/ })).toBeChecked()
  for (const place of await places.getByRole('checkbox').all()) await place.check()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByLabel('Type the address of the record').fill(record.slug)
  await page.getByRole('button', { name: 'Erase text' }).click()

  const report = page.getByText('The text of this record was erased', { exact: true }).locator('..')
  // It goes through everything in the archive.
  await expect(report).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('link', { name: 'Masked as private in the text of a copy' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Replaced in the draft, revisions, editions/ })).toBeVisible()
  await expect(page.getByText('signed.pdf')).toHaveCount(0)
  await expectAccessible(page)

  for (const address of [
    `/records/${slug}`,
    `/records/${slug}/editions/1`,
    `/api/public/records/${slug}`,
    `/api/public/records/${slug}/editions/1/parts`,
    '/records?q=pier',
  ]) {
    await expect(async () => {
      const text = await (await visitor.request.get(address)).text()
      expect(text, address).not.toMatch(/quillmark/i)
      expect(text.length, address).toBeGreaterThan(500)
    }).toPass({ timeout: 10_000 })
  }
  await visitor.goto(`/records/${slug}`)
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('The pier as [withheld] saw it')
})
