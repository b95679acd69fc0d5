import { describe, expect, it } from 'vitest'
import { fileOf, isMirrored, relativeAddress, searchFileFor } from '@/lib/exchange/mirror/files'
import {
  linksIn,
  linksOfStyles,
  mirroredLinks,
  pageOfMirror,
  styleOfMirror,
} from '@/lib/exchange/mirror/links'

const id = '11111111-0000-4000-8000-000000000000'
const copy = `/sources/${id}/copies/${id}`

describe('the file of an address', () => {
  it.each([
    ['/', 'index.html'],
    ['/az', 'az/index.html'],
    ['/records/a-slug', 'records/a-slug/index.html'],
    ['/records?kind=press-excerpt', 'records/_kind/press-excerpt/index.html'],
    [
      '/sources/11111111-0000-4000-8000-000000000000/more?page=2',
      'sources/11111111-0000-4000-8000-000000000000/more/_page/2/index.html',
    ],
    ['/records?page=2', 'records/_page/2/index.html'],
    ['/az/records?kind=account&page=12', 'az/records/_kind/account/page/12/index.html'],
    ['/register?page=2', 'register/_page/2/index.html'],
    ['/sources?page=3', 'sources/_page/3/index.html'],
    ['/press/csv', 'press/csv.csv'],
    [`${copy}`, `${copy.slice(1)}/index.html`],
    [`/az${copy}?page=2`, `az${copy}/_page/2/index.html`],
    [`${copy}?passage=${id}`, `${copy.slice(1)}/_passage/${id}/index.html`],
    [`${copy}/recording?type=mp3`, `${copy.slice(1)}/recording.mp3`],
    [`${copy}/captions`, `${copy.slice(1)}/captions.vtt`],
    ['/names?of=body', 'names/_of/body/index.html'],
    ['/az/names?of=person&letter=%D0%90&page=2', 'az/names/_of/person/letter/D090/page/2/index.html'],
    [`/names/place/${id}?page=2`, `names/place/${id}/_page/2/index.html`],
    ['/figures?page=2', 'figures/_page/2/index.html'],
    [`/api/public/proofs/${id}/1`, `api/public/proofs/${id}/1.json`],
    ['/log/checkpoint', 'log/checkpoint'],
    ['/log/tile/0/x001/234', 'log/tile/0/x001/234'],
    ['/log/tile/entries/000.p/12', 'log/tile/entries/000.p/12'],
    ['/verify-edition.mjs', 'verify-edition.mjs'],
    [`${copy}/image?page=2`, `${copy.slice(1)}/image/_page/2.webp`],
    ['/api/public/list', 'api/public/list.json'],
    ['/api/public/withdrawals?after=eyJhdCI6', 'api/public/withdrawals/_after/eyJhdCI6.json'],
    ['/api/public/records/a-slug/editions/2/linkset', 'api/public/records/a-slug/editions/2/linkset.json'],
    ['/sitemaps/sources-2', 'sitemaps/sources-2.xml'],
    ['/new/atom', 'new/atom.xml'],
    ['/new/json?kind=account', 'new/json/_kind/account.json'],
    ['/api/public/records/a-slug', 'api/public/records/a-slug.json'],
    ['/api/public/openapi.json', 'api/public/openapi.json'],
    ['/sitemap.xml', 'sitemap.xml'],
    ['/theme.css?v=1', 'theme.css'],
    ['/_next/static/chunks/a-b_1.css', '_next/static/chunks/a-b_1.css'],
  ])('%s', (address, file) => {
    expect(isMirrored(address)).toBe(true)
    expect(fileOf(address)).toBe(file)
  })

  it.each([
    '/desk',
    '/records?q=a',
    '/records?q=a&page=2',
    '/register/csv?country=a',
    '/report',
    '/api/drafts/a',
    '/api/public/list?kind=account',
    `${copy}/recording?type=../a`,
    '/_next/static/../a',
    '/log/tile/0/000.p/x',
    '/log/tile/../a',
    '/records/../a.css',
  ])('none for %s', (address) => expect(isMirrored(address)).toBe(false))

  it('is found from every other file', () => {
    expect(relativeAddress('index.html', 'records/a/index.html')).toBe('records/a/index.html')
    expect(relativeAddress('records/a/index.html', 'records/b/index.html')).toBe('../b/index.html')
    expect(relativeAddress('records/a/index.html', 'index.html')).toBe('../../index.html')
    expect(['/records/a', '/new', '/az/new', '/az', '/'].map(searchFileFor)).toEqual([
      ...['search/index.html', 'search/index.html', 'az/search/index.html'],
      ...['az/search/index.html', 'search/index.html'],
    ])
  })
})

describe('a page of a mirror', () => {
  const places = {
    address: '/records/a',
    origin: 'https://archive.example',
    missing: new Set(['/records/gone']),
  }
  const page = (body: string) => `<html><head><title>“a” &amp; b</title></head><body>${body}</body></html>`

  it('has links that work from files, and else lead to the archive', () => {
    const html = page(
      '<link rel="stylesheet" href="/a.css?v=2"/><a href="/records/b#q">1</a><a class="x" href="/records?kind=account">2</a><a href="/desk">3</a><a href="/records?q=a&amp;page=2">4</a><a href="#top">5</a><a href="/records/a#note">6</a><a href="/records/gone">7</a><a href="https://other.example/records/b">8</a><a href="//other.example/">9</a>',
    )
    expect(pageOfMirror(html, places)).toBe(
      page(
        '<link rel="stylesheet" href="../../a.css"/><a href="../b/index.html#q">1</a><a class="x" href="../_kind/account/index.html">2</a><a href="https://archive.example/desk">3</a><a href="https://archive.example/records?q=a&amp;page=2">4</a><a href="#top">5</a><a href="#note">6</a><a href="https://archive.example/records/gone">7</a><a href="https://other.example/records/b">8</a><a href="//other.example/">9</a>',
      ),
    )
    expect(mirroredLinks(html)).toEqual([
      '/a.css?v=2',
      '/records/b',
      '/records?kind=account',
      '/records/a',
      '/records/gone',
    ])
  })

  it('leads to the page of a recording for each moment of it', () => {
    const html = page(`<a href="${copy}?t=12.5#t=12.5">0:12</a><a href="${copy}?page=2#a">2</a>`)
    expect(mirroredLinks(html)).toEqual([copy, `${copy}?page=2`])
    expect(pageOfMirror(html, { ...places, address: copy })).toBe(
      page('<a href="#t=12.5">0:12</a><a href="_page/2/index.html#a">2</a>'),
    )
  })

  it('reads the next page of a list, and unlinked data', () => {
    const next = (address: string) => ({ type: 'application/json', text: JSON.stringify({ next: address }) })
    const linksAt = (address: string, answer = next('https://archive.example/api/public/list?after=b')) =>
      linksIn(answer, address, places.origin)
    expect(linksAt('/api/public/list?after=a')).toEqual(['/api/public/list?after=b'])
    expect(linksAt('/api/public/list', { type: 'application/json', text: '{"next":null}' })).toEqual([])
    const edition = (proof: string | null) => ({
      type: 'application/json',
      text: JSON.stringify({ edition: { hash: { proof } } }),
    })
    const at = '/api/public/records/a/editions/2'
    expect(linksAt(at, edition(null))).toEqual([`${at}/linkset`])
    const proof = `/api/public/proofs/${id}/2`
    expect(linksAt(at, edition(places.origin + proof))).toEqual([`${at}/linkset`, proof])
  })

  it('searches in the mirror and sends reports to the archive', () => {
    expect(
      pageOfMirror(page('<form action="/az/records"></form><form action="/report/send"></form>'), {
        ...places,
        address: '/az/records/a',
      }),
    ).toBe(
      page(
        '<form action="../../search/index.html"></form><form action="https://archive.example/report/send"></form>',
      ),
    )
  })

  it('has no other change, and its styles find their fonts', () => {
    const html = page('<p title="/records/b">href="/records/b"</p><pre>\n <!-- href="/desk" --></pre>')
    expect(pageOfMirror(html, places)).toBe(html)
    const css = '@font-face{src:url(/_next/static/media/a.woff2)}b{background:url("data:a")}'
    expect(
      linksOfStyles(
        `${css}i{src:url(../media/b.woff2?x) url("https://other.example/c.woff2")}`,
        '/_next/static/chunks/a.css',
      ),
    ).toEqual(['/_next/static/media/a.woff2', '/_next/static/media/b.woff2?x'])
    expect(styleOfMirror(css, { address: '/_next/static/chunks/a.css' })).toBe(
      '@font-face{src:url(../media/a.woff2)}b{background:url("data:a")}',
    )
  })
})
