import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { env } from '@/lib/env'
import { logConsole, logFailure } from '@/lib/logging/log'
import { type MetricsAccess, metricsOf } from '@/lib/logging/metrics'
import { observed } from '@/lib/logging/observe'
import { withoutPersonalData } from '@/lib/logging/redaction'
import { routeOf } from '@/lib/logging/route'
import { measured, queries } from '@/lib/logging/slow-queries'

const kept = globalThis as typeof globalThis & { steleLog?: pino.Logger }
const [own, given] = [kept.steleLog, { ...env }]
const [error, warn] = [console.error, console.warn]
let lines: string[] = []
beforeAll(() => {
  kept.steleLog = pino({ messageKey: 'what' }, { write: (line: string) => lines.push(line) })
  Object.assign(env, { STELE_LOG: true, STELE_SLOW_QUERY_MS: 5 })
  logConsole()
})
afterAll(() => {
  if (own) kept.steleLog = own
  Object.assign(env, given)
  console.error = error
  console.warn = warn
})
beforeEach(() => {
  lines = []
})

const personal = [
  'anna.example@archive.example',
  '192.0.2.17',
  '2001:db8:1::17',
  'zF3kq-TOKEN-of-an-invitation-91',
  'Anna Nameable',
  'anna-nameable',
]

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

let isAway = false
/** An archive that answers every request with its path, or fails. */
async function archive(access: MetricsAccess, { trustProxy = false, fails = false } = {}) {
  const metrics = metricsOf({
    pages: () => ({ count: 3, bytes: 4096 }),
    isCurrent: () => true,
    background: async () => {
      if (isAway) throw new Error('The database is away.')
      return {
        jobs: { waiting: 2, running: 1, failed: 4, oldest: 90 },
        mail: { waiting: 5, failed: 6, oldest: 30 },
        sinceSuccess: { BACKUP: 3600 },
      }
    },
    disks: async () => [{ of: 'media', free: 1e9 }],
  })
  const answer = observed(
    async (request: IncomingMessage, response) => {
      if (fails) console.error('Could not serve', new Error(`for ${personal.join(' ')}`))
      response.writeHead(fails ? 500 : 200).end(request.url)
    },
    { metrics, access, trustProxy },
  )
  const server = createServer((request, response) => void answer(request, response))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const none = { loopback: false, token: null }
/** Waits for the lines of so many requests: a line is written after the answer. */
const logged = (count: number) =>
  expect.poll(() => lines.filter((line) => line.includes('"what":"request"')).length).toBe(count)

describe('the log', () => {
  it('has no personal data, whatever is asked for or fails', async () => {
    const url = await archive(none, { fails: true })
    const [email = '', address = '', , token = '', name = '', slug = ''] = personal
    for (const path of [
      `/records/${slug}?q=${encodeURIComponent(name)}&by=${email}`,
      `/invitation/${token}`,
      `/report/${token}#${email}`,
      `/${encodeURIComponent(name)}/${address}`,
      `/desk/records/11111111-0000-4000-8000-000000000000/review`,
    ])
      await fetch(url + path, {
        headers: { 'x-forwarded-for': address, authorization: `Bearer ${token}`, cookie: token },
      })
    logFailure('warn', [
      `Not sent to ${email} at [2001:db8:1::17] for “${name}”: https://archive.example/${token}`,
    ])
    await measured('SELECT $1 FROM "Member"', () => new Promise((resolve) => setTimeout(resolve, 10)))
    await logged(5)
    const all = lines.join('\n')
    for (const one of personal) expect(all, one).not.toContain(one)
    const routes = lines.map((line) => JSON.parse(line)).filter(({ what }) => what === 'request')
    expect(routes.map(({ route }) => route)).toEqual([
      ...['/records/:', '/invitation/:', '/report/:', '/:/:', '/desk/records/:/review'],
    ])
    expect(lines.filter((line) => line.includes('"failure"')).length).toBe(6)
    expect(all).toContain('"frames":["at ')
  })

  it('ties the lines of a request together by its id', async () => {
    const url = await archive(none, { fails: true, trustProxy: true })
    const answer = await fetch(`${url}/about`, { headers: { 'x-request-id': 'from-the-proxy' } })
    await logged(1)
    expect(answer.headers.get('x-request-id')).toBe('from-the-proxy')
    expect(lines.map((line) => JSON.parse(line).request)).toEqual(['from-the-proxy', 'from-the-proxy'])
    const plain = await archive(none)
    const other = await fetch(`${plain}/about`, { headers: { 'x-request-id': 'from-the-proxy' } })
    expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    await logged(2)
  })

  it('names statements that take long, without their values', async () => {
    const before = { ...queries }
    await measured(
      'SELECT  1\n  FROM x WHERE a = $1',
      () => new Promise((resolve) => setTimeout(resolve, 10)),
    )
    await measured('SELECT 2', async () => null)
    expect(queries).toMatchObject({ count: before.count + 2, slow: before.slow + 1 })
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { what: 'slow query', sql: 'SELECT 1 FROM x WHERE a = $1' },
    ])
  })

  it('takes linear time for hostile texts', () => {
    for (const sign of ['@', ':', '.', '-', '"', 'a', '1.', 'a@', '0:'])
      expect(withoutPersonalData(sign.repeat(200_000)).length).toBeLessThan(501)
    expect(routeOf('/'.repeat(100_000)).length).toBeLessThan(20)
  })
})

describe('metrics', () => {
  const ask = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/api/metrics`, { headers })
    return (await answer.text()).includes('stele_kept_pages 3')
  }

  it('are off until someone is allowed', async () => {
    expect(await ask(await archive(none))).toBe(false)
    const local = await archive({ loopback: true, token: null })
    expect(await ask(local)).toBe(true)
    expect(await ask(local, { 'x-forwarded-for': '127.0.0.1' })).toBe(false)
    expect(await ask(local, { forwarded: 'for=127.0.0.1' })).toBe(false)
    const secret = await archive({ loopback: false, token: 'a-random-text-of-twenty-signs' })
    expect(await ask(secret)).toBe(false)
    expect(await ask(secret, { authorization: 'Bearer another' })).toBe(false)
    expect(await ask(secret, { authorization: 'Bearer a-random-text-of-twenty-signs' })).toBe(true)
  })

  it('count requests by part of the archive only', async () => {
    const url = await archive({ loopback: true, token: null })
    for (const path of ['/records/anna-nameable', '/desk/records', '/api/public/records', '/log/checkpoint'])
      await fetch(url + path)
    await logged(4)
    const text = await (await fetch(`${url}/api/metrics`)).text()
    expect(text).toContain('stele_request_seconds_count{area="pages",status="2xx"} 1')
    expect(text).toContain('stele_request_seconds_count{area="desk",status="2xx"} 1')
    expect(text).toContain('stele_request_seconds_count{area="data",status="2xx"} 2')
    expect(text).not.toContain('nameable')
  })

  it('tell of jobs, e-mail, maintenance and disks while they can be read', async () => {
    const url = await archive({ loopback: true, token: null })
    const read = async () => (await fetch(`${url}/api/metrics`)).text()
    const lines = [
      ...['stele_jobs{state="waiting"} 2', 'stele_jobs{state="running"} 1', 'stele_jobs{state="failed"} 4'],
      ...['stele_mail{state="waiting"} 5', 'stele_mail{state="failed"} 6'],
      ...['stele_oldest_waiting_seconds{of="jobs"} 90', 'stele_oldest_waiting_seconds{of="mail"} 30'],
      'stele_since_success_seconds{of="backup"} 3600',
    ]
    const here = await read()
    for (const line of lines) expect(here).toContain(line)
    expect(here).not.toContain('of="drill"')
    expect(here).toContain('stele_disk_free_bytes{of="media"} 1000000000')
    isAway = true
    const away = await read()
    isAway = false
    expect(away).toContain('stele_kept_pages 3')
    expect(away).toContain('stele_disk_free_bytes')
    for (const line of lines) expect(away).not.toContain(line)
  })
})

it('without the setting, errors are printed by their stack alone', () => {
  const printed: unknown[] = []
  const logs = { error: console.error, warn: console.warn }
  console.error = (...given: unknown[]) => printed.push(...given)
  Object.assign(env, { STELE_LOG: false })
  try {
    logConsole()
    const cause = Object.assign(new Error('The connection ended.'), { client: { secretKey: 1718937836 } })
    console.error('A job had a problem:', new Error('Not sent.', { cause }))
    const copied = { ...cause, message: cause.message, stack: `copied: ${cause.stack}` }
    console.error('A job had a problem:', copied)
  } finally {
    Object.assign(env, { STELE_LOG: true })
    Object.assign(console, logs)
  }
  expect(printed.every((one) => typeof one === 'string')).toBe(true)
  expect(printed.join('\n')).toMatch(
    /A job had a problem:[\s\S]*Not sent\.[\s\S]*\[cause\] Error: The connection ended\./,
  )
  expect(printed.join('\n')).toContain('copied: Error: The connection ended.')
  expect(printed.join('\n')).not.toContain('1718937836')
  expect(lines).toEqual([])
})
