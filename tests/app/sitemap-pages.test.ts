import '@/tests/support/database'
import { resolve } from 'node:path'
import type { Metadata } from 'next'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET as robots } from '@/app/robots.txt/route'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import { LANGUAGE_HEADER } from '@/lib/messages/public-address'
import { linkTranslation } from '@/lib/records/translations'
import { resetModules } from '@/tests/support/database'
import { makeEdition, makeMember, makeRecord } from '@/tests/support/factories'
import { asOwner } from '@/tests/support/sabotage'
import { type Grammar, grammarErrors, xmlTree } from '@/tests/support/xml-grammar'

// An earlier test file in the same process has loaded the modules with the headers themselves, and files after this one get them again.
vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
})
let language: string | null = null
vi.mock('next/headers', () => ({
  headers: async () => new Headers(language ? { [LANGUAGE_HEADER]: language } : {}),
  cookies: async () => ({ get: () => undefined }),
}))
afterAll(async () => {
  vi.doUnmock('next/headers')
  await resetModules()
})

const origin = 'http://localhost:3000'

/** The schema of sitemaps.org 0.9, with links to other languages as search engines read them. */
const grammar: Grammar = {
  urlset: { children: /^(?:url )+$/, required: ['xmlns', 'xmlns:xhtml'] },
  url: { children: /^loc (?:lastmod )?(?:xhtml:link )*$/ },
  loc: { text: /^https?:\/\/\S{1,2000}$/ },
  lastmod: { text: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/ },
  'xhtml:link': {
    attributes: {
      rel: /^alternate$/,
      hreflang: /^(?:x-default|[a-z]{2,3}(?:-\w+)*)$/,
      href: /^https?:\/\/\S+$/,
    },
    required: ['rel', 'hreflang', 'href'],
  },
}

let original: { slug: string }
let translated: { slug: string }
beforeAll(async () => {
  const publisher = await makeMember({ role: 'PUBLISHER' })
  const published = async (title: string, tag: string) => {
    const record = await makeRecord(publisher, { title, content: { language: tag } })
    await makeEdition(publisher, record)
    return record
  }
  const [one, other] = [await published('A flood', 'en'), await published('Daşqın', 'az')]
  await published('Alone', 'de')
  await linkTranslation(publisher, other.id, { original: one.id })
  ;[original, translated] = [one, other]
  await asOwner((tx) => tx.$executeRaw`UPDATE "Settings" SET languages = ARRAY['en', 'az', 'ar']`)
})

/** What the page at this path says of itself, in this language. */
async function metadataOf(path: string, tag: string | null): Promise<Metadata> {
  const [, folder = path, slug] = /^(\/records|\/collections|\/pages)\/([a-z0-9-]+)$/.exec(path) ?? []
  const file = `app/(archive)${folder === '/' ? '' : folder}${slug ? '/[slug]' : ''}/page.tsx`
  const { generateMetadata } = await import(resolve(file))
  language = tag
  const props = { params: Promise.resolve({ slug }), searchParams: Promise.resolve({}) }
  const found: Metadata = await generateMetadata(props)
  language = null
  return found
}

async function listed() {
  const text = await (await sitemap()).text()
  expect(grammarErrors(text, grammar)).toEqual([])
  return xmlTree(text).children.map(({ children }) => ({
    address: children.find(({ name }) => name === 'loc')?.text ?? '',
    languages: Object.fromEntries(
      children.flatMap(({ name, attributes }) =>
        name === 'xhtml:link' ? [[attributes.hreflang, attributes.href]] : [],
      ),
    ),
  }))
}

test('each address of the sitemap is canonical and listed', async () => {
  const entries = await listed()
  expect(entries.length).toBeGreaterThan(15)
  const disallowed = [...(await (await robots()).text()).matchAll(/^Disallow: (\S+)$/gm)].map(
    ([, path]) => path,
  )
  for (const { address, languages } of entries) {
    const path = address.slice(origin.length) || '/'
    const { alternates, robots: rules } = await metadataOf(path, null)
    expect([path, alternates?.canonical, rules]).toEqual([path, address, undefined])
    expect([path, alternates?.languages]).toEqual([path, languages])
    expect(disallowed.filter((start) => path.startsWith(start ?? ''))).toEqual([])
  }
})

test('a translated record has one address in each language, from all pages', async () => {
  const at = (path: string) => `${origin}${path}`
  const expected = {
    en: at(`/records/${original.slug}`),
    az: at(`/records/${translated.slug}`),
    ar: at(`/ar/records/${original.slug}`),
    'x-default': at(`/records/${original.slug}`),
  }
  for (const [{ slug }, tag, canonical] of [
    [original, null, at(`/records/${original.slug}`)],
    [original, 'ar', at(`/ar/records/${original.slug}`)],
    // The translation is there for readers of Azerbaijani.
    [original, 'az', at(`/records/${original.slug}`)],
    [translated, null, at(`/records/${translated.slug}`)],
    [translated, 'az', at(`/records/${translated.slug}`)],
    [translated, 'ar', at(`/records/${translated.slug}`)],
  ] as const) {
    const { alternates, openGraph } = await metadataOf(`/records/${slug}`, tag)
    expect([slug, tag, alternates?.canonical]).toEqual([slug, tag, canonical])
    expect(alternates?.languages).toEqual(expected)
    expect(openGraph?.url).toBe(canonical)
  }
})

test('the page of an edition is canonical and not listed', async () => {
  const { generateMetadata } = await import('@/app/(archive)/records/[slug]/editions/[number]/page')
  for (const tag of [null, 'az']) {
    language = tag
    const params = Promise.resolve({ slug: original.slug, number: '1' })
    const { alternates, robots: rules } = await generateMetadata({ params })
    expect(alternates?.canonical).toBe(`${origin}/records/${original.slug}/editions/1`)
    expect(rules).toMatchObject({ index: false })
  }
  language = null
})
