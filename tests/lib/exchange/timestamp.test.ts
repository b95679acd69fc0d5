import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askTimeStamp } from '@/lib/exchange/timestamp-request'
import { readTimeStamp } from '@/lib/exchange/timestamp-token'
import { type Fault, startAuthority } from '@/tests/support/time-stamp-authority'

type Authority = Awaited<ReturnType<typeof startAuthority>>
const bytes = Buffer.from('{"head":"a statement"}\n')

let authority: Authority
let another: Authority
beforeAll(async () => {
  authority = await startAuthority()
  another = await startAuthority()
})
beforeEach(() => authority.misbehave(null))
afterAll(() => {
  authority.stop()
  another.stop()
})

const ask = (given: Partial<Parameters<typeof askTimeStamp>[1]> = {}) =>
  askTimeStamp(bytes, { url: authority.url, allowPrivate: true, trusted: [authority.root], ...given })

describe('a time stamp', () => {
  it('says when these bytes were there, who says so and who vouches for them', async () => {
    const before = Date.now()
    const { stamp } = await ask()
    expect(stamp).toMatchObject({ authority: 'CN=The clock of the tests', trusted: true })
    expect(Math.abs(stamp.at.getTime() - before)).toBeLessThan(60_000)
    expect(authority.asked.at(-1)).toBe('application/timestamp-query')
  })

  it('is read again later without asking anybody', async () => {
    const { response } = await ask()
    const asked = authority.asked.length
    expect(await readTimeStamp(response, bytes, [authority.root])).toMatchObject({ trusted: true })
    expect(await readTimeStamp(response, bytes)).toMatchObject({ trusted: null })
    expect(await readTimeStamp(response, bytes, [another.root])).toMatchObject({ trusted: false })
    expect(authority.asked).toHaveLength(asked)
  })

  it('of other bytes, or altered itself, does not hold', async () => {
    const { response } = await ask()
    await expect(readTimeStamp(response, Buffer.from('other'))).rejects.toThrow('is for something else')
    const altered = Buffer.from(response)
    altered[altered.length - 10] = (altered[altered.length - 10] ?? 0) ^ 1
    await expect(readTimeStamp(altered, bytes)).rejects.toThrow()
  })

  it.each<[Fault, RegExp]>([
    ['nonce', /another request/],
    ['imprint', /something else/],
    ['signature', /does not hold/],
    ['unbound', /which certificate/],
    ['refusal', /refused/],
    ['garbage', /no time stamp/],
    ['endless', /more than was asked for/],
    ['redirect', /status 302/],
  ])('with a wrong %s is not taken', async (fault, message) => {
    authority.misbehave(fault)
    await expect(ask()).rejects.toThrow(message)
  })

  it('is not taken from an authority that nobody who is trusted vouches for, or whose certificate is for something else', async () => {
    await expect(ask({ trusted: [another.root] })).rejects.toThrow('No certificate that is trusted')
    const server = await startAuthority({ purpose: '1.3.6.1.5.5.7.3.1' })
    await expect(ask({ url: server.url, trusted: [] })).rejects.toThrow('not made for time stamps')
    server.stop()
  })

  it('is not asked for in a private network unless that is allowed', async () => {
    const asked = authority.asked.length
    await expect(ask({ allowPrivate: false })).rejects.toThrow('private network')
    const named = authority.url.replace('127.0.0.1', 'localhost')
    await expect(ask({ allowPrivate: false, url: named })).rejects.toThrow('private network')
    expect(authority.asked).toHaveLength(asked)
  })
})
