import { databaseUrl } from '@/tests/support/database'
import '@/tests/support/media'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importDocument } from '@/bin/commands/import-command'
import { db } from '@/lib/db'
import { Forbidden, Invalid, NotFound } from '@/lib/errors'
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

/** Runs the import of these bytes under this name and gives what it printed and how it ended. */
async function importing(name: string, bytes: string | Uint8Array, ...rest: string[]) {
  const file = await fileOf(name, bytes)
  const args = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/import.ts', file, ...rest]
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

const counts = async () => [await db.source.count(), await db.holding.count(), await db.event.count()]

test('a document becomes a source, a copy and a text, and the ids and the way on are printed', async () => {
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

test('what is refused is told in one line, and ends with 1', async () => {
  const { refused, code } = await importing('empty.txt', '', '--as', email)
  expect(code).toBe(1)
  expect(refused).toMatch(/empty/)
  expect(refused.trim().split('\n')).toHaveLength(1)
})

test.each([
  ['that is cut off', 'cut.pdf', pdfOf(['x']).subarray(0, 300), /cut off/],
  ['that is empty', 'empty.txt', '', /empty/],
  ['that is no text', 'nul.txt', 'a\0b', /NUL/],
])('a document %s is refused and leaves nothing, not even in the log', async (_, name, bytes, why) => {
  const before = await counts()
  const files = await mediaFiles()
  const refused = await rejection(importDocument([await fileOf(name, bytes), '--as', email]))
  expect(refused).toBeInstanceOf(Invalid)
  expect(String(refused)).toMatch(why)
  expect(await counts()).toEqual(before)
  expect(await mediaFiles()).toEqual(files)
})

test('what nobody said of a document is not known of it, and the import says how it is kept', async () => {
  const printed = await importDocument([
    await fileOf('bare.txt', 'Des mots.'),
    '--as',
    email,
    '--title',
    'A bare text',
  ])
  expect(printed).toMatch(
    /^Kept {4}as a transcript \(--kind\), in a language that is not known \(--language\)$/m,
  )
  const source = await db.source.findFirstOrThrow({
    where: { title: 'A bare text' },
    include: { holdings: { include: { textLayers: true } } },
  })
  expect(source).toMatchObject({ identification: 'PARTIAL', language: 'und' })
  expect(source.holdings[0]?.textLayers[0]).toMatchObject({ language: 'und' })
})

test('words that it does not know are answered with those that it does', async () => {
  const refused = await rejection(importDocument(['a.txt', '--unknown']))
  expect(refused).toBeInstanceOf(Invalid)
  expect(String(refused)).toMatch(/Usage: npm run import/)
})

test('nobody imports as a member who is not there, or as one who may not', async () => {
  const before = await counts()
  const file = await fileOf('a.txt', 'Words.')
  expect(await rejection(importDocument([file, '--as', 'nobody@example.org']))).toBeInstanceOf(NotFound)
  const { id } = await makeMember({ role: 'CONTRIBUTOR' })
  const contributor = (await db.member.findUniqueOrThrow({ where: { id } })).email
  expect(await rejection(importDocument([file, '--as', contributor]))).toBeInstanceOf(Forbidden)
  expect(await counts()).toEqual(before)
})

test('without a member named it is the first admin who imports, and the import says so', async () => {
  await makeMember({ role: 'ADMIN' })
  await makeMember({ role: 'ADMIN' })
  // Other tests may have made the first.
  const first = await db.member.findFirstOrThrow({
    where: { role: 'ADMIN', disabledAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const printed = await importDocument([await fileOf('b.txt', 'Words.')])
  expect(printed).toContain(`${first.name}, the first admin`)
  expect(await db.source.findFirstOrThrow({ where: { title: 'b.txt' } })).toMatchObject({
    createdById: first.id,
  })
})
