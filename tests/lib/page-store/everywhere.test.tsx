import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { recordEvent } from '@/lib/events'
import { endOfLog, reachSince } from '@/lib/exchange/mirror/changes'
import { fileOf } from '@/lib/exchange/mirror/files'
import { filesIn } from '@/lib/exchange/mirror/manifest'
import { mirrorArchive } from '@/lib/exchange/mirror/mirror'
import { sha256 } from '@/lib/hashing'
import { declareBetter } from '@/lib/relocation/better-copy'
import { serving } from '@/tests/support/answered'
import { databaseUrl } from '@/tests/support/database'
import {
  bodyOn,
  type Cited,
  makeCited,
  makeEdition,
  makeHolding,
  makeMember,
  makeRecord,
  passageText,
} from '@/tests/support/factories'
import { answerAt, renderedAt } from '@/tests/support/rendered-pages'

/** How long another process may show what was changed, in milliseconds; a busy machine of tests is slower than a server. */
const SOON = 15_000

let editor: Actor
let publisher: Actor
let keeper: Actor
let folder: string
let renderer: Awaited<ReturnType<typeof serving>>
const servers: { child: ChildProcess; port: number }[] = []

async function startServer() {
  const args = ['--import', 'tsx', 'tests/support/page-server.ts', databaseUrl, String(renderer.port)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!child.stdout) throw new Error('The server has no output.')
  const [line] = await once(createInterface(child.stdout), 'line')
  servers.push({ child, port: Number(line) })
}

beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
  keeper = await makeMember({ role: 'ADMIN' })
  folder = await mkdtemp(path.join(tmpdir(), 'stele-everywhere-'))
  renderer = await serving(async ({ url = '' }, response) => {
    const { status, text, type } = await renderedAt(url)
    response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` }).end(text)
  })
  await Promise.all([startServer(), startServer()])
})
afterAll(async () => {
  for (const { child } of servers) child.kill()
  await renderer.end()
  await rm(folder, { recursive: true })
})

const mirror = () =>
  mirrorArchive({
    folder,
    ask: answerAt,
    ...{ origin: 'http://localhost:3000', name: 'Archive', build: 'a', position: endOfLog, reachSince },
    searchTitle: () => ({ language: 'en', title: 'Search' }),
  })

const inMirror = async (words: string) => {
  const texts = await Promise.all((await filesIn(folder)).map((file) => readFile(path.join(folder, file))))
  return texts.some((text) => text.includes(words))
}

const ask = async (port: number, address: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}${address}`)
  return `${answer.status} ${await answer.text()}`
}

type Record = Awaited<ReturnType<typeof makeRecord>>

const passageOf = ({ source, holding, passage }: Cited) => ({
  ...{ id: passage.id, sourceId: source.id, exact: passageText, before: 'Before it. ', after: ' After it.' },
  ...{ locator: null, language: 'en', start: passage.start, end: passage.end },
  textLayerSha256: sha256(holding.layer.text),
  holding: {
    ...{ id: holding.id, kind: 'ORIGINAL' as const, sha256: 'b'.repeat(64), obtainedFrom: '', rights: '' },
    shown: 'WHOLE' as const,
  },
})

async function publish(record: Record, cited: Cited) {
  await makeEdition(editor, record, { passages: [passageOf(cited)] })
  await transaction((tx) =>
    recordEvent(tx, { actor: editor, action: 'record.publish', subjectType: 'record', subjectId: record.id }),
  )
}

it('no process and no mirror keeps a stale byte', async () => {
  const cited = await makeCited(editor)
  await db.holding.update({ where: { id: cited.holding.id }, data: { shown: 'WHOLE' } })
  const copy = `/sources/${cited.source.id}/copies/${cited.holding.id}`
  const record = await makeRecord(editor, {
    kind: 'testimony',
    title: 'Of one who was there',
    content: { body: bodyOn(cited), summary: 'The first summary.' },
  })
  // A copy is shown as a whole where the speaker is named.
  await db.consent.updateMany({ data: { nameDisplay: 'NAMED', tier: 'OPEN' } })
  const addresses = [
    ...['', '/editions', '/editions/1'].map((part) => `/records/${record.slug}${part}`),
    ...[`/sources/${cited.source.id}`, copy, '/records', '/', '/new', '/sitemap.xml'],
    ...['', '/editions/1', '/editions/1/linkset'].map((part) => `/api/public/records/${record.slug}${part}`),
    ...['/api/public/list', '/api/public/withdrawals'],
  ]
  /** Makes a change while both processes keep all pages: soon they answer what is rendered now, and nothing public has these words. */
  async function change(make: () => Promise<unknown>, gone: string, isInSource = true) {
    for (const { port } of servers) for (const address of addresses) await ask(port, address)
    await make()
    for (const address of addresses) {
      const { status, text } = await renderedAt(address)
      if (!address.includes('/editions/1') || isInSource) expect(text).not.toContain(gone)
      for (const { port } of servers)
        await expect.poll(() => ask(port, address), { timeout: SOON, interval: 10 }).toBe(`${status} ${text}`)
    }
    await mirror()
  }

  await publish(record, cited)
  await mirror()
  expect([await inMirror('The first summary.'), await inMirror(passageText)]).toEqual([true, true])
  const files = await filesIn(folder)
  for (const address of addresses) expect(files, address).toContain(fileOf(address))
  const again = { ...record, content: { ...record.content, summary: 'The second summary.' } }
  // The first edition keeps its address and its words.
  await change(() => publish(again, cited), 'The first summary.', false)
  expect(await readFile(path.join(folder, 'records', record.slug, 'index.html'), 'utf8')).not.toContain(
    'The first summary.',
  )

  // An older copy has a mask whose words aren't in this one: no one knows what of it must be withheld.
  const older = await makeHolding(editor, cited.source, { text: 'Ann Who said so.', filename: 'older.txt' })
  const name = { textLayerId: older.layer.id, start: 0, end: 7 }
  await setMask(editor, { ...name, kind: 'PRIVATE', reason: 'A name' })
  await change(() => declareBetter(editor, cited.holding.id, older.id), passageText)
  expect(await inMirror(passageText)).toBe(false)
  const whole = await db.mask.findFirstOrThrow({ where: { textLayerId: cited.holding.layer.id } })
  await liftMask(publisher, whole.id, { reason: 'The name is not in this copy.' })
  await mirror()
  expect(await inMirror(passageText)).toBe(true)

  const { start, end } = cited.passage
  const layer = { textLayerId: cited.holding.layer.id, start, end }
  await change(() => setMask(editor, { ...layer, kind: 'PRIVATE', reason: 'A name' }), passageText)
  expect(await inMirror(passageText)).toBe(false)

  await change(
    () => withdraw(publisher, record.id, { edition: 2, reason: 'Asked for.' }),
    record.content.title,
  )
  expect([await inMirror(record.content.title), await inMirror('second summary')]).toEqual([false, false])
  expect(
    (await filesIn(folder)).filter((file) => file.includes('copies') || file.includes('linkset')),
  ).toEqual([])
  expect(await readFile(path.join(folder, 'api/public/withdrawals.json'), 'utf8')).toContain(record.slug)

  const terms = {
    ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', pseudonym: '', embargoUntil: null, note: '' },
    ...{ legalName: 'Ann Who', transcriptApprovedOn: null, withdrawnOn: '2026-06-01', version: 1 },
  } as const
  const erased = { confirm: record.slug, copies: false, forms: true, address: false, names: [] }
  await change(async () => {
    await saveConsent(keeper, record.id, terms)
    await eraseRecord(publisher, record.id, erased)
  }, 'The second summary.')
  expect(await inMirror('The second summary.')).toBe(false)
})
