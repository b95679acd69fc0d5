import { describe, expect, it } from 'vitest'
import { fileOf, isMirrored, relativeAddress, searchFileFor } from '@/lib/exchange/mirror/files'
import { linksOfStyles, mirroredLinks, pageOfMirror, styleOfMirror } from '@/lib/exchange/mirror/links'

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
    '/_next/static/../a',
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
