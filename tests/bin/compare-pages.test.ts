import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { comparePages, linksIn } from '@/bin/commands/compare-pages'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** An archive with these pages that is asked for as archive.example. */
async function site(pages: Record<string, string>, refusals = 0) {
  let left = refusals
  const server = createServer((request, response) => {
    const page = request.headers.host === 'archive.example' ? pages[request.url ?? ''] : undefined
    if (left > 0) response.writeHead(429, { 'Retry-After': '0' }).end()
    else response.writeHead(page === undefined ? 404 : 200, { 'Content-Type': 'text/html' }).end(page)
    left -= 1
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: new URL(`http://127.0.0.1:${port}`), host: 'archive.example' }
}

const pages = {
  '/': '<a href="/about">About</a> <a href="/records/one?x=1&amp;y=2">no page</a> <a href="/desk">Desk</a>',
  '/about':
    '<a href="http://archive.example/records/one">One</a> <a href="http://else.example/imprint">Else</a>',
  '/records/one': 'One',
}

test('every public page that is linked is compared by its bytes', async () => {
  const [running, same] = [await site(pages, 1), await site(pages)]
  expect(await comparePages(running, same, ['/'])).toMatchObject({ pages: 3, differing: [] })
  expect((await comparePages(running, same, ['/'], 2)).pages).toBe(2)
  const other = await site({ ...pages, '/records/one': 'Two' })
  expect((await comparePages(running, other, ['/'])).differing).toEqual([
    { address: '/records/one', one: 'One', other: 'Two' },
  ])
  const { '/about': _, ...without } = pages
  expect((await comparePages(running, await site(without), ['/'])).differing).toEqual([
    { address: '/about', one: '200 text/html', other: '404 text/html' },
  ])
})

test('links of a sitemap and of public data are followed', () => {
  const origin = 'https://archive.example'
  const text = `<loc>${origin}/records/a</loc>{"href":"${origin}/api/public/records/a","other":"${origin}/api/drafts/x"}`
  expect(linksIn(text, '/sitemap.xml', origin)).toEqual(['/records/a', '/api/public/records/a'])
})
