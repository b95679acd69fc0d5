import '@/tests/support/database'
import { expect, test } from 'vitest'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import { GET as part } from '@/app/sitemaps/[page]/route'
import { SITEMAP_SIZE } from '@/lib/editions/sitemap'
import { asOwner } from '@/tests/support/sabotage'

const RECORDS = SITEMAP_SIZE + 1

test('records that do not fit one sitemap are listed in several', async () => {
  await asOwner(async (tx) => {
    // The entries have no editions.
    await tx.$executeRaw`
        INSERT INTO "SearchEntry" ("recordId", "editionId", slug, kind, language, title, summary, attribution, text, "publishedAt")
        SELECT gen_random_uuid(), gen_random_uuid(), 'record-' || n, 'account', 'en', 'A title', '', '', '', now()
        FROM generate_series(1, ${RECORDS}) n`
  })
  const index = await (await sitemap()).text()
  const parts = [...index.matchAll(/<loc>[^<]*\/sitemaps\/(\d+)<\/loc>/g)].map(([, page = '']) => page)
  expect(parts).toEqual(['1', '2'])
  const slugs: string[] = []
  for (const page of parts) {
    const answer = await part(new Request('http://localhost/'), { params: Promise.resolve({ page }) })
    const found = [...(await answer.text()).matchAll(/\/records\/([a-z0-9-]+)<\/loc>/g)]
    expect(found.length).toBeLessThanOrEqual(SITEMAP_SIZE)
    slugs.push(...found.map(([, slug = '']) => slug))
  }
  expect(slugs).toHaveLength(RECORDS)
  expect(new Set(slugs).size).toBe(RECORDS)
  for (const page of ['0', '3', 'x']) {
    const answer = await part(new Request('http://localhost/'), { params: Promise.resolve({ page }) })
    expect(answer.status, page).toBe(404)
  }
})

test('a sitemap lists each address in every language of the archive', async () => {
  expect(
    await (await part(new Request('http://localhost/'), { params: Promise.resolve({ page: '1' }) })).text(),
  ).not.toContain('hreflang')
  await asOwner((tx) => tx.$executeRaw`UPDATE "Settings" SET languages = ARRAY['en', 'ar']`)
  const text = await (
    await part(new Request('http://localhost/'), { params: Promise.resolve({ page: '1' }) })
  ).text()
  const [home = ''] = /<url>.*?<\/url>/.exec(text) ?? []
  expect(
    [...home.matchAll(/hreflang="([^"]+)" href="[^"]*:\/\/[^/"]+([^"]*)"/g)].map(
      ([, tag, path]) => `${tag} ${path}`,
    ),
  ).toEqual(['en /', 'ar /ar', 'x-default /'])
  expect(text).toMatch(/hreflang="ar" href="[^"]*\/ar\/records\/record-1"/)
})
