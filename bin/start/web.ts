import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import next from 'next'
import { HOUR_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { readBackground } from '@/lib/logging/background'
import { logConsole } from '@/lib/logging/log'
import { metricsOf } from '@/lib/logging/metrics'
import { observed } from '@/lib/logging/observe'
import { PageDisk, sweepPages } from '@/lib/page-store/disk'
import { frontOf } from '@/lib/page-store/front'
import { LogFollower } from '@/lib/page-store/log-follower'
import { ProcessRow } from '@/lib/page-store/process-row'
import { PageStore } from '@/lib/page-store/store'
import { spaces } from '@/lib/storage/disk-space'
import { stateFolder } from '@/lib/verification/state-folder'
import { nameOf } from './host-name'
import { WHEN_ASKED } from './web-server'

/** Milliseconds that running requests get when the server ends. */
const STOP_MS = 8_000

logConsole()
const hostname = nameOf(env.STELE_HOST)
// Next asks itself for the page that a form leads to, and must not go through the archive's public address for it.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${env.PORT}`

const server = createServer()
const app = next({ dev: false, hostname, port: env.PORT, httpServer: server })
await app.prepare()
const folder = ownFolder()
const disk = env.STELE_PAGES_ON_DISK ? ownDisk() : null
const store = new PageStore(env.STELE_PAGES_MB * 1024 * 1024, disk)
const kept = await disk?.open().catch((error: unknown) => {
  // A full or read-only disk: pages are kept in memory alone.
  console.error(error)
  return null
})
if (kept) store.restore(kept.pages)
if (disk) {
  void sweepPages(folder).catch(console.error)
  setInterval(() => void disk.touch(), HOUR_MS).unref()
}
const follower = new LogFollower(env.DATABASE_URL, new ProcessRow(env.STELE_OFFLINE_SECONDS), {
  last: kept?.position ?? null,
  // After the pages are dropped that the events up to there reach.
  confirm: (last) => void front.settled().then(() => disk?.confirm(last)),
})
const front = frontOf({
  handle: app.getRequestHandler(),
  store,
  currency: () => follower.currency(),
  isCutOff: () => follower.isCutOff(),
  query: (text, values) => follower.query(text, values),
  patience: env.STELE_OFFLINE_SECONDS * 1000,
  host: new URL(env.NEXTAUTH_URL).host,
  isAhead: !process.argv.includes(WHEN_ASKED),
})
follower.start()
const metrics = metricsOf({
  pages: () => ({ count: store.count, bytes: store.size }),
  isCurrent: () => follower.currency() === 'CURRENT',
  background: () => readBackground(async (text, values) => (await follower.query(text, values)).rows),
  disks: spaces,
})
const answer = observed(front.answer, {
  metrics,
  access: { loopback: env.STELE_METRICS, token: env.STELE_METRICS_TOKEN ?? null },
  trustProxy: env.TRUST_PROXY,
})
server.on('request', (request, response) => void answer(request, response))
server.on('error', (error) => {
  console.error(error)
  process.exit(1)
})
server.listen(env.PORT, env.STELE_HOST)

/** The folder of this process: another one at the same time has another port or another machine. */
function ownFolder(): string {
  return path.join(stateFolder, 'pages', `${os.hostname()}-${env.PORT}`.replace(/[^\w.-]/g, '_'))
}

function ownDisk(): PageDisk {
  const madeBy = [readFileSync('.next/BUILD_ID', 'utf8'), env.NEXTAUTH_URL, env.STELE_NAAN]
  return new PageDisk(folder, madeBy.join(' '))
}

let isEnding = false
async function end(code: number) {
  if (isEnding) return
  isEnding = true
  setTimeout(() => process.exit(code), STOP_MS).unref()
  front.stop()
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  await Promise.all([closed, follower.stop()])
  await disk?.flush()
  await app.close()
  process.exit(code)
}
process.on('SIGINT', () => void end(130))
process.on('SIGTERM', () => void end(143))
