import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { env } from '@/lib/env'
import { Forbidden, fieldTexts, Invalid } from '@/lib/errors'
import { lookUp } from '@/lib/sources/lookups/look-up'
import { itemOfPage } from '@/lib/sources/lookups/page-metadata'
import { english } from '@/tests/support/english'
import { rejection } from '@/tests/support/rejection'

const editor: Actor = { id: '00000000-0000-4000-8000-000000000001', name: 'Edda', role: 'EDITOR' }
const page = `<html lang="en"><head><title>The bridge | Sample Courier</title>
  <meta property="og:title" content="The bridge">
  <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"The bridge is closed",
  "datePublished":"1992-03-14T10:00:00Z","author":[{"name":"Jane Doe"}],"publisher":{"name":"Sample Courier"}}]}</script>
  </head><body><h1>Another heading</h1></body></html>`
const book = {
  'ISBN:9780306406157': {
    title: 'A sample book',
    authors: [{ name: 'Jane Doe' }],
    publishers: [{ name: 'Sample Press' }],
    publish_date: 'March 1992',
  },
}
const article = {
  type: 'article-journal',
  title: 'On ferries',
  'container-title': 'Journal of Samples',
  author: [{ family: 'Doe', given: 'Jane' }],
  issued: { 'date-parts': [[1992, 3]] },
  DOI: '10.1000/xyz',
  reference: [{ key: 'a' }],
}

let server: Server
const asked: string[] = []
beforeAll(async () => {
  server = createServer(({ url = '', headers }, answer) => {
    asked.push(`${url} ${headers.accept}`)
    if (url.startsWith('/10.1000/xyz')) return answer.end(JSON.stringify(article))
    if (url.startsWith('/api/books')) return answer.end(JSON.stringify(book))
    if (url === '/page') return answer.end(page)
    if (url === '/empty') return answer.end('<html><body>no title</body></html>')
    answer.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.STELE_TEST_REGISTRY = local()
})
afterAll(() => {
  delete process.env.STELE_TEST_REGISTRY
  server.close()
})
const local = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const reasonOf = async (text: string) => {
  const error = await rejection(lookUp(editor, { text }))
  if (!(error instanceof Invalid)) throw error
  return fieldTexts(error, english).text
}

describe('a lookup proposes what is said', () => {
  it('of a DOI, without what a source has no use for', async () => {
    const { from, source } = await lookUp(editor, { text: 'https://doi.org/10.1000/xyz' })
    expect(from).toMatch(/^127\.0\.0\.1:/)
    expect(source).toMatchObject({
      ...{ type: 'article-journal', title: 'On ferries', containerTitle: 'Journal of Samples' },
      ...{ doi: '10.1000/xyz', issued: { edtf: '1992-03' }, extra: {} },
    })
    expect(asked.at(-1)).toContain('application/vnd.citationstyles.csl+json')
  })

  it('of an ISBN', async () => {
    const { source } = await lookUp(editor, { text: '978-0-306-40615-7' })
    expect(source).toMatchObject({
      ...{ type: 'book', title: 'A sample book', publisher: 'Sample Press', isbn: '9780306406157' },
      issued: { verbatim: 'March 1992', edtf: '1992-03' },
      contributors: [{ literal: 'Jane Doe' }],
    })
  })

  it('of a page, from what it states and not from its text', async () => {
    const { source } = await lookUp(editor, { text: `${local()}/page` })
    expect(source).toMatchObject({
      ...{ type: 'article-newspaper', title: 'The bridge is closed', containerTitle: 'Sample Courier' },
      ...{ issued: { edtf: '1992-03-14' }, url: `${local()}/page`, language: 'en' },
    })
    expect(await reasonOf(`${local()}/empty`)).toMatch(/has no title/)
  })

  it('of the metadata for scholars', () => {
    const metas = [
      ...[
        ['citation_title', 'On ferries'],
        ['citation_author', 'Doe, Jane'],
        ['citation_author', 'Jane Roe'],
      ],
      ...[
        ['citation_journal_title', 'Journal of Samples'],
        ['citation_date', '1992/03'],
        ['citation_firstpage', '3'],
      ],
    ]
    const html = metas.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')
    expect(itemOfPage(html, 'https://a.example/')).toMatchObject({
      type: 'article-journal',
      author: [{ family: 'Doe', given: 'Jane' }, { literal: 'Jane Roe' }],
      issued: { 'date-parts': [[1992, 3]] },
      page: '3',
    })
  })
})

describe('a lookup without an answer says why', () => {
  it('for an unknown number, and for a text that is none', async () => {
    expect(await reasonOf('10.1000/unknown')).toMatch(/isn’t known there/)
    expect(await reasonOf('Harbour News, 14 March')).toMatch(/Enter a DOI/)
  })

  it('for a private address outside of tests', async () => {
    delete process.env.STELE_TEST_REGISTRY
    expect(await reasonOf('http://127.0.0.1/page')).toMatch(/private network/)
    process.env.STELE_TEST_REGISTRY = local()
  })

  it('where lookups are turned off', async () => {
    env.STELE_LOOKUPS = false
    for (const text of ['10.1000/xyz', 'Harbour News, 14 March'])
      expect(await reasonOf(text)).toMatch(/turned off/)
    env.STELE_LOOKUPS = true
  })

  it('to no one who can’t write sources', async () => {
    const contributor: Actor = { ...editor, role: 'CONTRIBUTOR' }
    expect(await rejection(lookUp(contributor, { text: '10.1000/xyz' }))).toBeInstanceOf(Forbidden)
  })
})
