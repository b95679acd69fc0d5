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
  it('says when and by which authority it was made', async () => {
    const { stamp } = await ask()
    expect(stamp).toMatchObject({ authority: 'CN=The clock of the tests', trusted: true })
    expect(stamp.at).toBeInstanceOf(Date)
    expect(authority.asked.at(-1)).toBe('application/timestamp-query')
  })

  it('can be read again without a request', async () => {
    const { response } = await ask()
    const asked = authority.asked.length
    expect(await readTimeStamp(response, bytes, [authority.root])).toMatchObject({ trusted: true })
    expect(await readTimeStamp(response, bytes)).toMatchObject({ trusted: null })
    expect(await readTimeStamp(response, bytes, [another.root])).toMatchObject({ trusted: false })
    expect(authority.asked).toHaveLength(asked)
  })

  it('is refused for other bytes or when altered', async () => {
    const { response } = await ask()
    await expect(readTimeStamp(response, Buffer.from('other'))).rejects.toThrow(
      'exchange.timeStamp.otherBytes',
    )
    const altered = Buffer.from(response)
    altered[altered.length - 10] = (altered[altered.length - 10] ?? 0) ^ 1
    await expect(readTimeStamp(altered, bytes)).rejects.toThrow()
  })

  it.each<[Fault, string]>([
    ['nonce', 'timeStamp.otherRequest'],
    ['imprint', 'timeStamp.otherBytes'],
    ['signature', 'timeStamp.badSignature'],
    ['unbound', 'timeStamp.noCertificate'],
    ['refusal', 'timeStamp.refused'],
    ['garbage', 'timeStamp.notTimeStamp'],
    ['endless', 'answerTooLong'],
    ['redirect', 'badStatus'],
  ])('is refused with a wrong %s', async (fault, key) => {
    authority.misbehave(fault)
    await expect(ask()).rejects.toThrow(`exchange.${key}`)
  })

  it('is refused from an untrusted authority or certificate', async () => {
    await expect(ask({ trusted: [another.root] })).rejects.toThrow('exchange.timeStamp.untrusted')
    const server = await startAuthority({ purpose: '1.3.6.1.5.5.7.3.1' })
    await expect(ask({ url: server.url, trusted: [] })).rejects.toThrow('exchange.timeStamp.wrongPurpose')
    server.stop()
  })

  it('is not requested from a private network unless allowed', async () => {
    const asked = authority.asked.length
    await expect(ask({ allowPrivate: false })).rejects.toThrow('exchange.privateNetwork')
    const named = authority.url.replace('127.0.0.1', 'localhost')
    await expect(ask({ allowPrivate: false, url: named })).rejects.toThrow('exchange.privateNetwork')
    expect(authority.asked).toHaveLength(asked)
  })
})
