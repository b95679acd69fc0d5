/**
 * `npm run bench:editor`: a draft of 50,000 words with 500 citations in the editor of a production build, in Chromium. Prints the time in which the
 * editor opens (with an empty browser, and again with its scripts kept), and p50 and p95 of a keystroke: from the key to the end of all work on the
 * page that it causes, layout included, at eight keys a second. Ends with an error beyond 16 ms (p95) or 1 s for opening again. Uses the build that is
 * there; `npm start` or `npm test` makes one. `-- --profile DIRECTORY` writes a CPU profile of each part there, for the browser's developer tools.
 */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { browserPath } from '../../e2e/support/browser'
import { environmentFor, makeDatabase, startServer } from '../../e2e/support/server'
import { startThrowawayPostgres } from '../../support/postgres'

const LIMITS = { key: 16, opening: 1_000 }
const PARAGRAPHS = 500
const KEYS = 100
/** Milliseconds between two keys. */
const BETWEEN = 125

const { profile } = parseArgs({ options: { profile: { type: 'string' } } }).values

if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build. `npm start` makes one.')
const media = await mkdtemp(path.join(tmpdir(), 'stele-bench-media-'))
const postgres = await startThrowawayPostgres()
const env = await environmentFor(await makeDatabase(postgres.url('postgres'), 'bench'), media)
Object.assign(process.env, env)
const { db } = await import('@/lib/db')
const { createRecord } = await import('@/lib/records/commands')
const { saveDraft } = await import('@/lib/records/drafts')
const { emptyContent } = await import('@/lib/records/schema')
const { createSource } = await import('@/lib/sources/commands')
const { documentSchema } = await import('@/lib/text')

const member = await db.member.create({
  data: { email: 'editor@example.org', name: 'An editor', role: 'EDITOR', passwordHash: 'none' },
})
const actor = { id: member.id, name: member.name, role: 'EDITOR' } as const
const sources = await Promise.all(
  Array.from({ length: 50 }, (_, index) => createSource(actor, { type: 'book', title: `A book ${index}` })),
)
const words = (seed: number) =>
  Array.from({ length: 100 }, (_, index) => `word${(index * 7 + seed) % 997}`).join(' ')
const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => ({
  type: 'paragraph',
  content: [
    { type: 'text', text: `${words(index)} ` },
    {
      type: 'citation',
      attrs: {
        id: randomUUID(),
        passageId: null,
        chain: [{ sourceId: sources[index % 50]?.id, locator: null, access: 'ORIGINAL_SEEN' }],
      },
    },
  ],
}))
const record = await createRecord(actor, { id: randomUUID(), kind: 'account', title: 'Long', language: 'en' })
const body = documentSchema.parse({ type: 'doc', content: paragraphs })
await saveDraft(actor, record.id, {
  baseVersion: 1,
  content: { ...emptyContent('account', 'Long', 'en'), summary: 'A long text.', body },
})
const { id: sessionId } = await db.session.create({
  data: {
    id: randomUUID(),
    memberId: member.id,
    sessionVersion: member.sessionVersion,
    browser: '',
    system: '',
  },
})
await db.$disconnect()

const stop = await startServer(env)
const browser = await chromium.launch({
  executablePath: await browserPath(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const failures: string[] = []
try {
  // The server prepares a page when it is asked for the first time: another browser asks before the one that is measured.
  const warming = await newContext()
  await opened(await warming.newPage())
  await warming.close()
  const page = await (await newContext()).newPage()
  const first = await opened(page)
  const again = await profiled(page, 'opening', () => opened(page))
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`)
  console.log(`Opening with an empty browser: ${first.toFixed(0)} ms, and again ${again.toFixed(0)} ms`)
  if (again > LIMITS.opening) failures.push('opening again')
  for (const place of ['start', 'middle', 'end'] as const) {
    const times = (await profiled(page, place, () => typed(page, place))).sort((a, b) => a - b)
    const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN
    console.log(
      `A key at the ${place.padEnd(6)} p50 ${at(0.5).toFixed(1)} ms   p95 ${at(0.95).toFixed(1)} ms   longest ${times.at(-1)?.toFixed(1)} ms`,
    )
    if (at(0.95) > LIMITS.key) failures.push(`a key at the ${place}`)
  }
} finally {
  await browser.close()
  stop()
  await postgres.stop()
  await rm(media, { recursive: true, force: true })
}
if (failures.length > 0) {
  console.error(`Slower than ${LIMITS.key} ms a key or ${LIMITS.opening} ms: ${failures.join(', ')}`)
  process.exitCode = 1
}

/** A browser that has nothing yet, signed in. */
async function newContext() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const value = await encode({ token: { sessionId }, secret: env.NEXTAUTH_SECRET })
  await context.addCookies([{ name: 'next-auth.session-token', value, url: env.NEXTAUTH_URL }])
  return context
}

/** Does the work and, where that was asked for, writes the CPU profile of the page meanwhile. */
async function profiled<Result>(page: Page, name: string, work: () => Promise<Result>): Promise<Result> {
  if (!profile) return work()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Profiler.enable')
  await devtools.send('Profiler.start')
  const result = await work()
  const { profile: taken } = await devtools.send('Profiler.stop')
  await writeFile(path.join(profile, `${name}.cpuprofile`), JSON.stringify(taken))
  return result
}

/** Milliseconds from the request until the text can be written in. */
async function opened(page: Page): Promise<number> {
  await page.goto(`${env.NEXTAUTH_URL}/desk/records/${record.id}/edit`, { waitUntil: 'commit' })
  const ready = await page.waitForFunction(
    () =>
      document.querySelector('.ProseMirror[contenteditable=true] cite, [contenteditable=true] cite') &&
      document.querySelector('[data-save-status]') &&
      performance.now(),
    undefined,
    { polling: 'raf', timeout: 120_000 },
  )
  return (await ready.jsonValue()) as number
}

/** Types at a place of the text, and returns what each key took in milliseconds. */
async function typed(page: Page, place: 'start' | 'middle' | 'end'): Promise<number[]> {
  const text = page.getByRole('textbox', { name: 'Text of the record' })
  const at = { start: 0, middle: Math.floor(PARAGRAPHS / 2), end: PARAGRAPHS - 1 }[place]
  await text
    .locator('p')
    .nth(at)
    .click({ position: { x: 5, y: 5 } })
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    const end = new MessageChannel()
    let since = 0
    addEventListener('keydown', ({ timeStamp }) => (since = timeStamp), { capture: true })
    addEventListener('input', () => end.port2.postMessage(null), { capture: true })
    // Reading a place forces the layout that the frame would make.
    end.port1.onmessage = () => {
      document.body.getBoundingClientRect()
      times.push(performance.now() - since)
    }
  })
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.type(key % 6 === 5 ? ' ' : 'e')
    await page.waitForTimeout(BETWEEN)
  }
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes.splice(0))
}
