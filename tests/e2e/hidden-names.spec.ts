import { expect, test } from './support/test'

test('a hidden name stops a submission, and only a publisher learns it', async ({ as, make }) => {
  const record = await make('testimony', {
    title: 'Of one at the lock',
    name: 'Ida Fennimoor',
    summary: 'Fennimoor tells of the lock.',
  })
  const editor = await as('editor', { at: `/desk/records/${record.id}` })
  await editor
    .getByRole('region', { name: 'Next step' })
    .getByRole('button', { name: 'Submit for review' })
    .click()
  await expect(editor.locator('main').getByRole('alert').first()).toContainText(
    'A publisher must check this record',
  )
  await editor.goto(`/desk/records/${record.id}/consent`)
  await expect(editor.getByText('A publisher must check this record')).toBeVisible()
  await expect(editor.getByText(/Ida|Summary: /)).toHaveCount(0)

  const publisher = await as('publisher', { at: `/desk/records/${record.id}/consent` })
  const report = publisher.getByText('Fennimoor tells of the lock')
  await expect(report.first()).toBeVisible()
  await expect(publisher.getByLabel('Name of the speaker')).toHaveValue('Ida Fennimoor')
})

test('a publisher restricts a copy, and a contributor reads nothing of it', async ({ as, make }) => {
  const { source, holding, words } = await make('evidence', { title: 'The lock keeper’s book' })
  const copy = `/desk/sources/${source.id}/holdings/${holding}`
  const contributor = await as('contributor', { at: copy })
  await expect(contributor.getByText(words).first()).toBeVisible()

  const publisher = await as('publisher', { at: copy })
  await publisher.getByText('Edit description').click()
  await publisher
    .getByLabel('Who can read it')
    .selectOption({ label: 'Restricted: publishers and admins only' })
  await publisher.getByRole('button', { name: 'Save description' }).click()
  await expect(publisher.getByRole('definition').filter({ hasText: /^Restricted/ })).toBeVisible()

  await expect(async () => {
    const page = await contributor.request.get(copy)
    expect(page.status()).toBe(404)
    expect(await page.text()).not.toContain(words)
  }).toPass({ timeout: 10_000 })
  expect((await contributor.request.get(`/api/holdings/${holding}/file`)).status()).toBe(404)
  expect((await publisher.request.get(`/api/holdings/${holding}/file`)).status()).toBe(200)
})
