import { expect, it } from 'vitest'
import { isPublicAddress, post } from '@/lib/exchange/outgoing'

it.each(['8.8.8.8', '172.32.0.1', '193.0.6.139', '2001:4860:4860::8888', '2606:4700::1111'])(
  '%s is a public address',
  (address) => expect(isPublicAddress(address)).toBe(true),
)

it.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  'fe80::1',
  'fd00::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'not an address',
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))

it.each([
  'http://127.0.0.1:1/',
  'http://[::1]:1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://localhost:1/',
])('nothing is sent to %s', async (address) => {
  const sent = async () =>
    post(address, { body: Buffer.from('x'), contentType: 'text/plain', allowPrivate: false })
  await expect(sent()).rejects.toThrow('exchange.privateNetwork')
})

it('nothing is sent to an invalid address', async () => {
  const sent = async () =>
    post('file:///etc/hosts', { body: Buffer.from('x'), contentType: 'text/plain', allowPrivate: true })
  await expect(sent()).rejects.toThrow('exchange.notWebAddress')
})
