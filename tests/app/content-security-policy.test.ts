import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { policyFor } from '@/app/content-security-policy'
import { enhancement } from '@/components/archive/enhancement'
import { suggesting } from '@/components/archive/finding/suggesting'

const live = { nonce: 'bm9uY2U=', https: true, development: false }
const sourcesOf = (policy: string, directive: string) =>
  policy
    .split('; ')
    .find((part) => part === directive || part.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1)

describe('the Content-Security-Policy', () => {
  it('lets public pages run two small constant scripts and nothing else', () => {
    const hashes = [enhancement, suggesting].map(
      (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    )
    expect(gzipSync(enhancement + suggesting).length).toBeLessThan(5_000)
    for (const path of ['/', '/records', '/records/a', '/sources/a', '/about', '/deskless', '/anything']) {
      const policy = policyFor(path, live)
      expect(sourcesOf(policy, 'script-src'), path).toEqual(hashes)
      expect(sourcesOf(policy, 'connect-src'), path).toEqual([`'self'`])
      expect(sourcesOf(policy, 'style-src'), path).toEqual([`'self'`])
      expect(sourcesOf(policy, 'default-src'), path).toEqual([`'none'`])
    }
  })

  it('gives desk pages a nonce and no inline script without it', () => {
    for (const path of ['/desk', '/desk/records/1', '/sign-in', '/setup', '/invitation/abc']) {
      const sources = sourcesOf(policyFor(path, live), 'script-src')
      expect(sources, path).toEqual([`'self'`, `'nonce-bm9uY2U='`, `'strict-dynamic'`])
    }
  })

  it('forbids frames and base elements, and requires https only over https', () => {
    for (const path of ['/', '/desk', '/api/records'])
      expect(sourcesOf(policyFor(path, live), 'frame-ancestors'), path).toEqual([`'none'`])
    expect(sourcesOf(policyFor('/desk', live), 'base-uri')).toEqual([`'none'`])
    expect(policyFor('/', live)).toContain('upgrade-insecure-requests')
    expect(policyFor('/', { ...live, https: false })).not.toContain('upgrade-insecure-requests')
  })
})
