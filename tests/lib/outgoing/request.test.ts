import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { isPublic } from '@/lib/outgoing/public-address'
import { ask } from '@/lib/outgoing/request'
import { rejection } from '@/tests/support/rejection'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** The address of a server on this machine that answers like this. */
async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const limits = { milliseconds: 20_000, bytes: 1_000 }
const anywhere = { ...limits, isAllowed: () => true }

describe('only addresses that anyone can reach are public', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1'],
    ...['224.0.0.1', '255.255.255.255', 'not an address', ''],
  ])('%s is not', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is', (address) => {
    expect(isPublic(address)).toBe(true)
  })
})

describe('a request to another server', () => {
  it.each([
    ...['http://127.0.0.1/', 'http://localhost/', 'http://0x7f.1/', 'http://2130706433/', 'http://[::1]/'],
    ...['http://[::ffff:10.0.0.1]/', 'http://169.254.169.254/latest/meta-data/'],
  ])('never goes to a private address: %s', async (address) => {
    expect(await rejection(ask(address, limits))).toMatchObject({ reason: 'PRIVATE' })
  })

  it.each(['ftp://archive.example/', 'file:///etc/passwd', 'https://me:secret@archive.example/', 'nonsense'])(
    'needs a plain web address: %s',
    async (address) => {
      expect(await rejection(ask(address, limits))).toMatchObject({ reason: 'ADDRESS' })
    },
  )

  it('uses the usual ports only', async () => {
    expect(await rejection(ask('http://93.184.215.14:8080/', limits))).toMatchObject({ reason: 'ADDRESS' })
  })

  it('is checked again after each redirect', async () => {
    const inner = await serving((_, answer) => answer.end('secret'))
    let asked = 0
    const outer = await serving((_, answer) => {
      asked += 1
      answer.writeHead(302, { location: inner.replace('127.0.0.1', 'localhost') }).end()
    })
    const onlyFirst = { ...limits, isAllowed: () => asked === 0 }
    expect(await rejection(ask(outer, onlyFirst))).toMatchObject({ reason: 'PRIVATE' })
    const followed = await ask(outer, anywhere)
    expect(followed.body.toString()).toBe('secret')
    expect(followed.url).toContain('localhost')
  })

  it('gives up on redirects without an end', async () => {
    const round = await serving((_, answer) => answer.writeHead(302, { location: '/' }).end())
    expect(await rejection(ask(round, anywhere))).toMatchObject({ reason: 'REDIRECTS' })
  })

  it('takes no redirect to what is no address', async () => {
    const nowhere = await serving((_, answer) => answer.writeHead(302, { location: 'http://[' }).end())
    expect(await rejection(ask(nowhere, anywhere))).toMatchObject({ reason: 'ADDRESS' })
  })

  it('ends where the other server changes the protocol', async () => {
    const other = await serving((_, answer) =>
      answer.writeHead(101, { connection: 'upgrade', upgrade: 'x' }).end(),
    )
    expect(await rejection(ask(other, anywhere))).toMatchObject({ reason: 'CONNECTION' })
  })

  it('takes no longer than its time', async () => {
    const slow = await serving((_, answer) => answer.write('x'))
    expect(await rejection(ask(slow, { ...anywhere, milliseconds: 200 }))).toMatchObject({ reason: 'TIME' })
  })

  it('reads no more than its size', async () => {
    const long = await serving((_, answer) => answer.end('x'.repeat(5_000)))
    expect(await rejection(ask(long, anywhere))).toMatchObject({ reason: 'SIZE' })
    expect((await ask(long, { ...anywhere, isCut: true })).body).toHaveLength(1_000)
  })

  it('says why there is no answer', async () => {
    const gone = await serving((_, answer) => answer.writeHead(404).end())
    const closed = await serving((_, answer) => answer.writeHead(403).end())
    expect(await rejection(ask(gone, anywhere))).toMatchObject({ reason: 'NOT_FOUND' })
    expect(await rejection(ask(closed, anywhere))).toMatchObject({ reason: 'REFUSED' })
    expect(await rejection(ask('http://127.0.0.1:1/', anywhere))).toMatchObject({ reason: 'CONNECTION' })
    expect(await rejection(ask('http://no-such-host.invalid/', limits))).toMatchObject({
      reason: 'UNKNOWN_HOST',
    })
  })
})
