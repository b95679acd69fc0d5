import { createServer } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import {
  addressHeader,
  isForwardedIgnored,
  markAddresses,
  networkOf,
  visitorOf,
} from '@/lib/members/addresses'
import { english } from '@/tests/support/english'

describe('the address of a visitor', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['nonsense', 'unknown'],
    [undefined, 'unknown'],
  ])('%s counts as %s', (address, place) => {
    expect(networkOf(address)).toBe(place)
  })

  test('only the part that our own proxy added is trusted', () => {
    expect(visitorOf('198.51.100.1', '192.0.2.7', false)).toBe('192.0.2.7')
    expect(visitorOf('198.51.100.1, 203.0.113.5', '192.0.2.7', true)).toBe('203.0.113.5')
    expect(visitorOf(undefined, '192.0.2.7', true)).toBe('192.0.2.7')
  })

  test('the header is set on every request and replaces a forged one', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const stop = markAddresses()
    const server = createServer((request, response) => response.end(String(request.headers[addressHeader])))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const headers = { [addressHeader]: '198.51.100.1', 'x-forwarded-for': '198.51.100.1' }
    const answered = async (sent: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${port}`, { headers: sent })).text()
    expect(await answered({})).toBe('127.0.0.1')
    expect([isForwardedIgnored(), warn.mock.calls]).toEqual([false, []])
    for (let time = 0; time < 2; time += 1) expect(await answered(headers)).toBe('127.0.0.1')
    // TRUST_PROXY is off: said once, and on the desk.
    expect(warn.mock.calls).toEqual([[english('commands.start.forwardedIgnored')]])
    expect(isForwardedIgnored()).toBe(true)
    warn.mockRestore()
    stop()
    Reflect.deleteProperty(globalThis, 'steleForwardedIgnored')
    await new Promise((resolve) => server.close(resolve))
  })
})
