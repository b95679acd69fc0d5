import '@/tests/support/database'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '@/lib/backup/backup'
import { checkBackup } from '@/lib/backup/check'
import { BackupFolder } from '@/lib/backup/folder'
import { unsealed } from '@/lib/backup/packing'
import { fetchBackup, sendBackup } from '@/lib/backup/remote'
import { pruneIn } from '@/lib/backup/remote-retention'
import { env } from '@/lib/env'
import { SteleError, summaryOf } from '@/lib/errors'
import { createMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'
import { configuredS3 } from '@/lib/storage/s3-access'
import type { Store, StoredEntry } from '@/lib/storage/store'
import { command, emptyPlace } from '@/tests/support/backups'
import { english } from '@/tests/support/english'
import { makeCited } from '@/tests/support/factories'
import { s3Service } from '@/tests/support/s3'

const address = 's3://backups/archive'
const before = { ...env }
let service: Awaited<ReturnType<typeof s3Service>>
let above: string
let dir: string
let name: string
beforeAll(async () => {
  service = await s3Service('backups')
  Object.assign(env, service.environment)
  above = await mkdtemp(path.join(tmpdir(), 'stele-test-remote-'))
  dir = path.join(above, 'backups')
  const member = { email: 'editor@archive.example', name: 'Editor', role: 'EDITOR' } as const
  const { id } = await createMember(operator, { ...member, password: 'a long password of a test' })
  await makeCited({ id, name: 'Editor', role: 'EDITOR' })
  name = (await makeBackup({ dir })).name
})
afterAll(async () => {
  Object.assign(
    env,
    { STELE_S3_ENDPOINT: undefined, STELE_S3_KEY: undefined, STELE_S3_SECRET: undefined },
    before,
  )
  await service.close()
  await rm(above, { recursive: true, force: true })
})

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
const send = async () => sendBackup(await BackupFolder.forReading(dir), name, address)
const store = () => configuredS3(address, env)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => '',
    (error: unknown) => (error instanceof SteleError ? summaryOf(error, english) : `not refused: ${error}`),
  )
/** What a store lists, as if it were new at this time. */
async function* entriesOf(store: Store, folder: string, modifiedAt: Date): AsyncGenerator<StoredEntry> {
  for await (const entry of store.list(folder)) yield { ...entry, modifiedAt }
}
/** Replaces what the bucket has. */
async function put(key: string, content: string) {
  const file = path.join(above, 'part')
  await writeFile(file, content)
  await store().send(key, file)
}

describe('a backup in a bucket', () => {
  it('has the bytes of the folder, and files are sent once', async () => {
    expect(await send()).toBe(1)
    expect(await send()).toBe(0)
    const copy = path.join(above, 'copy')
    expect(await fetchBackup(address, copy)).toBe(name)
    expect(filesIn(copy)).toEqual(filesIn(dir))
    for (const file of filesIn(dir).filter((one) => !one.endsWith('manifest.json')))
      expect(readFileSync(path.join(copy, file)).equals(readFileSync(path.join(dir, file))), file).toBe(true)
    const folder = await BackupFolder.forReading(copy)
    await checkBackup({ folder, name, manifest: await folder.manifestOf(name), sealing: unsealed })
    expect(await fetchBackup(address, copy, name)).toBe(name)
  })

  it('that was cut off goes on, with no file sent twice', async () => {
    const key = `backups/${name}/manifest.json`
    await store().delete(key)
    const [media = ''] = filesIn(dir).filter((file) => file.startsWith('media/'))
    const copy = path.join(above, 'on-the-way')
    await cp(path.join(above, 'copy'), copy, { recursive: true })
    await rm(path.join(copy, 'backups', name), { recursive: true })
    const { ino, mtimeMs } = statSync(path.join(copy, media))
    expect(await refusal(fetchBackup(address, copy))).toContain('no whole backup')
    expect(await send()).toBe(0)
    expect(await fetchBackup(address, copy)).toBe(name)
    expect(filesIn(copy)).toEqual(filesIn(dir))
    expect(statSync(path.join(copy, media))).toMatchObject({ ino, mtimeMs })
  })

  it('is copied and restored by the commands', async () => {
    const place = await emptyPlace('remote')
    try {
      const environment = { ...place.env, ...service.environment }
      const copy = path.join(above, 'by-command')
      const restored = await command(environment, 'restore', copy, '--from', address, '--yes')
      expect(restored.printed).toContain('The archive is restored.')
      expect(restored.status).toBe(0)
    } finally {
      await place.remove()
    }
  })

  it('is refused when it is foreign, cut off or too long', async () => {
    const to = (folder: string) => path.join(above, folder)
    expect(await refusal(fetchBackup('s3://backups/nothing', to('none')))).toContain('no whole backup')
    expect(await refusal(fetchBackup(address, to('name'), '../x'))).toContain('no backup ../x')
    const [part = ''] = filesIn(dir).filter((file) => file.includes('tables/Member.gz'))
    const found = await store().get(part)
    const bytes = found ? await text(found.stream) : ''
    await put(part, 'x'.repeat(bytes.length + 100_000))
    expect(await refusal(fetchBackup(address, to('long')))).toContain('more content than the backup states')
    await store().delete(part)
    expect(await refusal(fetchBackup(address, to('cut')))).toContain('Member.gz: the file is missing')
    await put(
      'stele-backup.json',
      '{"format":"stele-backup","version":1,"archive":"00000000-0000-4000-8000-000000000000"}',
    )
    expect(await refusal(send())).toContain('backups of another archive')
    await put(
      'stele-backup.json',
      '{"format":"stele-backup","version":99,"archive":"00000000-0000-4000-8000-000000000000"}',
    )
    expect(await refusal(fetchBackup(address, to('newer')))).toContain('newer version')
    expect(readdirSync(above).filter((one) => ['none', 'newer'].includes(one))).toEqual([])
  })

  it('loses what the rule of the folder removes, and nothing needed', async () => {
    const place = configuredS3('s3://backups/pruned', env)
    const keys = async () => {
      const found: string[] = []
      for await (const { key } of place.list('')) found.push(key)
      return found.sort()
    }
    const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000)
    const folder = await BackupFolder.forReading(dir)
    // Three copies that stay, one that is old, one that was cut off, and a file that none of them needs.
    const names = [name, ...['10', '11', '12'].map((day) => `2099-01-${day}T000000.000Z`)]
    for (const [index, one] of names.entries()) {
      if (index > 0) await cp(folder.pathOf(name), folder.pathOf(one), { recursive: true })
      await sendBackup(folder, one, 's3://backups/pruned')
    }
    const list = path.join(folder.pathOf(name), 'media.gz')
    await place.send('backups/2099-01-09T000000.000Z/media.gz', list)
    const unneeded = `media/ff/ff/${'f'.repeat(64)}`
    await place.send(unneeded, list)
    const whole = await keys()
    const media = whole.filter((key) => key.startsWith('media/') && key !== unneeded)
    expect(media).toHaveLength(1)

    expect(await pruneIn(place, 30, days(20))).toEqual({ backups: [], files: 1, isRefused: false })
    await place.send(unneeded, list)
    const refused = {
      ...place,
      delete: () => Promise.reject(Object.assign(new Error(), { name: 'AccessDenied' })),
    }
    expect(await pruneIn(refused, 30, days(40))).toMatchObject({ backups: [], isRefused: true })
    await place.send(`backups/${names[1]}/media.gz`, path.join(dir, 'stele-backup.json'))
    await expect(pruneIn(place, 30, days(40))).rejects.toThrow()
    expect(await keys()).toContain(`backups/${name}/manifest.json`)
    await place.send(`backups/${names[1]}/media.gz`, list)

    const young = { ...place, list: (folder: string) => entriesOf(place, folder, days(40)) }
    expect(await pruneIn(young, 30, days(40))).toEqual({ backups: [name], files: 0, isRefused: false })
    expect(await keys()).toContain(unneeded)
    expect(await pruneIn(place, 30, days(40))).toEqual({ backups: [], files: 1, isRefused: false })
    expect(await keys()).toEqual(
      whole.filter((key) => key !== unneeded && !key.includes(name) && !key.includes('2099-01-09')),
    )
    await checkBackup({
      ...{
        folder,
        name: names[3] ?? '',
        manifest: await folder.manifestOf(names[3] ?? ''),
        sealing: unsealed,
      },
    })
  })

  it('names the service when it can not be reached', async () => {
    Object.assign(env, { STELE_S3_ENDPOINT: 'http://127.0.0.1:9' })
    expect(await refusal(send())).toContain(`${address}: `)
    Object.assign(env, { STELE_S3_SECRET: undefined })
    expect(await refusal(send())).toContain('STELE_S3_SECRET')
    Object.assign(env, service.environment)
  })
})
