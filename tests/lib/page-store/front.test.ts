import { once } from 'node:events'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DRILL_HEADER } from '@/lib/backup/drill-pass'
import { isCutOff } from '@/lib/page-store/answering'
import { frontOf } from '@/lib/page-store/front'
import { doubt, learn } from '@/lib/page-store/known-changes'
import type { Currency } from '@/lib/page-store/log-follower'
import { PageStore } from '@/lib/page-store/store'
import { type Answered, serving } from '@/tests/support/answered'
import { english } from '@/tests/support/english'

const policy = "script-src 'none'"
const html = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy }
const withData = (text: string) => `<html><body><p>${text}</p><script>self.data = 1</script></body></html>`

type Asked = { address: string; method: string; headers: Record<string, unknown> }
type Given = { status?: number; text?: string; parts?: string[]; headers?: object }
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A front before a handler that answers with these, and counts what it was asked. */
async function front(answers: Partial<Record<string, Given>>, isAhead = false, patience = 300_000) {
  const asked: Asked[] = []
  const state: {
    currency: Currency
    isCutOff: boolean
    before: () => unknown
    reached: Promise<{ rows: { subject: string }[] }>
  } = {
    currency: 'CURRENT',
    isCutOff: false,
    before: () => {},
    reached: Promise.resolve({ rows: [{ subject: 'record a' }] }),
  }
  const store = new PageStore(10_000_000)
  const { answer, stop } = frontOf({
    store,
    currency: () => state.currency,
    isCutOff: () => state.isCutOff,
    query: () => state.reached,
    patience,
    host: 'archive.example',
    isAhead,
    handle: async (request, response) => {
      const { url: address = '', method = '', headers } = request
      asked.push({ address, method, headers })
      await state.before()
      const {
        status = 200,
        text = `Page ${asked.length}`,
        parts = [],
        headers: more,
      } = answers[address] ?? { status: 404 }
      for (const [name, value] of Object.entries({ ...html, ...more })) response.setHeader(name, value)
      response.writeHead(status)
      for (const part of parts) if (!response.write(part)) await once(response, 'drain')
      response.end(parts.length > 0 ? undefined : withData(text))
    },
  })
  const { ask, end } = await serving(answer)
  ends.push(end, stop)
  return { ask, asked, state, store }
}

const textOf = ({ body }: Answered) => /<p>(.*)<\/p>/.exec(body.toString())?.[1]

describe('the front', () => {
  it('asks Next once for a page and sends it without scripts', async () => {
    const { ask, asked } = await front({ '/records/a': {} })
    const all = await Promise.all(Array.from({ length: 5 }, () => ask('/records/a')))
    all.push(await ask('/records/a', { method: 'HEAD' }), await ask('/records/a'))
    expect(asked.length).toBe(1)
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    expect(all[0]?.body.toString()).toBe('<html><body><p>Page 1</p></body></html>')
    expect(all[0]?.headers['content-security-policy']).toBe(policy)
    expect(all[5]?.body.length).toBe(0)
  })

  it('asks for a page as no one in particular, except for limits', async () => {
    const { ask, asked } = await front({ '/records/a': {} })
    const ofLimits = { 'x-stele-address': '192.0.2.1', [DRILL_HEADER]: 'a pass' }
    await ask('/records/a', { headers: { cookie: 'a=b', accept: 'x', ...ofLimits } })
    expect(asked[0]?.headers).toEqual({
      ...ofLimits,
      host: 'archive.example',
      'user-agent': 'Stele',
    })
  })

  it('passes on what is not for readers as it is', async () => {
    const { ask, asked } = await front({ '/desk': {}, '/records/a': {}, '/api/drafts/a': {} })
    expect((await ask('/desk', { headers: { cookie: 'a=b' } })).body.toString()).toContain('self.data')
    for (const options of [{ method: 'POST' }, { headers: { rsc: '1' } }]) {
      await ask('/records/a', options)
      expect((await ask('/records/a', options)).body.toString()).toContain('self.data')
    }
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'GET', 'GET'])
    expect(asked[0]?.headers.cookie).toBe('a=b')
  })

  it('keeps pages and notices of withdrawal, nothing else', async () => {
    const { ask, asked } = await front({
      '/records/gone': { status: 410 },
      '/records/moved': { status: 308, headers: { Location: '/records/a' } },
      '/records/broken': { status: 500 },
      '/records/closed': { status: 503 },
      '/records?q=a': {},
      '/robots.txt': { headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } },
    })
    for (const [address, status, times] of [
      ['/records/gone', 410, 1],
      ['/records/moved', 308, 2],
      ['/records/broken', 500, 4],
      ['/records/closed', 503, 2],
      ['/records/unknown', 404, 2],
      ['/nowhere', 404, 2],
      ['/records?q=a', 200, 2],
      ['/robots.txt', 200, 2],
    ] as const) {
      asked.length = 0
      const first = await ask(address)
      const second = await ask(address)
      expect([first.status, second.status, asked.length], address).toEqual([status, status, times])
      if (address !== '/robots.txt') expect(second.body.toString(), address).not.toContain('self.data')
      if (status === 308) expect(second.headers.location).toBe('/records/a')
    }
  })

  it('asks again for a page that failed because the database went away', async () => {
    const { ask, asked, state } = await front({ '/records/a': { status: 500 } })
    state.before = () => {
      state.currency = { since: Date.now(), age: 1 }
    }
    await ask('/records/a')
    expect(asked.length).toBe(3)
  })

  it('asks again for a page that waits for a hanging database', async () => {
    const { ask, asked, state } = await front({ '/records/a': { status: 503, text: 'Not available' } })
    state.before = () => (asked.length === 1 ? new Promise(() => {}) : undefined)
    const waiting = ask('/records/a')
    await expect.poll(() => asked.length).toBe(1)
    expect(isCutOff()).toBe(false)
    state.isCutOff = true
    expect(isCutOff()).toBe(true)
    const late = await waiting
    expect([late.status, textOf(late)]).toEqual([503, 'Not available'])
    expect((await ask('/records/a')).status).toBe(503)
    expect(asked.length).toBe(3)
  })

  it('says in the language of the address that a page failed', async () => {
    const { ask, asked } = await front({
      '/records/a': { status: 500 },
      '/az/records/a': { status: 500 },
      '/az/failed': { text: 'Bu səhifə' },
    })
    const failed = await ask('/az/records/a')
    expect([failed.status, textOf(failed)]).toEqual([500, 'Bu səhifə'])
    // Where that page can't be had either, what the framework has.
    expect((await ask('/records/a')).status).toBe(500)
    expect(asked.map(({ address }) => address)).toEqual([
      ...['/az/records/a', '/az/failed', '/records/a', '/failed'],
    ])
  })

  it('compresses scripts and styles of the build once', async () => {
    const forever = 'public, max-age=31536000, immutable'
    const script = { 'Content-Type': 'text/javascript', 'Cache-Control': forever }
    const { ask, asked } = await front({
      '/_next/static/chunks/a~1.js': { headers: script, text: 'let a = 1\n'.repeat(500) },
      '/_next/static/media/a.woff2': { headers: { 'Content-Type': 'font/woff2' } },
      '/api/messages/az/old.js': {
        headers: { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' },
      },
    })
    for (const [encoding, sent] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['', undefined],
    ] as const) {
      const { status, headers, body } = await ask('/_next/static/chunks/a~1.js', {
        headers: { 'accept-encoding': encoding },
      })
      expect([status, headers['content-encoding'], headers['cache-control']]).toEqual([
        ...[200, sent],
        forever,
      ])
      expect(body.length).toBe(Number(headers['content-length']))
    }
    expect(asked.length).toBe(1)
    for (const [address, status, times] of [
      ['/_next/static/media/a.woff2', 200, 2],
      ['/_next/static/chunks/unknown.js', 404, 4],
      ['/_next/static/chunks/%61~1.js', 404, 2],
      ['/_next/static/./chunks/a~1.js', 404, 2],
      ['/_next/static//chunks/a~1.js', 404, 2],
      ['/_next/static/chunks/a~1.js?a', 404, 2],
      ['/api/messages/az/old.js', 200, 4],
    ] as const) {
      asked.length = 0
      for (let time = 0; time < 2; time += 1) expect((await ask(address)).status).toBe(status)
      expect(asked.length, address).toBe(times)
    }
  })

  it('makes one sitemap at a time', async () => {
    const addresses = ['/sitemap.xml', '/sitemaps/records-1', '/sitemaps/names-2', '/sitemaps/sources-1']
    const { ask, asked, state } = await front(Object.fromEntries(addresses.map((one) => [one, {}])))
    let [running, most] = [0, 0]
    state.before = async () => {
      running += 1
      most = Math.max(most, running)
      for (let turns = 0; turns < 100; turns += 1) await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (asked.length === 2) throw new Error('One that fails.')
    }
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const answers = await Promise.all(addresses.map((address) => ask(address)))
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 500])
    expect(most).toBe(1)
  })

  it('refuses a sitemap when twenty wait', async () => {
    const { ask, asked, state } = await front({})
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    state.before = () => released
    const addresses = Array.from({ length: 20 }, (_, index) => `/sitemaps/records-${index + 1}`)
    const waiting = addresses.map((address) => ask(address))
    await expect.poll(() => asked.length).toBe(1)
    const refused = await ask('/sitemaps/records-21')
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10'])
    expect(refused.body.toString()).toBe(english('errors.busy.lists', { seconds: 10 }))
    release()
    expect(new Set((await Promise.all(waiting)).map(({ status }) => status))).toEqual(new Set([404]))
    expect((await ask('/sitemaps/records-21')).status).toBe(404)
  })

  it('takes a page in parts, however long', async () => {
    const parts = Array.from({ length: 50 }, (_, index) => `<p>${String(index).repeat(20_000)}</p>`)
    const { ask } = await front({ '/records/a': { parts } })
    expect((await ask('/records/a')).body.toString()).toBe(parts.join(''))
  })

  it('compresses what it does not keep', async () => {
    const { ask } = await front({ '/records?q=a': { text: 'Found. '.repeat(500) } })
    const found = await ask('/records?q=a', { headers: { 'accept-encoding': 'gzip' } })
    expect(found.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    expect(gunzipSync(found.body).toString()).toContain('Found. Found.')
    expect(found.headers['content-length']).toBe(String(found.body.length))
  })

  it("does not give one reader's refusal to another", async () => {
    const { ask, asked, state } = await front({ '/records/a': { status: 429 } })
    const begun = Promise.withResolvers<void>()
    state.before = () => begun.promise
    const first = ask('/records/a', { headers: { 'x-stele-address': '192.0.2.1' } })
    await expect.poll(() => asked.length).toBe(1)
    const second = ask('/records/a', { headers: { 'x-stele-address': '192.0.2.2' } })
    begun.resolve()
    await Promise.all([first, second])
    expect(asked.map(({ headers }) => headers['x-stele-address'])).toEqual(['192.0.2.1', '192.0.2.2'])
  })
})

describe('after a change', () => {
  const publish = { id: 1n, action: 'record.publish', subjectType: 'record', subjectId: 'a' }

  it('no page from before it is answered', async () => {
    const { ask, asked } = await front({ '/records/a': {} })
    expect(textOf(await ask('/records/a'))).toBe('Page 1')
    learn([{ ...publish, action: 'record.edit' }], 1n)
    expect(textOf(await ask('/records/a'))).toBe('Page 1')
    learn([publish], 1n)
    expect(textOf(await ask('/records/a'))).toBe('Page 2')
    expect(asked.length).toBe(2)
  })

  it('only pages that it reaches are dropped', async () => {
    const { ask, asked, state } = await front({ '/records/a': {}, '/records/b': {}, '/new': {} })
    const all = async () => {
      for (const address of ['/records/a', '/records/b', '/new']) await ask(address)
      return asked.splice(0).map(({ address }) => address)
    }
    expect(await all()).toEqual(['/records/a', '/records/b', '/new'])
    const reached = Promise.withResolvers<{ rows: { subject: string }[] }>()
    state.reached = reached.promise
    learn([publish], 1n)
    const waiting = ask('/records/b').then(() => 'answered')
    const patience = new Promise((resolve) => setTimeout(resolve, 50, 'waiting'))
    expect(await Promise.race([waiting, patience])).toBe('waiting')
    reached.resolve({ rows: [{ subject: 'record a' }] })
    expect(await waiting).toBe('answered')
    expect(await all()).toEqual(['/records/a', '/new'])
    learn([{ ...publish, id: 2n, action: 'settings.edit', subjectType: 'settings' }], 2n)
    expect(await all()).toEqual(['/records/a', '/records/b', '/new'])
  })

  it('pages that it may reach wait for the database', async () => {
    const { ask, asked, state } = await front({ '/records/a': {}, '/records/b': {} })
    for (const address of ['/records/a', '/records/b']) await ask(address)
    asked.length = 0
    const { reached } = state
    state.currency = { since: Date.now(), age: 1 }
    state.reached = Promise.reject(new Error('The database is not connected.'))
    learn([publish], 1n)
    const waiting = ask('/records/b')
    const patience = new Promise((resolve) => setTimeout(resolve, 50, 'waiting'))
    expect(await Promise.race([waiting, patience])).toBe('waiting')
    Object.assign(state, { reached, currency: 'CURRENT' })
    expect(textOf(await waiting)).toBe('Page 2')
    expect(textOf(await ask('/records/a'))).toBe('Page 1')
    expect(asked.map(({ address }) => address)).toEqual(['/records/a'])
  })

  it('every page is dropped where the database takes too long', async () => {
    const { ask, asked, state, store } = await front({ '/records/b': {} })
    await ask('/records/b')
    state.currency = { since: Date.now(), age: 2_600 }
    state.reached = new Promise((_, reject) => setTimeout(reject, 2_000, new Error('Query read timeout')))
    learn([publish], 1n)
    await expect.poll(() => store.count).toBe(0)
    expect((await ask('/records/b')).status).toBe(200)
    expect(asked.length).toBe(2)
  })

  it('dropped pages are rendered again, the most read first', async () => {
    const { ask, asked, store } = await front({ '/records/a': {}, '/records/b': {}, '/new': {} }, true)
    for (const address of ['/new', '/records/a', '/records/b', '/records/b', '/records/a', '/records/b'])
      await ask(address)
    asked.length = 0
    learn([{ ...publish, action: 'settings.edit' }], 1n)
    expect(store.count).toBe(0)
    await expect.poll(() => store.count).toBe(3)
    expect(asked.map(({ address }) => address)).toEqual(['/records/b', '/records/a', '/new'])
    expect(textOf(await ask('/records/b'))).toBe('Page 1')
    expect(asked.length).toBe(3)
  })

  it('the page of a published record is rendered before others', async () => {
    const { ask, asked, state } = await front({ '/records/a': {}, '/records/b': {}, '/new': {} }, true)
    for (const address of ['/new', '/new', '/records/b']) await ask(address)
    asked.length = 0
    state.reached = Promise.resolve({ rows: [{ subject: 'record a' }, { subject: 'beside b' }] })
    learn([publish], 1n)
    await expect.poll(() => asked.length).toBe(3)
    expect(asked[0]?.address).toBe('/records/a')
  })

  it('its pages are not rendered ahead right after a reader waited', async () => {
    const { ask, state, store } = await front({ '/new': {} }, true)
    const begun: number[] = []
    state.before = () => begun.push(performance.now())
    await ask('/new')
    learn([{ ...publish, action: 'settings.edit' }], 1n)
    await expect.poll(() => store.count).toBe(1)
    const [reader = 0, ahead = 0] = begun
    expect(ahead - reader).toBeGreaterThanOrEqual(250)
  })

  it('a page begun before it is not given to later readers', async () => {
    const { ask, asked, state } = await front({ '/records/a': {} })
    const begun = Promise.withResolvers<void>()
    state.before = () => (asked.length === 1 ? begun.promise : undefined)
    const early = ask('/records/a')
    await expect.poll(() => asked.length).toBe(1)
    learn([publish], 1n)
    const late = await ask('/records/a')
    begun.resolve()
    await early
    expect(textOf(late)).toBe('Page 2')
    expect(textOf(await ask('/records/a'))).toBe('Page 2')
  })

  it('a page rendered with values in doubt is not kept', async () => {
    const { ask, state } = await front({ '/records/a': {} })
    state.before = doubt
    await ask('/records/a')
    state.before = () => {}
    expect(textOf(await ask('/records/a'))).toBe('Page 2')
    expect(textOf(await ask('/records/a'))).toBe('Page 2')
  })
})

describe('while the log is not read', () => {
  it('no page is answered from the store before the first reading', async () => {
    const { ask, state } = await front({ '/records/a': {} })
    await ask('/records/a')
    state.currency = 'UNREAD'
    expect(textOf(await ask('/records/a'))).toBe('Page 2')
  })

  it('kept pages are marked, for as long as was set', async () => {
    const { ask, asked, state } = await front({ '/records/a': {}, '/records/b': { status: 503 } })
    await ask('/records/a')
    state.currency = { since: Date.now() - 299_000, age: 299_000 }
    const kept = await ask('/records/a')
    expect([textOf(kept), asked.length]).toEqual(['Page 1', 1])
    expect(kept.headers['stele-current-until']).toBeTruthy()
    expect((await ask('/records/b')).status).toBe(503)
    state.currency = { since: Date.now() - 301_000, age: 301_000 }
    expect(textOf(await ask('/records/a'))).toBe('Page 3')
    state.currency = 'CURRENT'
    expect((await ask('/records/a')).headers['stele-current-until']).toBeUndefined()
  })

  it('no kept page is answered where none may be', async () => {
    const { ask, state } = await front({ '/records/a': {} }, false, 0)
    await ask('/records/a')
    state.currency = { since: Date.now(), age: 0 }
    expect(textOf(await ask('/records/a'))).toBe('Page 2')
  })
})
