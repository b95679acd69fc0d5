import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { feedOf } from '@/lib/exchange/feeds'
import { atomGrammar } from '@/tests/support/atom-grammar'
import { grammarErrors, xmlTree } from '@/tests/support/xml-grammar'

/** JSON Feed 1 (jsonfeed.org/version/1), as far as the archive uses it. */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string().optional(),
  author: z.strictObject({ name: z.string().min(1), url: z.url() }),
  items: z.array(
    z.strictObject({
      id: z.url(),
      url: z.url(),
      title: z.string(),
      content_html: z.string(),
      date_modified: z.iso.datetime(),
      date_published: z.iso.datetime(),
    }),
  ),
})

const address = (path: string) => `https://archive.example${path}`
const about = {
  archive: { name: 'Sample & archive', home: address('/az') },
  title: 'Sample & archive',
  description: 'New <editions>.',
  language: 'az',
  page: address('/az/new?kind=account&page=2'),
  atom: address('/az/new/atom'),
  json: address('/az/new/json'),
}
const edition = {
  slug: 'a-record',
  kind: 'account',
  title: 'Storm & <flood> </title><script>x</script> ]]> \u0007\u{1f30a}',
  summary: 'Less than 5 < 6 & "more".',
  attribution: "A 'body'",
  fields: {},
  language: 'en',
  publishedAt: new Date('2026-11-23T10:00:00.000Z'),
  number: 2,
}
const addresses = {
  editionOf: () => address('/records/a-record/editions/2'),
  pageOf: () => address('/az/records/a-record'),
}
const feed = (form: 'atom' | 'json', editions = [edition]) =>
  feedOf(form, about, editions, addresses, ({ title }) => title)

describe('a feed', () => {
  test('keeps the rules of Atom, with titles as text', () => {
    for (const editions of [[edition], []])
      expect(grammarErrors(feed('atom', editions), atomGrammar)).toEqual([])
    const entry = xmlTree(feed('atom')).children.find(({ name }) => name === 'entry')
    const textOf = (name: string) => entry?.children.find((child) => child.name === name)?.text
    expect(textOf('title')).toBe(
      'Storm &amp; &lt;flood&gt; &lt;/title&gt;&lt;script&gt;x&lt;/script&gt; ]]&gt; \ufffd\u{1f30a}',
    )
    expect(textOf('summary')).toBe('A &apos;body&apos;. Less than 5 &lt; 6 &amp; &quot;more&quot;.')
    expect(textOf('id')).toBe(address('/records/a-record/editions/2'))
    expect(entry?.children.find(({ name }) => name === 'link')?.attributes.href).toBe(
      address('/az/records/a-record'),
    )
  })

  test('keeps the rules of JSON Feed, with its content as HTML', () => {
    const { items, author } = jsonFeed.parse(JSON.parse(feed('json')))
    expect(author).toEqual({ name: 'Sample & archive', url: address('/az') })
    expect(items[0]).toMatchObject({
      title: edition.title,
      content_html: 'A &apos;body&apos;. Less than 5 &lt; 6 &amp; &quot;more&quot;.',
    })
    expect(jsonFeed.parse(JSON.parse(feed('json', []))).items).toEqual([])
  })
})
