import '@/tests/support/database'
import { resolve } from 'node:path'
import type { Metadata } from 'next'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET as robots } from '@/app/robots.txt/route'
import { GET as sitemap } from '@/app/sitemap.xml/route'
import { db } from '@/lib/db'
import { answerOf } from '@/lib/editions/addresses'
import { LANGUAGE_HEADER } from '@/lib/messages/public-address'
import { linkTranslation } from '@/lib/records/translations'
import { resetModules } from '@/tests/support/database'
import {
  chainOf,
  closeRecord,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  quotation,
} from '@/tests/support/factories'
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
  const citing = async (title: string) => {
    const source = await makeSource(publisher, { title: `Source of ${title}` })
    const body = doc(quotation({ chain: chainOf(source) }, 'Words.'))
    const fields = { body: { name: `Council of ${title}`, authorityId: null }, jurisdiction: 'Freedonia' }
    const record = await makeRecord(publisher, { kind: 'resolution', title, content: { body, fields } })
    await makeEdition(publisher, record)
    return { record, source }
  }
  const [first, gone, merged] = [await citing('One'), await citing('Gone'), await citing('Merged')]
  await closeRecord(publisher, gone.record)
  await makeSource(publisher, { title: 'Cited by none' })
  await asOwner(
    (tx) =>
      tx.$executeRaw`UPDATE "Source" SET "mergedIntoId" = ${first.source.id}::uuid WHERE id = ${merged.source.id}::uuid`,
  )
  await asOwner((tx) => tx.$executeRaw`UPDATE "Settings" SET languages = ARRAY['en', 'az', 'ar']`)
})

/** What the page at this path says of itself, in this language. */
async function metadataOf(path: string, tag: string | null): Promise<Metadata> {
  const [, folder = path, slug] = /^(\/records|\/collections|\/pages)\/([a-z0-9-]+)$/.exec(path) ?? []
  const [, id] = /^\/sources\/(.+)$/.exec(path) ?? []
  const [, kind, key] = /^\/names\/([a-z]+)\/(.+)$/.exec(path) ?? []
  const page = slug ? `${folder}/[slug]` : id ? '/sources/[id]' : key ? '/names/[kind]/[key]' : path
  const file = `app/(archive)${page === '/' ? '' : page}/page.tsx`
  const { generateMetadata } = await import(resolve(file))
  language = tag
  const props = { params: Promise.resolve({ slug, id, kind, key }), searchParams: Promise.resolve({}) }
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

test('the sitemap lists exactly the sources and names that have a page', async () => {
  const paths = new Set((await listed()).map(({ address }) => address.slice(origin.length)))
  const names = await db.searchName.findMany({ distinct: ['kind', 'key'], select: { kind: true, key: true } })
  const known = [
    ...(await db.source.findMany({ select: { id: true } })).map(({ id }) => `/sources/${id}`),
    ...names.map(({ kind, key }) => `/names/${kind.toLowerCase()}/${encodeURIComponent(key)}`),
  ]
  const open = await Promise.all(
    known.map(async (path) => ((await answerOf(path)) === 'PUBLIC' ? [path] : [])),
  )
  expect([...paths].filter((path) => /^\/(?:sources|names)\/./.test(path)).toSorted()).toEqual(
    open.flat().toSorted(),
  )
  // Of four sources, one is in no edition, one in a withdrawn one, and one is merged; a country has no page.
  expect([known.length, open.flat().length]).toEqual([7, 3])
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
