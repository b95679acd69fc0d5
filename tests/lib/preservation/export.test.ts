import '@/tests/support/database'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { addressOf } from '@/app/address'
import { runRebuild } from '@/bin/commands/rebuild'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { SteleError, summaryOf } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { exportArchive } from '@/lib/preservation/export'
import { makeRoot, readRoot, writeObject } from '@/lib/preservation/ocfl'
import { rebuildPages } from '@/lib/preservation/rebuild'
import { publicKey } from '@/lib/public-log/proof'
import { command } from '@/tests/support/backups'
import { english } from '@/tests/support/english'
import { makeApproved, makeStaff } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

const above = mkdtempSync(path.join(tmpdir(), 'stele-test-export-'))
afterAll(() => rmSync(above, { recursive: true }))
const at = (name: string) => path.join(above, name)
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()

let kept: { id: string; slug: string }
let gone: { id: string; slug: string }
let roots: Map<string, string>
beforeAll(async () => {
  const { editor, reviewer, publisher } = await makeStaff()
  const published = async (title: string) => {
    const record = await makeApproved(editor, reviewer, { title })
    await publish(publisher, record.id, { revisionId: record.revisionId })
    return record
  }
  kept = await published('A record <b>that</b> stays')
  gone = await published('A record that goes')
  await withdraw(publisher, gone.id, { edition: 1, reason: 'By mistake' })
  const editions = await db.edition.findMany()
  roots = new Map(
    editions.map(({ recordId, number, snapshotHash }) => [`${recordId}/${number}`, snapshotHash]),
  )
  await exportArchive(at('root'), { bag: false, addressOf, t: english })
  await exportArchive(at('bag'), { bag: true, addressOf, t: english })
})

const rebuild = (root: string, pages: string) => rebuildPages(root, at(pages), english)

describe('an export', () => {
  it('is a storage root with a version for each edition', async () => {
    const files = filesIn(at('root'))
    expect(files).toContain('0=ocfl_1.1')
    const inventories = files.filter((file) => /urn[^/]*\/inventory\.json$/.test(file))
    const found = inventories.map((file) => JSON.parse(readFileSync(path.join(at('root'), file), 'utf8')))
    const states = Object.fromEntries(
      found.map(({ id, versions }) => [id, Object.values(versions.v1.state).flat().sort()]),
    )
    expect(states[`urn:uuid:${kept.id}`]).toEqual(['edition.json', 'proof.json'])
    expect(states[`urn:uuid:${gone.id}`]).toEqual(['proof.json'])
    expect(Object.values(states)).toContainEqual(['source.json'])
    const all = files.map((file) => readFileSync(path.join(at('root'), file), 'utf8')).join('')
    expect(all).toContain('that</b> stays')
    expect(all).not.toContain('A record that goes')
    const again = exportArchive(at('root'), { bag: false, addressOf, t: english })
    await expect(again).rejects.toBeInstanceOf(SteleError)
  })

  it('that fails leaves nothing', async () => {
    const full = () => {
      throw new Error('The disk is full.')
    }
    const failed = exportArchive(at('failed'), { bag: false, addressOf: full, t: english })
    await expect(failed).rejects.toThrow('The disk is full.')
    expect(readdirSync(above).filter((name) => name.startsWith('failed'))).toEqual([])
  })

  it('is the content of a bag', () => {
    expect(filesIn(path.join(at('bag'), 'data')).length).toBe(filesIn(at('root')).length)
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const lines = readFileSync(path.join(at('bag'), manifest), 'utf8')
        .trim()
        .split('\n')
      expect(lines.length).toBeGreaterThan(2)
      for (const line of lines) {
        const [sum, file = ''] = line.split('  ')
        expect(sha256(readFileSync(path.join(at('bag'), file)))).toBe(sum)
      }
    }
  })

  it('is rebuilt by the command while no database answers', async () => {
    const none = 'postgresql://stele@127.0.0.1:1/none'
    const env = { ...process.env, DATABASE_URL: none, DATABASE_OWNER_URL: none, STELE_STATE: at('state') }
    const rebuilt = await command(env, 'rebuild', path.join(at('bag'), 'data'), at('by-command'))
    expect(rebuilt).toMatchObject({ status: 0, printed: expect.stringContaining('by-command') })
    expect(rebuilt.printed).toContain(`signed with ${publicKey().trim()}.`)
    expect(existsSync(at(`by-command/${kept.slug}-1.html`))).toBe(true)
    expect(existsSync(at('state'))).toBe(false)
  })

  it('is rebuilt with the same hashes', async () => {
    const rebuilt = await rebuild(path.join(at('bag'), 'data'), 'pages')
    expect(rebuilt).toMatchObject({ editions: 1, withdrawn: 1 })
    expect(rebuilt.roots).toEqual(roots)
    const page = readFileSync(at(`pages/${kept.slug}-1.html`), 'utf8')
    expect(page).toContain('A record &lt;b&gt;that&lt;/b&gt; stays')
    expect(readFileSync(at('pages/index.html'), 'utf8')).toContain(`href="${kept.slug}-1.html"`)
  })
})

describe('an export is refused by naming the file when', () => {
  const some = (root: string, name: RegExp) =>
    path.join(root, filesIn(root).find((file) => name.test(file)) ?? '')
  const inInventory = (root: string, change: (text: string) => string) => {
    const file = some(root, /urn[^/]*\/inventory\.json$/)
    const text = change(readFileSync(file, 'utf8'))
    writeFileSync(file, text)
    return text
  }
  const cases: [string, (root: string) => unknown, RegExp][] = [
    ['it has no marker', (root) => rmSync(path.join(root, '0=ocfl_1.1')), /0=ocfl_1\.1: it is missing/],
    ...['0=ocfl_1.0', '0=ocfl_2.0'].map((marker): (typeof cases)[number] => [
      `it is of another version (${marker})`,
      (root) => renameSync(path.join(root, '0=ocfl_1.1'), path.join(root, marker)),
      /0=ocfl_\d\.0: this is no OCFL 1\.1 storage root/,
    ]),
    [
      'a file is altered',
      (root) => writeFileSync(some(root, /edition\.json$/), '{}'),
      /edition\.json: the content was altered/,
    ],
    ['a file is missing', (root) => rmSync(some(root, /proof\.json$/)), /proof\.json: it is missing/],
    [
      'a file is a link',
      (root) => {
        const file = some(root, /proof\.json$/)
        cpSync(file, path.join(root, 'aside'))
        rmSync(file)
        symlinkSync(path.join(root, 'aside'), file)
      },
      /proof\.json: it is a link/,
    ],
    [
      'an inventory is altered',
      (root) => inInventory(root, (text) => text.replace('v1', 'v2')),
      /inventory\.json: the content was altered/,
    ],
    [
      'an inventory leads elsewhere',
      async (root) => {
        const { createHash } = await import('node:crypto')
        const text = inInventory(root, (old) => old.replaceAll('v1/content/', 'v1/content/../../../../'))
        const sum = createHash('sha512').update(text).digest('hex')
        writeFileSync(`${some(root, /urn[^/]*\/inventory\.json$/)}.sha512`, `${sum} inventory.json\n`)
      },
      /inventory\.json: the inventory isn’t valid/,
    ],
    [
      'an object lost its marker',
      (root) => rmSync(some(root, /0=ocfl_object_1\.1$/)),
      /urn[^/]*\/inventory\.json: it is in no object/,
    ],
    [
      'an object is too deep',
      (root) => {
        const deep = path.join(root, 'a/b/c/d/e')
        mkdirSync(path.dirname(deep), { recursive: true })
        renameSync(path.dirname(some(root, /0=ocfl_object_1\.1$/)), deep)
      },
      /a\/b\/c\/d\/e: it is in no object/,
    ],
    [
      'an object is there twice',
      (root) => {
        const folder = path.dirname(some(root, /0=ocfl_object_1\.1$/))
        cpSync(folder, path.join(root, 'zz', 'copy'), { recursive: true })
      },
      /zz\/copy\/inventory\.json: the inventory isn’t valid, or another object has its id/,
    ],
    ['a folder is a link', (root) => symlinkSync('/etc', path.join(root, 'zz')), /zz: it is a link/],
  ]
  test.each(cases)('%s', async (title, spoil, expected) => {
    const root = at(`spoilt-${cases.findIndex(([one]) => one === title)}`)
    cpSync(at('root'), root, { recursive: true })
    await spoil(root)
    expect(await refusalOf(root)).toMatch(expected)
    expect(existsSync(at('never'))).toBe(false)
    expect(existsSync(at('never.partial'))).toBe(false)
  })
})

type Stated = Record<string, unknown> & { edition: { hash: Record<string, unknown> } }

/** A copy of the export that is right as a storage root, with other public data of the record, and on request without proofs. */
async function rewritten(name: string, change: (edition: Stated) => unknown, hasProofs = true) {
  mkdirSync(at(name))
  await makeRoot(at(name))
  for await (const { id, versions } of readRoot(at('root'))) {
    const changed = versions.map((version) => {
      const edition = version.files['edition.json']
      if (!(edition instanceof Uint8Array)) return version
      const { 'proof.json': proof = '', ...others } = version.files
      const files = {
        ...others,
        ...(hasProofs && { 'proof.json': proof }),
        'edition.json': JSON.stringify(change(JSON.parse(Buffer.from(edition).toString('utf8')))),
      }
      return { ...version, files }
    })
    await writeObject(at(name), { id, versions: changed })
  }
  return at(name)
}

/** What is said about an export that is refused. */
const refusalOf = (root: string) =>
  rebuild(root, 'never').then(
    () => '',
    (error: unknown) => (error instanceof SteleError ? summaryOf(error, english) : String(error)),
  )
const withHash = (edition: Stated, hash: object) => ({
  ...edition,
  edition: { ...edition.edition, hash: { ...edition.edition.hash, ...hash } },
})

describe('an edition whose proof was taken away', () => {
  it('is refused where its data name a proof', async () => {
    const root = await rewritten('without-proof', (edition) => edition, false)
    expect(await refusalOf(root)).toContain(`urn:uuid:${kept.id}, edition 1: proof.json: it is missing`)
    expect(existsSync(at('never'))).toBe(false)
  })

  it('says that it has none where its data name none', async () => {
    const root = await rewritten('hashed-as-a-whole', (edition) => withHash(edition, { proof: null }), false)
    const [said, warned] = (['log', 'error'] as const).map((stream) =>
      vi.spyOn(console, stream).mockImplementation(() => {}),
    )
    try {
      expect(await runRebuild([root, at('unproven-pages')], english)).toBe(0)
      expect(said?.mock.calls[0]?.join()).toContain('1 proof verified')
      expect(warned?.mock.lastCall?.join()).toMatch(/^1 edition has no proof, .*: .*\/1\.$/)
    } finally {
      vi.restoreAllMocks()
    }
    const page = readFileSync(at(`unproven-pages/${kept.slug}-1.html`), 'utf8')
    expect(page).toContain(english('commands.rebuild.withoutProof'))
    expect(page).not.toContain('Root of the edition')
  })

  it('is refused with the proof of another root', async () => {
    const root = await rewritten('another-root', (edition) => withHash(edition, { root: '0'.repeat(64) }))
    expect(await refusalOf(root)).toContain(`The proof or the data of edition 1 of urn:uuid:${kept.id}`)
  })
})

describe('data that say something else than the proof', () => {
  const cases: [string, (edition: Stated) => unknown][] = [
    ['title', (edition) => ({ ...edition, title: 'Another title' })],
    ['summary', (edition) => ({ ...edition, summary: `${edition.summary} And more.` })],
    ['contentWarning', (edition) => ({ ...edition, contentWarning: 'Beware' })],
    ['text', (edition) => ({ ...edition, text: `${edition.text}`.replace('1921', '1922') })],
    ['text', (edition) => ({ ...edition, text: `${edition.text}\n\nOne sentence more.` })],
  ]
  test.each(cases)('are refused: %s', async (member, change) => {
    const root = await rewritten(`rewritten-${cases.findIndex(([, one]) => one === change)}`, change)
    expect(await refusalOf(root)).toContain(`“${member}”`)
    expect(existsSync(at('never'))).toBe(false)
  })

  test('are accepted where they are the same', async () => {
    const root = await rewritten('rewritten-same', (edition) => edition)
    expect(await rebuild(root, 'same')).toMatchObject({ editions: 1 })
  })
})

test('an export with other words than its proof is refused', async () => {
  await sabotage(`UPDATE "EditionSalts" SET salts = array_fill(repeat('0', 64), ARRAY[cardinality(salts)])`)
  await exportArchive(at('unproven'), { bag: false, addressOf, t: english })
  await expect(rebuild(at('unproven'), 'never')).rejects.toBeInstanceOf(SteleError)
})
