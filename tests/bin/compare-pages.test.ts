import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { comparePages, linksIn } from '@/bin/commands/compare-pages'
import { isCompared } from '@/bin/commands/compared-addresses'
import { DRILL_HEADER } from '@/lib/backup/drill-pass'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** An archive with these pages that is asked for as archive.example. */
async function site(pages: Record<string, string>, { refusals = 0, pass = '' } = {}) {
  let left = refusals
  const server = createServer((request, response) => {
    const page = request.headers.host === 'archive.example' ? pages[request.url ?? ''] : undefined
    if (left > 0 && (!pass || request.headers[DRILL_HEADER] !== pass))
      response.writeHead(429, { 'Retry-After': '0' }).end()
    else response.writeHead(page === undefined ? 404 : 200, { 'Content-Type': 'text/html' }).end(page)
    left -= 1
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: new URL(`http://127.0.0.1:${port}`), host: 'archive.example' }
}

const pages = {
  '/': '<a href="/about">About</a> <a href="/report?at=1&amp;y=2">no page</a> <a href="/desk">Desk</a>',
  '/about':
    '<a href="http://archive.example/records/one">One</a> <a href="http://else.example/imprint">Else</a>',
  '/records/one': 'One',
}

test('every public page that is linked is compared by its bytes', async () => {
  const [running, same] = [await site(pages, { refusals: 1 }), await site(pages)]
  expect(await comparePages(running, same, ['/'])).toEqual({
    ...{ pages: 3, kinds: 3, bytes: expect.any(Number), differing: [], isWhole: true },
  })
  expect(await comparePages(running, same, ['/'], 2)).toMatchObject({ pages: 2, isWhole: false })
  const other = await site({ ...pages, '/records/one': 'Two' })
  expect((await comparePages(running, other, ['/'])).differing).toEqual([
    { address: '/records/one', one: 'One', other: 'Two' },
  ])
  const { '/about': _, ...without } = pages
  expect((await comparePages(running, await site(without), ['/'])).differing).toEqual([
    { address: '/about', one: '200 text/html', other: '404 text/html' },
  ])
})

test('an archive is asked with the pass of the drill', async () => {
  const running = { ...(await site(pages, { refusals: 1000, pass: 'a pass' })), pass: 'a pass' }
  const told: number[] = []
  const compared = await comparePages(running, await site(pages), ['/'], 10, (count) => told.push(count))
  expect(compared).toMatchObject({ pages: 3, differing: [] })
  expect(told).toEqual([1, 2, 3])
})

test('a part of the pages has each kind', async () => {
  const records = Array.from({ length: 20 }, (_, index) => `/records/r-${index}`)
  const others = [
    '/names',
    '/az/names',
    '/sources/00000000-0000-4000-8000-000000000000',
    '/map/csv',
    '/map?x=1',
  ]
  const all = [...records, ...others, '/about']
  const linked = Object.fromEntries(all.map((address) => [address, address]))
  const some = { ...linked, '/': all.map((address) => `<a href="${address}">x</a>`).join('') }
  const [running, restored] = [await site(some), await site({ ...some, '/map/csv': 'other' })]
  const compared = await comparePages(running, restored, ['/'], 8)
  expect(compared).toMatchObject({ pages: 8, kinds: 8, isWhole: false })
  expect(compared.differing).toMatchObject([{ address: '/map/csv' }])
})

const uuid = '0196a0a0-0000-7000-8000-000000000001'
const hash = 'a'.repeat(64)

test.each([
  `/api/public/proofs/${uuid}/1`,
  '/log/checkpoint',
  '/log/tile/0/x001/234.p/7',
  '/log/tile/entries/000',
  `/media/${hash}/480.webp`,
  `/media/${hash}/file.mp3`,
  `/sources/${uuid}/copies/${uuid}?page=2`,
  `/sources/${uuid}/copies/${uuid}/recording`,
  `/sources/${uuid}/copies/${uuid}/recording?type=mp3`,
  `/sources/${uuid}/copies/${uuid}/image?page=1`,
  '/figures/csv',
  '/az/figures',
  '/figures?place=Baku',
  '/records?q=ferry',
  '/api/public/records?page=2',
  '/withdrawn/a-record',
])('%s is compared', (address) => {
  expect(isCompared(address)).toBe(true)
})

test.each([
  '/desk/records',
  '/api/drafts',
  '/api/public/oai?verb=Identify',
  '/az/report?at=x',
  '/about/method',
  '/az/figures?place=Baku',
  '/logo.png',
  `/media/${hash}/1600.avif`,
  `/sources/${uuid}/copies/${uuid}/image?page=2`,
])('%s is not compared', (address) => {
  expect(isCompared(address)).toBe(false)
})

test('links of a sitemap and of public data are followed', () => {
  const origin = 'https://archive.example' // behind a proxy, the archive itself answers by http
  const text = `<loc>${origin}/records/a</loc>{"href":"${origin}/api/public/records/a","other":"${origin}/api/drafts/x"}`
  expect(linksIn(text, '/sitemap.xml', 'archive.example')).toEqual(['/records/a', '/api/public/records/a'])
})
