import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { withConnection } from '@/bin/database/connection'
import { demandEmptyDatabase, demandKnownMigrations, loadDatabase } from '@/bin/database/load'
import { applyMigrations, migrationsOnDisk } from '@/bin/database/upgrade'
import type { Actor } from '@/lib/access'
import { type Backup, makeBackup } from '@/lib/backup/backup'
import { checkBackup, type ReadableBackup } from '@/lib/backup/check'
import { tablesOf } from '@/lib/backup/database'
import { BackupFolder } from '@/lib/backup/folder'
import type { BackupTable } from '@/lib/backup/manifest'
import { copyMedia } from '@/lib/backup/media'
import { sealingWith, unsealed } from '@/lib/backup/packing'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { SteleError, summaryOf } from '@/lib/errors'
import type { Role } from '@/lib/generated/prisma/enums'
import { sha256 } from '@/lib/hashing'
import { fixityOf } from '@/lib/holdings/fixity'
import { createMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'
import { command, emptyPlace, rowHashes } from '@/tests/support/backups'
import { databaseUrl, ownerUrl } from '@/tests/support/database'
import { english } from '@/tests/support/english'
import { makeApproved, makeCited } from '@/tests/support/factories'
import { mediaDir, mediaFiles, mediaPath } from '@/tests/support/media'
import { sabotage } from '@/tests/support/sabotage'

let above: string
let dir: string
let editor: Actor
let backup: Backup
let place: Awaited<ReturnType<typeof emptyPlace>>
/** Where spoilt backups would go. */
let target: typeof place
beforeAll(async () => {
  above = await mkdtemp(path.join(tmpdir(), 'stele-test-backups-'))
  dir = path.join(above, 'backups')
  const member = async (role: Role) => {
    const email = `${role.toLowerCase()}@archive.example`
    const { id } = await createMember(operator, {
      email,
      name: role,
      role,
      password: 'a long password of a test',
    })
    return { id, name: role, role }
  }
  const [reviewer, publisher] = [await member('REVIEWER'), await member('PUBLISHER')]
  editor = await member('EDITOR')
  const record = await makeApproved(editor, reviewer)
  await publish(publisher, record.id, { revisionId: record.revisionId })
  backup = await makeBackup({ dir })
  cpSync(dir, path.join(above, 'first'), { recursive: true })
  place = await emptyPlace('restored')
  target = await emptyPlace('spoilt')
})
afterAll(async () => {
  await place.remove()
  await target.remove()
  await rm(above, { recursive: true, force: true })
})

async function readable(folder: string, name = backup.name): Promise<ReadableBackup> {
  const opened = await BackupFolder.forReading(folder)
  return { folder: opened, name, manifest: await opened.manifestOf(name), sealing: unsealed }
}

/** The files of copies that are damaged, as `npm run verify` names them. */
async function damagedFiles(): Promise<string[]> {
  const { damages } = await fixityOf()
  return damages.filter(({ of }) => of === 'file').map(({ id }) => id)
}

/** What a reader is told, with the folder of the test left out. */
async function refusal(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return ''
  } catch (error) {
    if (!(error instanceof SteleError)) throw error
    return summaryOf(error, english).replaceAll(/\/\S*\/(?=(copy|backups)[-\w]*\/)/g, '')
  }
}

describe('A backup', () => {
  it('is restored with every row, file and key, and verifies', async () => {
    const restore = (...args: string[]) => command(place.env, 'restore', dir, ...args)
    const planned = await restore()
    expect(planned).toMatchObject({ status: 0, printed: expect.stringContaining('Add --yes to restore.') })
    expect(existsSync(place.env.MEDIA_DIR)).toBe(false)

    // As the steps for going back say.
    const done = await restore('--backup', backup.name, '--yes')
    expect(done).toMatchObject({ status: 0, printed: expect.stringContaining('No difference was found.') })
    // Verifying leaves a note.
    const { MaintenanceRun: _, ...rows } = await rowHashes(place.urls.ownerUrl)
    const { MaintenanceRun: __, ...original } = await rowHashes(ownerUrl)
    expect(rows).toEqual(original)
    for (const file of await mediaFiles())
      if (!file.startsWith('incoming'))
        expect(readFileSync(path.join(place.env.MEDIA_DIR, file))).toEqual(
          readFileSync(mediaPath(path.basename(file))),
        )
    const { id } = await db.archive.findFirstOrThrow()
    expect(readFileSync(path.join(place.env.STELE_STATE, 'archive-id'), 'utf8')).toBe(`${id}\n`)

    await expect(demandEmptyDatabase(place.urls)).rejects.toThrow('The archive is not empty.')
  })

  it('copies only new files the next time, and sees one state', async () => {
    const before = await rowHashes(databaseUrl)
    await makeCited(editor, 'A later text that is new. It ends.', 'is new')
    const next = await makeBackup({
      dir,
      onSnapshot: async () => {
        await makeCited(editor, 'A text of the next day. It ends.', 'next day')
      },
    })
    expect(next.copied).toBe(1)
    expect(next.manifest.media.files).toBe(backup.manifest.media.files + 1)
    expect(await rowHashes(databaseUrl)).not.toEqual(before)
    expect((await makeBackup({ dir })).copied).toBe(1)
    await checkBackup(await readable(dir, next.name))
  })

  it('begins again when an erasure removes a file meanwhile', async () => {
    const { holding } = await makeCited(editor, 'A text that goes away. It ends.', 'goes away')
    const { sha256: hash } = await db.holding.findUniqueOrThrow({ where: { id: holding.id } })
    let attempts = 0
    const made = await makeBackup({
      dir: path.join(above, 'erased'),
      onSnapshot: async () => {
        attempts += 1
        await rm(mediaPath(hash), { force: true })
        await sabotage(`DELETE FROM "MediaFile" WHERE sha256 = $1`, [hash])
      },
    })
    expect(attempts).toBe(2)
    expect(made.manifest.damaged).toEqual([])
    await sabotage(`DELETE FROM "Holding" WHERE id = $1`, [holding.id])
  })

  it('names a damaged file of the archive and is made without it', async () => {
    const { holding } = await makeCited(editor, 'A text whose file changes. It ends.', 'file changes')
    const { sha256: hash } = await db.holding.findUniqueOrThrow({ where: { id: holding.id } })
    const bytes = await readFile(mediaPath(hash))
    await writeFile(mediaPath(hash), bytes.toString().replace('changes', 'chAnges'))
    const folder = path.join(above, 'damaged')
    const made = await makeBackup({ dir: folder })
    expect(made.manifest.damaged).toEqual([hash])
    await checkBackup(await readable(folder, made.name))
    expect(await damagedFiles()).toEqual([hash])
    // As the table for what is lost says: from an earlier backup, to the same name.
    await writeFile(mediaPath(hash), bytes)
    expect(await damagedFiles()).toEqual([])
    await makeBackup({ dir: folder })
    await rm(mediaPath(hash))
    expect(await damagedFiles()).toEqual([hash])
    cpSync(path.join(folder, 'media', path.relative(mediaDir, mediaPath(hash))), mediaPath(hash))
    expect(await damagedFiles()).toEqual([])
  })

  it('copies a file again that changed in the folder', async () => {
    const to = path.join(above, 'rot')
    cpSync(path.join(above, 'first'), to, { recursive: true })
    const folder = await BackupFolder.forReading(to)
    const { value: copy } = await folder.mediaFiles().next()
    const stored = { sha256: path.basename(copy), size: readFileSync(copy).length }
    const sound = readFileSync(copy)
    flip(copy)
    const outcomes: string[] = []
    for (let day = 0; day < 45; day += 1)
      outcomes.push(await copyMedia(folder, stored, unsealed, new Date(day * 24 * 60 * 60 * 1000)))
    expect(outcomes.toSorted().slice(-2)).toEqual(['PRESENT', 'REPLACED'])
    expect(readFileSync(copy)).toEqual(sound)
  })

  it('leaves a folder with anything else as it is', async () => {
    const foreign = path.join(above, 'foreign')
    await mkdir(foreign)
    await writeFile(path.join(foreign, 'letter.txt'), 'Dear reader')
    expect(await refusal(() => makeBackup({ dir: foreign }))).toContain('isn’t empty and contains no backups')
    expect(readdirSync(foreign)).toEqual(['letter.txt'])

    const other = path.join(above, 'copy-other')
    await mkdir(other)
    const marker = { format: 'stele-backup', version: 1, archive: '00000000-0000-4000-8000-000000000000' }
    await writeFile(path.join(other, 'stele-backup.json'), JSON.stringify(marker))
    expect(await refusal(() => makeBackup({ dir: other }))).toContain('backups of another archive')
    expect(readdirSync(other)).toEqual(['stele-backup.json'])
  })

  it('that was interrupted goes on with the files it finished', async () => {
    const folder = path.join(above, 'resumed')
    let finished = 0
    const interrupted = makeBackup({
      dir: folder,
      onProgress: ({ of, count }) => {
        if (of !== 'file') return
        finished = count
        if (count === 2) throw new Error('cut off')
      },
    })
    await expect(interrupted).rejects.toThrow('cut off')
    const { manifest, copied } = await makeBackup({ dir: folder })
    expect([finished, copied]).toEqual([2, manifest.media.files - 2])
  })

  it('that was interrupted is no backup, and is removed by the next', async () => {
    const folder = path.join(above, 'interrupted')
    const interrupted = makeBackup({
      dir: folder,
      onProgress: () => {
        throw new Error('cut off')
      },
    })
    await expect(interrupted).rejects.toThrow('cut off')
    expect(await (await BackupFolder.forReading(folder)).backups()).toEqual([])
    const { name } = await makeBackup({ dir: folder })
    expect(readdirSync(path.join(folder, 'backups'))).toEqual([name])
  })
})

test('an encrypted backup is read with its key only', async () => {
  const folder = path.join(above, 'encrypted')
  const identity = await generateIdentity()
  const { name } = await makeBackup({ dir: folder, recipients: [await identityToRecipient(identity)] })
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const inClear = files.filter(({ parentPath, name: file }) => {
    const bytes = readFileSync(path.join(parentPath, file))
    return !bytes.subarray(0, 21).equals(Buffer.from('age-encryption.org/v1'))
  })
  expect(inClear.map(({ name: file }) => file).sort()).toEqual([
    'manifest.json',
    'media.gz',
    'stele-backup.json',
  ])

  const sealed = await readable(folder, name)
  await checkBackup({ ...sealed, sealing: await sealingWith(`# a comment\n${identity}\n`) })
  const named = files.find(({ name: file }) => /^[0-9a-f]{64}\.[0-9a-f]{16}\.age$/.test(file))
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const opened = await decrypter.decrypt(readFileSync(path.join(named?.parentPath ?? '', named?.name ?? '')))
  expect(sha256(Buffer.from(opened))).toBe(named?.name.slice(0, 64))
  const other = await sealingWith(await generateIdentity())
  expect(await refusal(() => checkBackup({ ...sealed, sealing: other }))).toContain('keys.gz.age')
  const newer = await generateIdentity()
  const rotated = await makeBackup({ dir: folder, recipients: [await identityToRecipient(newer)] })
  const after = { ...(await readable(folder, rotated.name)), sealing: await sealingWith(newer) }
  await checkBackup(after)
  const [media] = files.filter(({ name: file }) => /^[0-9a-f]{64}\.[0-9a-f]{16}\.age$/.test(file))
  await truncate(path.join(media?.parentPath ?? '', media?.name ?? ''), 10)
  const cut = { ...sealed, sealing: await sealingWith(identity) }
  expect(await refusal(() => checkBackup(cut))).toMatch(/[0-9a-f]{64}\.[0-9a-f]{16}\.age: /)
  const again = await makeBackup({ dir: folder, recipients: [await identityToRecipient(identity)] })
  expect(again.copied).toBe(1)
  await checkBackup(cut)
  expect(await refusal(() => makeBackup({ dir: folder, recipients: ['age1nothing'] }))).toContain(
    'isn’t a public key of age',
  )
})

describe('A backup is refused by naming the file when', () => {
  type Spoil = (folder: string, of: string) => Promise<unknown>
  const inManifest =
    (change: (manifest: Record<string, never>) => unknown): Spoil =>
    async (_folder, of) => {
      const file = path.join(of, 'manifest.json')
      const manifest = JSON.parse(await readFile(file, 'utf8'))
      change(manifest)
      await writeFile(file, JSON.stringify(manifest))
    }
  const someMedia = (folder: string) => {
    const [first = ''] = readdirSync(path.join(folder, 'media'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => /[0-9a-f]{64}$/.test(name))
    return path.join(folder, 'media', first)
  }
  const member = (of: string) => path.join(of, 'tables', 'Member.gz')
  /** Replaces the rows of a table, with a manifest that agrees. */
  const otherRows =
    (change: (rows: string) => string): Spoil =>
    async (_folder, of) => {
      const rows = change(gunzipSync(await readFile(member(of))).toString())
      const packed = gzipSync(rows)
      await writeFile(member(of), packed)
      const manifest = JSON.parse(await readFile(path.join(of, 'manifest.json'), 'utf8'))
      const table = manifest.tables.find(({ name }: { name: string }) => name === 'Member')
      table.part = { size: Buffer.byteLength(rows), stored: packed.length, sha256: sha256(packed) }
      table.rows = rows.split('\n').length - 1
      await writeFile(path.join(of, 'manifest.json'), JSON.stringify(manifest))
    }

  const cases: [string, Spoil, string | RegExp][] = [
    ['a table is altered', (_, of) => flip(member(of)), 'Member.gz: the content was altered'],
    ['a table is cut', (_, of) => truncate(member(of), 20), 'Member.gz: the file is cut off'],
    ['a table is missing', (_, of) => rm(member(of)), 'Member.gz: the file is missing'],
    [
      'a file is altered',
      async (folder) => flip(someMedia(folder)),
      /media\/..\/..\/[0-9a-f]{64}: the content was altered/,
    ],
    [
      'a file is a link',
      async (folder) => {
        const file = someMedia(folder)
        await rename(file, path.join(folder, 'aside'))
        await symlink(path.join(folder, 'aside'), file)
      },
      /[0-9a-f]{64}: it is a link/,
    ],
    [
      'a table is a named pipe',
      async (_, of) => {
        await rm(member(of))
        execFileSync('mkfifo', [member(of)])
      },
      'Member.gz: it is a link',
    ],
    [
      'its manifest is a named pipe',
      async (_, of) => {
        await rm(path.join(of, 'manifest.json'))
        execFileSync('mkfifo', [path.join(of, 'manifest.json')])
      },
      'manifest.json: it is a link',
    ],
    [
      'its folder leads elsewhere',
      async (_folder, of) => {
        await rename(path.join(of, 'tables'), path.join(above, 'elsewhere'))
        await symlink(path.join(above, 'elsewhere'), path.join(of, 'tables'))
      },
      /tables\/\w+\.gz: it is a link/,
    ],
    [
      'a part would unpack to more than stated',
      async (_folder, of) => {
        const packed = gzipSync(Buffer.alloc(50_000_000))
        await writeFile(member(of), packed)
        await inManifest((manifest: { tables?: { name: string; part: object }[] }) => {
          const table = manifest.tables?.find(({ name }) => name === 'Member')
          Object.assign(table?.part ?? {}, { stored: packed.length, sha256: sha256(packed) })
        })('', of)
      },
      'Member.gz: it has more content than the backup states',
    ],
    [
      'a table has a path as its name',
      inManifest((manifest: { tables?: { name: string }[] }) => {
        Object.assign(manifest.tables?.[0] ?? {}, { name: '../../../etc/passwd' })
      }),
      'manifest.json: it isn’t valid (tables.0.name)',
    ],
    [
      'it has a later format',
      inManifest((manifest) => Object.assign(manifest, { version: 2 })),
      'manifest.json: it was made by a newer version of Stele',
    ],
    [
      'it knows a later migration',
      inManifest((manifest: { migrations?: object[] }) =>
        manifest.migrations?.push({ name: '29991231000000_later', checksum: 'a'.repeat(64) }),
      ),
      'it was made by a newer version of Stele (29991231000000_later)',
    ],
    [
      'its migrations are others',
      inManifest((manifest: { migrations?: object[] }) =>
        Object.assign(manifest.migrations?.[0] ?? {}, { checksum: 'a'.repeat(64) }),
      ),
      'is another one than in this version',
    ],
    [
      'a migration in the middle is missing',
      inManifest((manifest: { migrations?: object[] }) => manifest.migrations?.splice(3, 1)),
      /manifest\.json: it isn’t valid \(migrations: \d+_\w+\)/,
    ],
    [
      'its migrations are in another order',
      inManifest((manifest: { migrations?: object[] }) => manifest.migrations?.reverse()),
      /manifest\.json: it isn’t valid \(migrations: \d+_\w+\)/,
    ],
    [
      'its manifest is no JSON',
      (_, of) => writeFile(path.join(of, 'manifest.json'), 'x'),
      'isn’t part of a backup',
    ],
    ['rows are missing that others refer to', otherRows(() => ''), /\.gz: the rows don’t fit the table/],
    [
      'its rows are no rows',
      otherRows((rows) => `${rows}not a row\n`),
      'Member.gz: the rows don’t fit the table Member',
    ],
  ]

  test.each(cases)('%s', async (title, spoil, expected) => {
    const folder = path.join(above, `copy-${cases.findIndex(([one]) => one === title)}`)
    cpSync(path.join(above, 'first'), folder, { recursive: true })
    await spoil(folder, path.join(folder, 'backups', backup.name))
    const refused = await refusal(async () => {
      const opened = await readable(folder)
      await demandKnownMigrations(opened)
      await checkBackup(opened)
      await loadDatabase(target.urls, opened)
    })
    if (typeof expected === 'string') expect(refused).toContain(expected)
    else expect(refused).toMatch(expected)
    expect(await rowHashes(target.urls.ownerUrl)).toEqual({})
    await rm(path.join(above, 'elsewhere'), { recursive: true, force: true })
  })
})

async function flip(file: string) {
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

test('a backup of an older version is restored and verified', async () => {
  const folder = path.join(above, 'older')
  cpSync(path.join(above, 'first'), folder, { recursive: true })
  const of = path.join(folder, 'backups', backup.name)
  const manifest = { ...backup.manifest }
  manifest.migrations = manifest.migrations.filter(({ name }) => name <= '20261129235418_two_steps')
  const since = backup.manifest.migrations.length - manifest.migrations.length
  await applyMigrations(target.urls.ownerUrl, new Set(manifest.migrations.map(({ name }) => name)))
  const then = new Map(
    (await withConnection(target.urls.ownerUrl, tablesOf)).map(({ name, columns }) => [name, columns]),
  )
  // Tables and columns that came later are left out, as that version would have written it, and notices, which can be of later kinds.
  manifest.tables = await Promise.all(
    manifest.tables.flatMap((table) => {
      const columns = then.get(table.name)
      return columns ? [asOf(table, columns, path.join(of, 'tables', `${table.name}.gz`))] : []
    }),
  )
  expect(manifest.tables.length).toBeLessThan(backup.manifest.tables.length)
  await writeFile(path.join(of, 'manifest.json'), JSON.stringify(manifest))

  const restored = await command(target.env, 'restore', folder, '--yes')
  expect(restored).toMatchObject({ status: 0, printed: expect.stringContaining(`${since} migrations`) })
  expect(restored.printed).toContain('No difference was found.')
})

/** A table of a backup with these columns only, in a file that is rewritten. */
async function asOf(table: BackupTable, columns: string[], file: string): Promise<BackupTable> {
  const places = table.columns.flatMap((column, place) => (columns.includes(column) ? [place] : []))
  const lines = gunzipSync(await readFile(file))
    .toString()
    .split('\n')
  const isLeftOut = table.name === 'Notification'
  const kept = lines.map((line) => {
    const values = line.split('\t')
    return line === '' ? '' : places.map((place) => values[place]).join('\t')
  })
  const rows = isLeftOut ? '' : kept.join('\n')
  const packed = gzipSync(rows)
  await writeFile(file, packed)
  const part = { size: Buffer.byteLength(rows), stored: packed.length, sha256: sha256(packed) }
  const own = table.columns.filter((column) => columns.includes(column))
  return { ...table, rows: isLeftOut ? 0 : table.rows, columns: own, part }
}

test('a backup has all migrations of this version', async () => {
  const names = (await migrationsOnDisk()).map(({ name }) => name)
  expect(backup.manifest.migrations.map(({ name }) => name)).toEqual(names)
})
