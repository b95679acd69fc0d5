import { databaseUrl } from '@/tests/support/database'
import '@/tests/support/media'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CommandError, isMisuse } from '@/bin/commands/command'
import { importDocument } from '@/bin/commands/import'
import { importRows } from '@/bin/commands/import-rows'
import { db } from '@/lib/db'
import { errorText, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { english } from '@/tests/support/english'
import { makeMember } from '@/tests/support/factories'
import { mediaDir, mediaFiles } from '@/tests/support/media'
import { pdfOf } from '@/tests/support/pdf'
import { rejection } from '@/tests/support/rejection'

let folder: string
let email: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-import-'))
  const { id } = await makeMember({ role: 'EDITOR' })
  email = (await db.member.findUniqueOrThrow({ where: { id } })).email
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileOf(name: string, bytes: string | Uint8Array) {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

/** Runs `npm run import` with a file of this content. Returns what it printed, and its exit code. */
async function importing(name: string, bytes: string | Uint8Array, ...rest: string[]) {
  const file = await fileOf(name, bytes)
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'bin/commands/run.ts',
    'import',
    file,
    ...rest,
  ]
  const run = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl, MEDIA_DIR: mediaDir },
  })
  const [printed, refused, code] = await Promise.all([
    text(run.stdout),
    text(run.stderr),
    new Promise<number | null>((resolve) => run.once('close', resolve)),
  ])
  return { printed, refused, code }
}

/** Imports a document and returns what is printed. */
const printedBy = async (args: string[]) =>
  (await importDocument(args)).map((line) => errorText(line, english)).join('\n')

/** What a member must say about any document. */
const said = '--kind TRANSCRIPT --origin HUMAN --language en --identification PARTIAL'.split(' ')

const counts = async () => [await db.source.count(), await db.holding.count(), await db.event.count()]

test('a document becomes a source, a copy and a text', async () => {
  const pdf = pdfOf(['The first page.', 'The second page.'])
  const { printed, code } = await importing(
    'report.pdf',
    pdf,
    '--as',
    email,
    '--title',
    'A report',
    '--type',
    'report',
    '--kind',
    'ORIGINAL',
    '--identification',
    'IDENTIFIED',
    '--language',
    'en',
    '--origin',
    'BORN_DIGITAL',
  )
  expect(code).toBe(0)
  const source = await db.source.findFirstOrThrow({
    where: { title: 'A report' },
    include: { holdings: { include: { textLayers: true } } },
  })
  const [holding] = source.holdings
  expect(source).toMatchObject({ type: 'report', identification: 'IDENTIFIED', language: 'en' })
  expect(holding).toMatchObject({ kind: 'ORIGINAL', filename: 'report.pdf' })
  expect(holding?.textLayers[0]?.text).toBe('The first page.\n\nThe second page.')
  for (const id of [
    source.id,
    holding?.id ?? '',
    holding?.textLayers[0]?.id ?? '',
    `/desk/sources/${source.id}`,
  ])
    expect(printed).toContain(id)
})

test('a refused document is reported in one line', async () => {
  const { refused, code } = await importing('empty.txt', '', '--as', email, ...said)
  expect(code).toBe(1)
  expect(refused).toMatch(/empty/)
  expect(refused.trim().split('\n')).toHaveLength(1)
})

test.each([
  ['that is incomplete', 'cut.pdf', pdfOf(['x']).subarray(0, 300), /cutOff/],
  ['that is empty', 'empty.txt', '', /empty/],
  ['that is not text', 'nul.txt', 'a\0b', /reading\.nul/],
])('a document %s is refused and leaves no trace', async (_, name, bytes, why) => {
  const before = await counts()
  const files = await mediaFiles()
  const refused = await rejection(importDocument([await fileOf(name, bytes), '--as', email, ...said]))
  expect(refused).toBeInstanceOf(Invalid)
  expect(String(refused)).toMatch(why)
  expect(await counts()).toEqual(before)
  expect(await mediaFiles()).toEqual(files)
})

test('an import without a statement about the document assumes nothing', async () => {
  const before = await counts()
  const file = await fileOf('bare.txt', 'Des mots.')
  const refused = await rejection(importDocument([file, '--as', email, '--language', 'fr']))
  expect(refused).toMatchObject({
    text: { values: { names: ['--kind', '--origin', '--identification'] } },
  })
  expect(await counts()).toEqual(before)
})

test('an import proposes encodings, and takes the one that is chosen', async () => {
  // "Лампы горели" in windows-1251.
  const bytes = Uint8Array.from([0xcb, 0xe0, 0xec, 0xef, 0xfb, 0x20, 0xe3, 0xee, 0xf0, 0xe5, 0xeb, 0xe8])
  const file = await fileOf('lamps.txt', bytes)
  const refused = await rejection(importDocument([file, '--as', email, ...said]))
  expect(refused).toBeInstanceOf(CommandError)
  if (refused instanceof CommandError)
    expect(english(refused.text)).toMatch(/--encoding windows-1251\n {4}Лампы горели/)
  const printed = await printedBy([file, '--as', email, ...said, '--encoding', 'windows-1251'])
  expect(printed).toContain('Read as WINDOWS-1251: a person chose this encoding.')
  expect(await db.textLayer.findFirst({ where: { text: 'Лампы горели' } })).not.toBeNull()
})

test('an import points out the same file under another source', async () => {
  const file = await fileOf('same.txt', 'The same words.')
  await printedBy([file, '--as', email, '--title', 'The first entry', ...said])
  expect(await printedBy([file, '--as', email, '--title', 'The second entry', ...said])).toContain(
    'The same file is also a copy of “The first entry”.',
  )
})

test('an unknown option is a misuse', async () => {
  expect(isMisuse(await rejection(importDocument(['a.txt', '--unknown'])))).toBe(true)
  expect(isMisuse(await rejection(importDocument([])))).toBe(true)
})

test("an unknown member and a contributor can't import", async () => {
  const before = await counts()
  const file = await fileOf('a.txt', 'Words.')
  expect(await rejection(importDocument([file, '--as', 'nobody@example.org', ...said]))).toBeInstanceOf(
    NotFound,
  )
  const { id } = await makeMember({ role: 'CONTRIBUTOR' })
  const contributor = (await db.member.findUniqueOrThrow({ where: { id } })).email
  expect(await rejection(importDocument([file, '--as', contributor, ...said]))).toBeInstanceOf(Forbidden)
  expect(await counts()).toEqual(before)
})

test('the first admin imports when no member is named', async () => {
  await makeMember({ role: 'ADMIN' })
  await makeMember({ role: 'ADMIN' })
  // Other tests may have made the first.
  const first = await db.member.findFirstOrThrow({
    where: { role: 'ADMIN', disabledAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const printed = await printedBy([await fileOf('b.txt', 'Words.'), ...said])
  expect(printed).toContain(`${first.name}, the first admin`)
  expect(await db.source.findFirstOrThrow({ where: { title: 'b.txt' } })).toMatchObject({
    createdById: first.id,
  })
})

test('imports the rows of a table, and says which were refused', async () => {
  const rows = await fileOf('rows.csv', 'Title,Type,Date\nA bridge,book,1992\nAnother,book,once\n')
  const lines = (args: string[]) =>
    importRows([rows, '--as', email, ...args], english).then((all) =>
      all.map((line) => errorText(line, english)),
    )
  const before = await db.source.count()
  const refusal = expect.stringMatching(/^ {2}3: Date of the source: “once”/)
  const checked = '2 rows were checked, 1 can’t be imported.'
  expect(await lines(['--sources', '--check'])).toEqual([checked, refusal])
  expect([await db.source.count(), await db.import.count()]).toEqual([before, 0])
  expect(await lines(['--sources'])).toEqual([checked, '1 entry was made, 1 row was refused.', refusal])
  expect(await db.source.count()).toBe(before + 1)
  expect(await rejection(lines(['--sources', '--records', 'account']))).toSatisfy(isMisuse)
  expect(await rejection(lines(['--records', 'nonsense']))).toBeInstanceOf(Invalid)
})
