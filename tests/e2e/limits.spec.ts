import { inEmptyArchive } from './support/empty'
import { expect } from './support/test'

const limited = inEmptyArchive({ STELE_LIMIT_PAGES: '10', STELE_LIMIT_SEARCH: '3' })

limited('a kept page has no limit, search and rendered pages do', async ({ reader }) => {
  const page = await reader()
  const { request } = page.context()
  for (let turn = 0; turn < 3; turn += 1) expect((await request.get('/records?q=pier')).status()).toBe(200)
  const refused = await request.get('/records?q=pier')
  expect(refused.status()).toBe(429)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
  expect(refused.headers()['content-security-policy']).toBeTruthy()
  expect(await refused.text()).toContain('Too many requests')
  expect((await request.get('/api/public/records?q=pier')).status()).toBe(429)
  await page.goto('/records?q=pier')
  // The policy allows the style of the page.
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(250, 249, 246)')

  expect((await request.get('/')).status()).toBe(200)
  const rendered: number[] = []
  while (rendered.length < 12)
    rendered.push((await request.get(`/records/unknown-${rendered.length}`)).status())
  expect(rendered.at(-1)).toBe(429)
  for (let turn = 0; turn < 20; turn += 1) expect((await request.get('/')).status()).toBe(200)
})
