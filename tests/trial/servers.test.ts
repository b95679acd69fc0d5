import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { balancedOf, CADDY } from './servers'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const QUICK = { trying: 100, checking: 60_000, checkPatience: 1_000, leftOut: 60_000, between: 1 }

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  ends.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function proxyOf(...answers: RequestListener[]) {
  const proxy = await balancedOf(await Promise.all(answers.map(serve)), QUICK)
  ends.push(proxy.stop)
  return proxy.ask
}
const says =
  (status: number, isReady = true): RequestListener =>
  ({ url }, response) =>
    response.writeHead(url === '/api/health/ready' ? (isReady ? 200 : 503) : status).end()
/** Breaks the connection before it answers. */
const breaks: RequestListener = (request, response) =>
  request.url === '/api/health/ready' ? response.end() : request.socket.destroy()

test('the proxy passes every answer on and asks no other server', async () => {
  const ask = await proxyOf(says(503), says(200))
  const statuses = [await ask('/'), await ask('/')].map((answer) => answer?.status)
  expect(statuses.toSorted()).toEqual([200, 503])
})

test('the proxy asks only servers that are ready', async () => {
  const ask = await proxyOf(says(200), says(418, false))
  for (let turn = 0; turn < 4; turn += 1) expect((await ask('/'))?.status).toBe(200)
  const without = await proxyOf(says(200, false), says(200, false))
  expect((await without('/'))?.status).toBe(503)
})

test('the proxy repeats a reading after a broken connection, and no change', async () => {
  const reading = await proxyOf(breaks, says(200))
  for (let turn = 0; turn < 4; turn += 1) expect((await reading('/'))?.status).toBe(200)
  const changing = await proxyOf(breaks)
  expect((await changing('/', { method: 'POST', body: 'a' }))?.status).toBe(502)
})

test('the proxy has the times of the configuration for Caddy', () => {
  const text = readFileSync('compose.large.yaml', 'utf8')
  const secondsOf = (name: string) => Number(new RegExp(`${name} (\\d+)s`).exec(text)?.[1]) * 1_000
  expect(CADDY).toMatchObject({
    ...{ trying: secondsOf('lb_try_duration'), checking: secondsOf('health_interval') },
    ...{ checkPatience: secondsOf('health_timeout'), leftOut: secondsOf('fail_duration') },
  })
  expect(text).not.toMatch(/lb_retry_match|unhealthy_status/)
})
