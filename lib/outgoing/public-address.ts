import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { Unreached } from './unreached'

/** An address of a machine, as a request is sent to it. */
export type Resolved = { address: string; family: 4 | 6 }

/**
 * True for an address that anyone on the internet can reach: not one of this machine, of a private or local network, or of a network that leads to
 * others (an IPv4 address inside an IPv6 one counts as what it leads to).
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

/**
 * The address of a host, resolved once; a request is then sent to exactly this address, so that a second answer of the name server changes nothing.
 * Throws `Unreached` when the host is unknown, and when any of its addresses isn't allowed.
 */
export async function resolved(host: string, isAllowed: (address: string) => boolean): Promise<Resolved> {
  const bare = host.replace(/^\[|\]$/g, '')
  const found = ipaddr.isValid(bare)
    ? [{ address: bare, family: bare.includes(':') ? 6 : 4 }]
    : await lookup(bare, { all: true }).catch(() => {
        throw new Unreached('UNKNOWN_HOST')
      })
  const [first] = found
  if (!first) throw new Unreached('UNKNOWN_HOST')
  if (!found.every(({ address }) => isAllowed(address))) throw new Unreached('PRIVATE')
  return { address: first.address, family: first.family === 6 ? 6 : 4 }
}
