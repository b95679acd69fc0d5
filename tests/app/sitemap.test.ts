import '@/tests/support/database'
import { expect, test } from 'vitest'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import { GET as part } from '@/app/sitemaps/[name]/route'
import { SITEMAP_SIZE } from '@/lib/exchange/sitemap'
import { asOwner } from '@/tests/support/sabotage'

const RECORDS = SITEMAP_SIZE + 1

const asked = (name: string) => part(new Request('http://localhost/'), { params: Promise.resolve({ name }) })

test('records that do not fit one sitemap are listed in several', async () => {
  await asOwner(async (tx) => {
    // The entries have no editions.
    await tx.$executeRaw`
        INSERT INTO "SearchEntry" ("recordId", "editionId", slug, kind, language, title, summary, attribution, text, "publishedAt")
        SELECT gen_random_uuid(), gen_random_uuid(), 'record-' || n, 'account', 'en', 'A title', '', '', '', now()
        FROM generate_series(1, ${RECORDS}) n`
    await tx.$executeRaw`
        INSERT INTO "SearchName" ("recordId", kind, key, name, letter)
        SELECT "recordId", 'BODY', 'body & ' || slug, 'A body', 'A' FROM "SearchEntry"`
  })
  const index = await (await sitemap()).text()
  const parts = [...index.matchAll(/<loc>[^<]*\/sitemaps\/([a-z]+-\d+)<\/loc>/g)].map(([, name = '']) => name)
  expect(parts).toEqual(['records-1', 'records-2', 'names-1', 'names-2'])
  const paths: string[] = []
  for (const name of parts) {
    const found = [
      ...(await (await asked(name)).text()).matchAll(/\/((?:records|names\/body)\/[^/<]+)<\/loc>/g),
    ]
    expect(found.length).toBeLessThanOrEqual(SITEMAP_SIZE)
    paths.push(...found.map(([, path = '']) => path))
  }
  expect(paths).toHaveLength(2 * RECORDS)
  expect(new Set(paths).size).toBe(2 * RECORDS)
  expect(paths).toContain('names/body/body%20%26%20record-1')
  for (const name of ['records-0', 'records-3', 'names-3', 'sources-1', 'x-1', '1', 'records'])
    expect((await asked(name)).status, name).toBe(404)
})

test('a sitemap is made in small parts while it is sent', async () => {
  const sizes: number[] = []
  for await (const part of (await asked('records-1')).body ?? []) sizes.push(part.length)
  expect(sizes.length).toBeGreaterThan(5)
  expect(Math.max(...sizes)).toBeLessThan(40_000)
})

test('a sitemap lists each address in every language of the archive', async () => {
  expect(await (await asked('records-1')).text()).not.toContain('hreflang')
  await asOwner((tx) => tx.$executeRaw`UPDATE "Settings" SET languages = ARRAY['en', 'ar']`)
  const text = await (await asked('records-1')).text()
  const [home = ''] = /<url>.*?<\/url>/.exec(text) ?? []
  expect(
    [...home.matchAll(/hreflang="([^"]+)" href="[^"]*:\/\/[^/"]+([^"]*)"/g)].map(
      ([, tag, path]) => `${tag} ${path}`,
    ),
  ).toEqual(['en /', 'ar /ar', 'x-default /'])
  expect(text).toMatch(/hreflang="ar" href="[^"]*\/ar\/records\/record-1"/)
})
