import { randomBytes } from 'node:crypto'
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { KeptPage, OVERHEAD } from '@/lib/page-store/kept-page'
import { PageStore } from '@/lib/page-store/store'
import type { Subject } from '@/lib/page-store/subjects'
import { answered } from '@/tests/support/answered'

const ofAnswer = {
  ...{ 'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY' },
  ...{ 'strict-transport-security': 'max-age=1', 'content-security-policy': "default-src 'none'" },
}
const headers = { ...ofAnswer, 'set-cookie': 'a=b' }
const none = new Set<Subject>()
const text = 'Words of a page. '.repeat(400)
const pageOf = (body = text, status = 200) => KeptPage.of({ status, headers, body: Buffer.from(body) })

describe('a kept page', () => {
  it('is sent compressed as the reader takes it', async () => {
    const page = await pageOf()
    const zipped = await answered(page, { 'accept-encoding': 'gzip, br' })
    expect(zipped.headers).toMatchObject({
      ...{ 'content-encoding': 'gzip', vary: 'Accept-Encoding', 'cache-control': 'no-cache' },
      ...ofAnswer,
    })
    expect(zipped.headers['set-cookie']).toBeUndefined()
    expect(gunzipSync(zipped.body).toString()).toBe(text)
    await page.compressBest()
    const best = await answered(page, { 'accept-encoding': 'gzip, br' })
    expect(best.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(best.body).toString()).toBe(text)
    expect(best.body.length).toBeLessThan(zipped.body.length)
    expect((await answered(page, { 'accept-encoding': 'br;q=0, gzip' })).headers['content-encoding']).toBe(
      'gzip',
    )
    const plain = await answered(page)
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, text])
    expect(new Set([zipped, best, plain].map((answer) => answer.headers.etag)).size).toBe(1)
    expect((await answered(await pageOf('Other'))).headers.etag).not.toBe(plain.headers.etag)
  })

  it('takes no more memory than its bytes', async () => {
    const page = await pageOf()
    await page.compressBest()
    const { zipped } = page.stored
    expect(zipped.buffer.byteLength).toBe(zipped.length)
  })

  it('answers 304 to who has it, and HEAD without its bytes', async () => {
    const page = await pageOf()
    const { headers: sent } = await answered(page)
    const tag = String(sent.etag)
    for (const known of [tag, `"other", ${tag.replace('W/', '')}`, '*']) {
      const again = await answered(page, { 'if-none-match': known })
      expect([again.status, again.body.length, again.headers.etag], known).toEqual([304, 0, tag])
      expect(again.headers['x-frame-options']).toBe('DENY')
    }
    expect((await answered(page, { 'if-none-match': '"other"' })).status).toBe(200)
    const head = await answered(page, {}, { method: 'HEAD' })
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(text.length),
    ])
    expect((await answered(await pageOf(text, 410), { 'if-none-match': '*' })).status).toBe(410)
  })

  it('says until when it was known to be current', async () => {
    const page = await pageOf()
    const since = Date.UTC(2026, 10, 29)
    expect((await answered(page, {}, { since })).headers['stele-current-until']).toBe(
      'Sun, 29 Nov 2026 00:00:00 GMT',
    )
    expect((await answered(page)).headers['stele-current-until']).toBeUndefined()
  })
})

describe('the store', () => {
  it('keeps the pages asked for last, within its limit', async () => {
    const pages = await Promise.all(['a', 'b', 'c'].map((name) => pageOf(name)))
    const store = new PageStore((pages[0]?.size ?? 0) * 2 + 10)
    const [a, b, c] = pages
    if (a) store.keep('/a', a, none)
    if (b) store.keep('/b', b, none)
    store.get('/a')
    if (c) store.keep('/c', c, none)
    expect(['/a', '/b', '/c'].map((address) => store.get(address) !== null)).toEqual([true, false, true])
    store.dropReached('ANYTHING')
    expect([store.size, store.count, store.get('/a')]).toEqual([0, 0, null])
  })

  it('takes no more memory for a page than it counts', async () => {
    v8.setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    v8.setFlagsFromString('--no-expose-gc')
    const used = async () => {
      // The compression of the last page has closed by then.
      await new Promise((resolve) => setImmediate(resolve))
      collect()
      collect()
      return process.memoryUsage().heapUsed
    }
    const own = (text: string) => Buffer.from(text).toString()
    // V8 keeps fewer than 64 bytes in its heap. More are elsewhere, with two objects that describe them.
    const bytes = gzipSync(randomBytes(100))
    const store = new PageStore(100_000_000)
    const keep = async (from: number, to: number) => {
      for (let at = from; at < to; at += 1) {
        const shown = Array.from({ length: 12 }, (_, other): Subject => `record one-of-many-${at}-${other}`)
        const link = own(`<https://archive.example/records/${at}>; rel="cite-as"`.padEnd(1_100))
        const headers = [...Array.from({ length: 10 }, () => ['name', 'value']).flat(), 'link', link]
        const zipped = Buffer.from(bytes)
        const page = KeptPage.from({ status: 200, headers, tag: own(`${at}`.padEnd(22)), zipped })
        if (at % 4 === 0) await page.compressBest({ isQuick: true })
        store.keep(own(`/az/records/one-of-many-${at}`), page, new Set(shown))
      }
    }
    await keep(0, 500)
    const before = await used()
    await keep(500, 4_500)
    const taken = ((await used()) - before) / 4_000
    // Besides, V8 keeps what this test has used once.
    expect(taken).toBeLessThan(1.2 * OVERHEAD)
    expect(store.count).toBe(4_500)
  })

  it('lets a page go when its time is over', async () => {
    const store = new PageStore(1_000_000)
    store.keep('/a', await pageOf(), none, 1_000)
    expect(store.get('/a', 999)).not.toBeNull()
    expect(store.get('/a', 1_000)).toBeNull()
    expect(store.size).toBe(0)
  })

  it('drops the pages of what was reached', async () => {
    const store = new PageStore(1_000_000)
    store.keep('/a', await pageOf(), new Set<Subject>(['record a', 'LISTS']))
    store.keep('/b', await pageOf(), new Set<Subject>(['record b', 'record a']))
    store.keep('/c', await pageOf(), new Set<Subject>(['record c']))
    store.get('/b')
    expect(store.dropReached(new Set<Subject>(['record a', 'record x', 'LISTS']))).toEqual([
      { address: '/a', uses: 0 },
      { address: '/b', uses: 1 },
    ])
    expect(store.count).toBe(1)
    store.keep('/b', await pageOf(), new Set<Subject>(['record b']))
    expect(store.dropReached(new Set<Subject>(['record a']))).toEqual([])
    expect(store.dropReached('ANYTHING').map(({ address }) => address)).toEqual(['/c', '/b'])
  })

  it('compresses a page best once it is asked for', async () => {
    const store = new PageStore(1_000_000)
    const page = await pageOf()
    store.keep('/a', page, none)
    const before = store.size
    expect(page.isBrotliReady).toBe(false)
    store.get('/a')
    await expect.poll(() => page.isBrotliReady).toBe(true)
    await expect.poll(() => store.size).toBeGreaterThan(before)
  })
})
