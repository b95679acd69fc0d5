import { once } from 'node:events'
import pg from 'pg'
import { withoutJobs } from '@/lib/jobs/without-jobs'
import { english } from '../support/english'
import { signedIn } from '../support/signed-in'
import { read, save, type Trial } from '../trial/load'
import { balancedOf } from '../trial/servers'
import { noFigures } from '../trial/table'
import { inEmptyArchive } from './support/empty'
import { environmentFor, serverProcess } from './support/server'
import { expect, test } from './support/test'

/**
 * A second server of the journeys' archive, which can be replaced by another one at its address. It runs no jobs of other journeys: one on a server
 * that ends would wait for half a minute before the other server takes it up.
 */
async function startSecond() {
  const { JOURNEYS_DATABASE_URL = '', JOURNEYS_MEDIA_DIR = '' } = process.env
  const own = await environmentFor(JOURNEYS_DATABASE_URL, JOURNEYS_MEDIA_DIR)
  // Both have the address of the archive, as behind a reverse proxy.
  const env = { ...own, ...withoutJobs, NEXTAUTH_URL: process.env.JOURNEYS_URL }
  let server = await serverProcess(env)
  const stop = () => server.kill('SIGTERM')
  const replace = async () => {
    const ended = once(server, 'exit')
    stop()
    await ended
    server = await serverProcess(env)
  }
  return { url: `http://localhost:${env.PORT}`, replace, stop }
}

let second: ReturnType<typeof startSecond> | undefined
const withTwo = test.extend<{ second: Awaited<ReturnType<typeof startSecond>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
  second: async ({}, use) => {
    second ??= startSecond()
    await use(await second)
  },
})
withTwo.afterAll(async () => (await second)?.stop())

withTwo('what changes is shown by two servers within 250 ms', async ({ make, url, second: other }) => {
  test.setTimeout(600_000)
  const first = await make('published', { title: 'Kept by two servers', kind: 'resolution' })
  const second = await make('approved', {
    title: 'Published to two servers',
    kind: 'resolution',
    evidence: first.evidence,
  })
  const own = `/records/${second.slug}`
  const source = `/sources/${first.evidence.source.id}`
  const paths = ['/', '/records', '/sitemap.xml', source, own, `${own}/editions/1`, `/records/${first.slug}`]
  const doors = [...paths, ...[own, `/records/${first.slug}`].map((path) => `/api/public${path}`)]
  const servers = [url, other.url]
  const read = async (server: string, path: string) => {
    const answer = await fetch(server + path)
    return { status: answer.status, text: await answer.text() }
  }
  /** All doors of both servers after a change; then again, so that what is kept then is from after it. */
  const readAll = async () => {
    await new Promise((resolve) => setTimeout(resolve, 250))
    for (let turn = 0; turn < 2; turn += 1)
      await Promise.all(servers.flatMap((server) => doors.map((path) => read(server, path))))
    return Promise.all(
      servers.flatMap((server) =>
        doors.map(async (path) => ({ path, server, ...(await read(server, path)) })),
      ),
    )
  }
  const saying = (answers: Awaited<ReturnType<typeof readAll>>, words: string) =>
    [...new Set(answers.filter(({ text }) => text.includes(words)).map(({ path }) => path))].sort()

  expect(saying(await readAll(), 'Published to two servers')).toEqual([])
  await make('publication', second)
  const published = await readAll()
  expect(saying(published, 'Published to two servers')).toEqual(
    // The other record names it as related.
    [
      ...['/', '/records', source, own, `${own}/editions/1`],
      ...[`/records/${first.slug}`, `/api/public${own}`],
    ].sort(),
  )
  expect(published.filter(({ path, status }) => path === own && status === 200)).toHaveLength(2)

  const words = first.evidence.words
  expect(saying(published, words).length).toBeGreaterThan(3)
  await make('withheld', first.evidence)
  expect(saying(await readAll(), words)).toEqual([])

  await make('withdrawal', { id: second.id, reason: 'Asked for by its speaker.' })
  const withdrawn = await readAll()
  expect(saying(withdrawn, 'Published to two servers')).toEqual([])
  expect(saying(withdrawn, 'Asked for by its speaker.')).toEqual(
    [own, `${own}/editions/1`, `/api/public${own}`].sort(),
  )
  for (const { path, status } of withdrawn) if (path.startsWith(own)) expect(status, path).toBe(410)
})

withTwo('no one notices that a server is replaced', async ({ make, url, second }) => {
  const database = new pg.Client(process.env.JOURNEYS_DATABASE_URL)
  await database.connect()
  try {
    const { slug } = await make('published', { title: 'Read during an upgrade', kind: 'resolution' })
    const { id: recordId, version } = await make('draft', { title: 'Saved during an upgrade' })
    const { rows } = await database.query(
      'SELECT content, "savedById" AS "memberId" FROM "Draft" WHERE "recordId" = $1',
      [recordId],
    )
    const [{ content, memberId }] = rows
    const { headers } = await signedIn(database, memberId, {
      ...{ secret: 'a-secret-that-only-the-tests-know-of', origin: new URL(url).origin },
    })
    let isOver = false
    const servers = [url, second.url]
    const proxy = await balancedOf(servers)
    const upgrade: Trial = {
      ...{ ask: proxy.ask, servers, make, figures: noFigures([]), isOver: () => isOver },
      query: async (text, values) => (await database.query(text, values)).rows,
    }
    const reading = read(upgrade, ['/', `/records/${slug}`])
    const saving = save(upgrade, { memberId, headers, recordId, version, content })
    const { kept, other, writes } = upgrade.figures
    const asked = () => Math.min(kept.read, other.read, writes.saves.acknowledged)
    await second.replace()
    // A replacement can take less time than a few requests.
    await expect.poll(asked).toBeGreaterThan(5)
    isOver = true
    await reading
    const lost = await (await saving)()
    proxy.stop()
    expect([kept.errors, other.refused, writes.saves.refused, lost]).toEqual([0, 0, 0, 0])
  } finally {
    await database.end()
  }
})

test('every status and method goes through the front', async ({ make, url }) => {
  const record = await make('published', { title: 'Asked for in every way' })
  const path = `/records/${record.slug}`
  const ask = (address: string, init: RequestInit = {}) =>
    fetch(url + address, { redirect: 'manual', ...init })
  const page = await ask(path)
  const tag = page.headers.get('etag') ?? ''
  expect(tag).toMatch(/^W\//)
  for (const method of ['GET', 'HEAD']) {
    const again = await ask(path, { method, headers: { 'If-None-Match': tag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
  }
  for (const [address, status] of [
    [path, 200],
    ['/records/none-such', 404],
    ['/records?q=asked', 200],
  ] as const) {
    const head = await ask(address, { method: 'HEAD' })
    expect([head.status, await head.text()], address).toEqual([status, ''])
    expect(Number(head.headers.get('content-length')), address).toBeGreaterThan(500)
    expect(head.headers.get('content-security-policy'), address).toContain("default-src 'none'")
  }
  const slash = await ask(`${path}/`)
  expect([slash.status, slash.headers.get('location')]).toEqual([308, path])
  const unknown = await ask('/records/none-such')
  expect(unknown.status).toBe(404)
  expect(await unknown.text()).toContain('Page not found')
  const parts = await fetch(url + path, { headers: { RSC: '1' } })
  expect(parts.headers.get('content-type')).toContain('text/x-component')
  await ask(path, { method: 'POST' })
  expect((await ask(path)).headers.get('etag')).toBe(tag)
})

test('no public page has a script that its policy refuses', async ({ make, reader }) => {
  const record = await make('published', { title: 'Without a refused script' })
  const page = await reader()
  const refused: string[] = []
  page.on('console', (message) => refused.push(message.text()))
  const path = `/records/${record.slug}`
  for (const address of ['/', '/records', '/records?q=script', path, `${path}/editions/1`, '/about'])
    await page.goto(address)
  await page.getByText('Without a refused script').count()
  expect(refused).toEqual([])
})

const alone = inEmptyArchive({ STELE_OFFLINE_SECONDS: '10' })

alone('kept pages are answered for a while without the database', async ({ archive, reader }) => {
  const page = await reader({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const ask = (path: string) => fetch(archive.url + path)
  // The archive was just made: its first events may still drop what is kept.
  for (let turn = 0; turn < 3; turn += 1) {
    expect((await ask('/about')).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  expect((await ask('/about')).status).toBe(200)
  const owner = new URL(process.env.JOURNEYS_DATABASE_URL ?? '')
  const name = new URL(archive.env.DATABASE_URL).pathname.slice(1)
  const database = new pg.Client(owner.href)
  await database.connect()
  try {
    await database.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [name])
    // At once: a busy machine can take long for each of them.
    const cutOff = async () => {
      const [kept, ready, other] = await Promise.all(['/about', '/api/health/ready', '/unverified'].map(ask))
      return [kept?.headers.has('stele-current-until'), ready?.status, other?.status]
    }
    await expect.poll(cutOff, { intervals: [20] }).toEqual([true, 200, 503])
    await expect.poll(async () => (await ask('/about')).headers.get('stele-current-until')).toBeNull()
    expect((await ask('/')).status).toBe(503)
    expect((await ask('/api/health/ready')).status).toBe(503)
    expect((await page.goto('/unverified'))?.status()).toBe(503)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(english('archive.unavailable.title'))
    await expect(page.getByText(english('archive.unavailable.text'))).toBeVisible()
    // The framework adds one of its own.
    await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/)
    const { scrollWidth, clientWidth } = await page
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))
    expect(scrollWidth).toBe(clientWidth)
    await database.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
    await expect.poll(async () => (await ask('/')).status).toBe(200)
  } finally {
    await database.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
    await database.end()
  }
})
