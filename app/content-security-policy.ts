import { createHash } from 'node:crypto'
import { enhancement } from '@/components/archive/enhancement'
import { suggesting } from '@/components/archive/finding/suggesting'

type Circumstances = { nonce: string; https: boolean; development: boolean }

const deskPaths = /^\/(desk|sign-in|setup|invitation)(\/|$)/
const apiPaths = /^\/api(\/|$)/
const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
const scripts = [hashOf(enhancement), hashOf(suggesting)]

/**
 * The Content-Security-Policy of an address (docs/decisions/002). Desk: scripts that carry this request's nonce. Archive: cached, so
 * no nonce; two constant scripts by their hashes and no other, so an injected script never runs. API: nothing at all.
 */
export function policyFor(pathname: string, circumstances: Circumstances): string {
  if (apiPaths.test(pathname)) return `default-src 'none'; frame-ancestors 'none'`
  return serialise(deskPaths.test(pathname) ? deskPolicy(circumstances) : archivePolicy(circumstances))
}

/** The nonce of the scripts that a policy lets run. */
export const nonceOf = (policy: string | null): string | undefined =>
  /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

type Policy = Record<string, string[]>

const base = ({ https }: Circumstances): Policy => ({
  'default-src': [`'none'`],
  'img-src': [`'self'`, 'data:'],
  'media-src': [`'self'`],
  'font-src': [`'self'`],
  'manifest-src': [`'self'`],
  'form-action': [`'self'`],
  'base-uri': [`'none'`],
  'frame-ancestors': [`'none'`],
  ...(https && { 'upgrade-insecure-requests': [] }),
})

const archivePolicy = (circumstances: Circumstances): Policy =>
  circumstances.development
    ? {
        ...base(circumstances),
        'script-src': [`'self'`, `'unsafe-inline'`, `'unsafe-eval'`],
        'style-src': [`'self'`, `'unsafe-inline'`],
        'connect-src': [`'self'`, 'ws:'],
      }
    : {
        ...base(circumstances),
        'script-src': scripts,
        'style-src': [`'self'`],
        // The suggestions of the search form.
        'connect-src': [`'self'`],
      }

// The editor and its split panes set styles of their own; styles cannot send anything out under this policy.
const deskPolicy = (circumstances: Circumstances): Policy => ({
  ...base(circumstances),
  'img-src': [`'self'`, 'data:', 'blob:'],
  'script-src': [
    `'self'`,
    `'nonce-${circumstances.nonce}'`,
    `'strict-dynamic'`,
    ...(circumstances.development ? [`'unsafe-eval'`] : []),
  ],
  'style-src': [`'self'`, `'unsafe-inline'`],
  'connect-src': [`'self'`, ...(circumstances.development ? ['ws:'] : [])],
  'worker-src': [`'self'`, 'blob:'],
})

const serialise = (policy: Policy) =>
  Object.entries(policy)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ')
