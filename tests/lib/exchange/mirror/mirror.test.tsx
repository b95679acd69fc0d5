import '@/tests/support/database'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { CommandError, Misuse } from '@/bin/commands/command'
import { runMirror } from '@/bin/commands/mirror'
import type { Actor } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { withdraw } from '@/lib/editions/commands'
import { recordEvent } from '@/lib/events'
import { entriesIn, tileAddresses } from '@/lib/exchange/log-tiles'
import { endOfLog, reachSince } from '@/lib/exchange/mirror/changes'
import { fileOf } from '@/lib/exchange/mirror/files'
import { filesIn, verifyMirror } from '@/lib/exchange/mirror/manifest'
import { mirrorArchive } from '@/lib/exchange/mirror/mirror'
import { translatorOf } from '@/lib/messages/catalogue'
import { caddyRules, nginxRules, serveBy } from '@/tests/support/example-server'
import {
  chainOf,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  quotation,
  sensitive,
} from '@/tests/support/factories'
import { answerAt } from '@/tests/support/rendered-pages'
import { walked } from '@/tests/support/walked'

type Verify = (proof: unknown) => Promise<{ shown: number }>
const { verifyProof }: { verifyProof: Verify } = await import(path.resolve('public/verify-edition.mjs'))

let editor: Actor
let publisher: Actor
let folder: string
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  publisher = await makeMember({ role: 'PUBLISHER' })
  folder = await mkdtemp(path.join(tmpdir(), 'stele-mirror-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function published(title: string, words: string) {
  const source = await makeSource(editor, { title: `Source of ${title}` })
  const quoted = quotation({ chain: chainOf(source) }, words)
  const record = await makeRecord(editor, {
    title,
    content: {
      body: doc(quoted, sensitive('Violence', quotation({ chain: chainOf(source) }, `Hidden ${words}`))),
    },
  })
  await makeEdition(editor, record)
  await transaction((tx) =>
    recordEvent(tx, { actor: editor, action: 'record.publish', subjectType: 'record', subjectId: record.id }),
  )
  return record
}

const asked: string[] = []
/** The record whose edition is the first of the log. */
let oldest = ''
let failing = ''
const mirror = ({ repairs = false } = {}) => {
  asked.length = 0
  return mirrorArchive({
    ...{ folder, repairs },
    ask: async (address) => {
      asked.push(address)
      return address === failing ? new Response('', { status: 500 }) : answerAt(address)
    },
    origin: 'http://localhost:3000',
    name: 'Archive',
    build: 'a',
    position: endOfLog,
    reachSince,
    searchTitle: () => ({ language: 'en', title: 'Search' }),
  })
}

const read = (file: string) => readFile(path.join(folder, file), 'utf8')
const proofsAsked = () => asked.filter((address) => address.startsWith('/api/public/proofs/'))

const saying = async (words: string) => {
  const found: string[] = []
  for (const file of await filesIn(folder))
    if ((await readFile(path.join(folder, file))).includes(words)) found.push(file)
  return found.sort()
}

it('is a folder of files that a plain server serves', async () => {
  const one = await published('The first', 'Words of one.')
  oldest = one.id
  await published('The second', 'Words of two.')
  const { pages, written } = await mirror()
  expect(written).toBeGreaterThan(pages)
  const page = `records/${one.slug}/index.html`
  expect(await saying('Words of one.')).toEqual(
    expect.arrayContaining([
      page,
      `api/public/records/${one.slug}.json`,
      `records/${one.slug}/editions/1/index.html`,
    ]),
  )
  const { seen, dead } = await walked(folder)
  expect(dead).toEqual([])
  expect(seen).toEqual(
    expect.arrayContaining([page, 'search/index.html', 'pagefind/pagefind-ui.js', 'about/index.html']),
  )
  expect(await verifyMirror(folder)).toMatchObject({ faults: [] })
})

it.each([
  ['nginx.conf.example', nginxRules],
  ['Caddyfile.example', caddyRules],
] as const)('the server of %s answers every address and hides its state', async (example, rulesIn) => {
  const rules = rulesIn(await readFile(path.join(folder, example), 'utf8'))
  const state: { pages: object } = JSON.parse(await readFile(path.join(folder, '.mirror.json'), 'utf8'))
  const addresses = Object.keys(state.pages).filter((address) => !address.includes('?'))
  expect(addresses.length).toBeGreaterThan(20)
  const server = await serveBy(rules, folder)
  try {
    for (const at of [...addresses, ...(await filesIn(folder)).map((file) => `/${file}`)]) {
      const answer = await fetch(server.url + at)
      if (at === '/.mirror.json') {
        expect([403, 404]).toContain(answer.status)
        continue
      }
      const file = addresses.includes(at) ? fileOf(at) : at.slice(1)
      expect([at, answer.status]).toEqual([at, 200])
      expect(
        Buffer.from(await answer.arrayBuffer()).equals(await readFile(path.join(folder, file))),
        at,
      ).toBe(true)
      // Links of a page are relative to its folder.
      if (file.endsWith('/index.html')) expect(new URL(answer.url).pathname).toMatch(/\/(?:index\.html)?$/)
    }
    const { status, headers } = await fetch(`${server.url}/none-such`)
    expect([status, headers.get('content-security-policy')]).toEqual([
      404,
      expect.stringContaining("media-src 'self'"),
    ])
  } finally {
    await server.end()
  }
})

it('asks again only for what an event reached', async () => {
  expect(await mirror()).toMatchObject({ written: 0, removed: 0 })
  expect(asked.filter((address) => /^\/(?:records|sources)\//.test(address))).toEqual([])
  const three = await published('The third', 'Words of three.')
  await mirror()
  const again = asked.filter((address) => /^\/records\/[a-z0-9-]+$/.test(address))
  expect([...new Set(again)]).toEqual([`/records/${three.slug}`])
  expect(asked).toContain('/')
  const ofThree = `/api/public/proofs/${three.id}/1`
  // The first proof of the log tells whether others have signed a head.
  expect(proofsAsked()).toEqual([`/api/public/proofs/${oldest}/1`, ofThree])
  expect(await saying(three.id)).toContain(fileOf(ofThree))
})

it('loses what was withdrawn', async () => {
  const gone = await published('The fourth', 'Words of four.')
  await mirror()
  expect((await saying('Words of four.')).length).toBeGreaterThan(2)
  await withdraw(publisher, gone.id, { edition: 1, reason: 'Asked for by its speaker.' })
  const { removed } = await mirror()
  expect(removed).toBeGreaterThan(2)
  expect(await saying('Words of four.')).toEqual([])
  expect(await saying('The fourth')).toEqual([])
  expect(await saying(gone.slug)).toEqual(['api/public/withdrawals.json'])
  expect((await walked(folder)).dead).toEqual([])
  expect(await verifyMirror(folder)).toMatchObject({ faults: [] })
})

it('keeps the log, and proofs without words of withdrawn editions', async () => {
  const size = Number((await read('log/checkpoint')).split('\n')[1])
  const files = await filesIn(folder)
  expect(files.filter((file) => file.startsWith('log/tile/')).sort()).toEqual(
    tileAddresses(size)
      .map((tile) => `log/tile/${tile}`)
      .sort(),
  )
  const entries = entriesIn(await readFile(path.join(folder, `log/tile/entries/000.p/${size}`)))
  const withdrawn = entries.flatMap((entry) => /"withdrawal","record":"([^"]+)"/.exec(entry)?.[1] ?? [])
  expect(withdrawn).toHaveLength(1)
  const proof = JSON.parse(await read(`api/public/proofs/${withdrawn[0]}/1.json`))
  expect(proof.parts.length).toBeGreaterThan(3)
  for (const part of proof.parts) expect(Object.keys(part)).toEqual(['hash'])
  expect(await verifyProof(proof)).toMatchObject({ shown: 0 })
})

it('gets what witnesses and a time stamp add later', async () => {
  const [, size = '', root = ''] = (await read('log/checkpoint')).split('\n')
  const line = '— witness.example AAAA'
  await db.logCheckpoint.create({ data: { size: Number(size), root, cosignatures: [line] } })
  await mirror()
  expect(await read('log/checkpoint')).toContain(`${line}\n`)
  expect(asked.filter((address) => /^\/(?:records|log\/tile)\//.test(address))).toEqual([])
  const proofs = (await filesIn(folder)).filter((file) => file.startsWith('api/public/proofs/'))
  expect(new Set(proofsAsked().map(fileOf))).toEqual(new Set(proofs))
  for (const proof of proofs) expect(JSON.parse(await read(proof)).checkpoint).toContain(`${line}\n`)

  const [stamped] = (await read('log/checkpoint')).split(`${line}\n`)
  await db.logCheckpoint.update({
    where: { size: Number(size) },
    data: { stamped, timeStamp: Buffer.from('stamp') },
  })
  await mirror()
  for (const proof of proofs) expect(await read(proof)).toContain(Buffer.from('stamp').toString('base64'))

  await published('After the stamp', 'Words after it.')
  await mirror()
  await mirror()
  expect(proofsAsked()).toEqual([`/api/public/proofs/${oldest}/1`])
  expect(await verifyMirror(folder)).toMatchObject({ faults: [] })
})

it('loses what was withdrawn also where another page fails', async () => {
  const gone = await published('The fifth', 'Words of five.')
  await mirror()
  expect((await saying('Words of five.')).length).toBeGreaterThan(2)
  await withdraw(publisher, gone.id, { edition: 1, reason: 'Asked for by its speaker.' })
  failing = '/'
  await expect(mirror()).rejects.toThrow('/: 500')
  failing = ''
  expect(await saying('Words of five.')).toEqual([])
  await mirror()
  expect((await walked(folder)).dead).toEqual([])
})

it('is verified by its manifest', async () => {
  await writeFile(path.join(folder, 'more.html'), 'More')
  await appendFile(path.join(folder, 'index.html'), ' ')
  await rm(path.join(folder, 'sitemap.xml'))
  const report = await verifyMirror(folder)
  expect(report?.faults).toEqual([
    { file: 'index.html', fault: 'ALTERED' },
    { file: 'sitemap.xml', fault: 'MISSING' },
    { file: 'more.html', fault: 'UNLISTED' },
  ])
})

it('the command names damaged files, and a repair writes them again', async () => {
  const t = translatorOf('en')
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line) => said.push(line))
  expect(await runMirror([folder, '--verify'], t)).toBe(1)
  expect(said).toEqual([
    'index.html: altered',
    'sitemap.xml: missing',
    'more.html: not in the manifest',
    expect.stringMatching(/^\d+ files compared with the manifest: 3 differences\.$/),
  ])
  const script = 'pagefind/pagefind.js'
  await writeFile(path.join(folder, script), '')
  await mirror()
  expect(await runMirror([folder, '--verify'], t)).toBe(1)
  await mirror({ repairs: true })
  expect(await runMirror([folder, '--verify'], t)).toBe(0)
  expect((await readFile(path.join(folder, script))).length).toBeGreaterThan(100)
  log.mockRestore()
  const other = path.join(folder, 'records')
  for (const args of [[other], [other, '--verify'], [path.join(folder, 'none'), '--verify']])
    await expect(runMirror(args, t), args.join(' ')).rejects.toBeInstanceOf(CommandError)
  await expect(runMirror([], t)).rejects.toBeInstanceOf(Misuse)
})
