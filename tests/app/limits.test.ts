import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { NextRequest } from 'next/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { limitersOf, limitOf, refusalByLimit } from '@/app/limits'
import { DRILL_HEADER, drillPass } from '@/lib/backup/drill-pass'
import { env } from '@/lib/env'
import { addressHeader } from '@/lib/members/addresses'
import { cookieWith, deviceCookie } from '@/lib/members/signing-in/devices'
import { translatorOf } from '@/lib/messages/catalogue'
import { dividedAddress } from '@/lib/messages/public-address'
import { inTurn } from '@/lib/search/turns'
import { STAFF_COOKIE } from '@/lib/settings/language'
import { type ArchiveSettings, unsetSettings } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

beforeEach(() => {
  const limits = {
    STELE_LIMIT_PAGES: 3,
    STELE_LIMIT_SEARCH: 3,
    STELE_LIMIT_SIGN_IN: 3,
    STELE_LIMIT_WRITES: 3,
    STELE_LIMIT_REPORTS: 3,
    STELE_LIMIT_API: 3,
    STELE_LIMIT_TOKEN: 3,
  }
  vi.stubGlobal('steleLimiters', limitersOf(limits))
})
afterEach(() => vi.unstubAllGlobals())

const ask = (path: string, address: string, { method = 'GET', cookie = '', pass = '' } = {}) =>
  refusalByLimit(
    new NextRequest(`http://localhost:3000${path}`, {
      method,
      headers: { [addressHeader]: address, cookie, [DRILL_HEADER]: pass },
    }),
    dividedAddress(path.replace(/\?.*/, ''), ['ar', 'he']),
  )
const statuses = async (times: number, request: () => Promise<Response | null>) => {
  const found: (number | null)[] = []
  for (let turn = 0; turn < times; turn += 1) found.push((await request())?.status ?? null)
  return found
}
const passes = null

describe('the limit of a request', () => {
  it.each([
    ['GET', '/records', 'SEARCH'],
    ['GET', '/api/public/records', 'SEARCH'],
    ['GET', '/records/a', 'PAGES'],
    ['HEAD', '/desk', 'PAGES'],
    ['GET', '/api/public/records/a', 'API'],
    ['GET', '/api/sources', 'API'],
    ['PUT', '/api/drafts/a', 'WRITES'],
    ['POST', '/desk/records/new', 'WRITES'],
    ['POST', '/api/holdings', 'WRITES'],
    ['POST', '/report/send', 'REPORTS'],
    ['GET', '/verify', 'SEARCH'],
    ['POST', '/verify/file', 'SEARCH'],
    ['POST', '/sign-in', 'SIGN_IN'],
    ['POST', '/api/auth/callback/credentials', 'SIGN_IN'],
    ['POST', '/invitation/a', 'SIGN_IN'],
    ['POST', '/setup', 'SIGN_IN'],
    ['GET', '/api/health', null],
    ['GET', '/api/health/live', null],
    ['GET', '/api/health/ready', null],
    ['GET', '/theme.css', null],
  ])('%s %s is %s', (method, path, limit) => {
    expect(limitOf(method, path)).toBe(limit)
  })
})

describe('a request over its limit', () => {
  it('is answered with 429 and a waiting time, by address', async () => {
    expect(await statuses(4, () => ask('/records?q=a', '192.0.2.1'))).toEqual([passes, passes, passes, 429])
    const refused = await ask('/records', '192.0.2.1')
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(50)
    expect(refused?.headers.get('content-type')).toContain('text/html')
    expect(await refused?.text()).toContain('<h1>Too many requests</h1>')
    expect(await ask('/records?q=a', '192.0.2.2')).toBeNull()
    expect(await ask('/desk', '192.0.2.1')).toBeNull()
  })

  it('is answered as JSON under /api, public to any origin', async () => {
    await statuses(3, () => ask('/api/public/records/a', '192.0.2.3'))
    const refused = await ask('/api/public/records/a', '192.0.2.3')
    expect(refused?.status).toBe(429)
    expect(refused?.headers.get('access-control-allow-origin')).toBe('*')
    expect(await refused?.json()).toMatchObject({ error: { name: 'TooManyRequests' } })
    const forMembers = await ask('/api/sources?q=a', '192.0.2.3')
    expect(forMembers?.status).toBe(429)
    expect(forMembers?.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the reads of a drill', () => {
  const afterMany = async (pass: string, method = 'GET') =>
    (await statuses(5, () => ask('/records/a', `192.0.2.${method}${pass}`, { pass, method }))).at(-1)

  it('have no limit', async () => {
    expect(await afterMany(drillPass())).toBe(passes)
  })

  it('are counted without a valid pass', async () => {
    const pass = drillPass()
    expect(await afterMany('')).toBe(429)
    expect(await afterMany(`${pass.startsWith('A') ? 'B' : 'A'}${pass.slice(1)}`)).toBe(429)
    expect(await afterMany(pass.slice(4))).toBe(429)
    expect(await afterMany(drillPass(Date.now() - 25 * 60 * 60 * 1000))).toBe(429)
  })

  it('are the only requests that its pass is for', async () => {
    expect(await afterMany(drillPass(), 'POST')).toBe(429)
  })
})

describe('a refusal to a reader', () => {
  const known = (globalThis as typeof globalThis & { steleLastKnown?: Map<string, unknown> }).steleLastKnown
  const archive: ArchiveSettings = {
    ...unsetSettings,
    name: 'Stone & <Reed>',
    language: 'he',
    languages: ['he', 'ar'],
    accent: '#123456',
    accentDark: '#abcdef',
    logo: { sha256: 'a'.repeat(64), width: 40, height: 20 },
  }
  beforeEach(() => known?.set('settings', archive))
  afterEach(() => known?.delete('settings'))

  const refusedAt = async (path: string, method = 'GET') => {
    const address = `refused ${method} ${path}`
    await statuses(3, () => ask(path, address, { method }))
    const refused = await ask(path, address, { method })
    return { headers: refused?.headers, html: (await refused?.text()) ?? '' }
  }

  it('has the language and frame of its page, without a query', async () => {
    // A query takes turns of the event loop.
    const settings = archiveSettings.readLast()
    expect(await Promise.race([settings, new Promise(setImmediate)])).toBe(archive)
    const { html } = await refusedAt('/records?q=a')
    expect(html).toContain('<html lang="he" dir="rtl">')
    expect(html).toContain(`<h1>${translatorOf('he')('errors.tooManyRequests.title')}</h1>`)
    expect(html).toContain('<a href="/"><img src="/logo.png?v=aaaaaaaaaaaaaaaa" alt="">')
    expect(html).toContain('<span lang="he" dir="auto">Stone &amp; &lt;Reed&gt;</span>')
    expect(html).toContain('<link rel="stylesheet" href="/theme.css?v=123456-abcdef">')
    const { html: arabic } = await refusedAt('/ar/records?q=a')
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain(`<h1>${translatorOf('ar')('errors.tooManyRequests.title')}</h1>`)
    expect(arabic).toContain('<a href="/ar">')
  })

  it('has the language of the member on staff pages alone', async () => {
    const cookie = `${STAFF_COOKIE}=ru`
    const refusedWith = async (path: string, cookie: string) => {
      const address = `refused ${cookie} ${path}`
      await statuses(3, () => ask(path, address))
      return (await (await ask(path, address, { cookie }))?.text()) ?? ''
    }
    const html = await refusedWith('/desk', cookie)
    expect(html).toContain('<html lang="ru" dir="ltr">')
    // The archive has no public pages in Russian.
    expect(html).toContain('<a href="/">')
    expect(await refusedWith('/sign-in', cookie)).toContain(
      translatorOf('ru')('errors.tooManyRequests.title'),
    )
    // Arabic has no staff pages.
    for (const [path, other] of [
      ['/names', cookie],
      ['/desk', `${STAFF_COOKIE}=ar`],
      ['/desk', ''],
    ] as const)
      expect(await refusedWith(path, other), `${path} ${other}`).toContain('<html lang="he" dir="rtl">')
  })

  it('has the colours of the archive, and a policy for them', async () => {
    const { headers, html } = await refusedAt('/press')
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(html) ?? []
    const policy = headers?.get('content-security-policy')
    expect(policy).toContain(
      `style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    )
    expect(policy).not.toContain('script-src')
    const coloursIn = (css: string) =>
      css.match(/--[\w-]+:\s*#[0-9a-f]{6}/g)?.map((one) => one.replace(' ', ''))
    const tokens = coloursIn(readFileSync('app/tokens.css', 'utf8'))
    const own = coloursIn(style) ?? []
    expect(own).toHaveLength(8)
    expect(tokens).toEqual(expect.arrayContaining(own))
  })

  it('says that a report was not sent', async () => {
    const { html } = await refusedAt('/ar/report/send', 'POST')
    expect(html).toContain(translatorOf('ar')('errors.tooManyRequests.report'))
    expect((await refusedAt('/names')).html).not.toContain(
      translatorOf('he')('errors.tooManyRequests.report'),
    )
  })
})

describe('the limit of sign-in', () => {
  it('counts a known device for itself', async () => {
    await statuses(3, () => ask('/sign-in', '192.0.2.5', { method: 'POST' }))
    expect((await ask('/sign-in', '192.0.2.5', { method: 'POST' }))?.status).toBe(429)
    const cookie = `${deviceCookie.name}=${await cookieWith(null, randomUUID())}`
    expect(await ask('/sign-in', '192.0.2.5', { method: 'POST', cookie })).toBeNull()
    const forged = `${deviceCookie.name}=forged`
    expect((await ask('/sign-in', '192.0.2.5', { method: 'POST', cookie: forged }))?.status).toBe(429)
  })
})

describe('searches at the same time', () => {
  it('are so many at most; a failed one makes room', async () => {
    let running = 0
    let most = 0
    const work = async (turn: number) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
      if (turn % 2) throw new Error('failed')
      return turn
    }
    const ended = await Promise.allSettled(Array.from({ length: 20 }, (_, turn) => inTurn(() => work(turn))))
    expect(most).toBe(env.STELE_SEARCHES)
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  })

  it('send further ones away while too many wait', async () => {
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const all = Array.from({ length: env.STELE_SEARCHES + 50 }, () => inTurn(() => released))
    const refused = await ask('/api/public/records?q=a', '192.0.2.6')
    expect(refused?.status).toBe(503)
    expect(refused?.headers.get('retry-after')).toBe('5')
    expect(await ask('/records/a', '192.0.2.6')).toBeNull()
    release()
    await Promise.all(all)
    expect(await ask('/records?q=a', '192.0.2.6')).toBeNull()
  })
})
