import '@/tests/support/database'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '@/lib/backup/backup'
import { checkBackup } from '@/lib/backup/check'
import { BackupFolder } from '@/lib/backup/folder'
import { unsealed } from '@/lib/backup/packing'
import { fetchBackup, sendBackup } from '@/lib/backup/remote'
import { env } from '@/lib/env'
import { SteleError, summaryOf } from '@/lib/errors'
import { createMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/steward'
import { configuredS3 } from '@/lib/storage/s3-access'
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

  it('names the service when it can not be reached', async () => {
    Object.assign(env, { STELE_S3_ENDPOINT: 'http://127.0.0.1:9' })
    expect(await refusal(send())).toContain(`${address}: `)
    Object.assign(env, { STELE_S3_SECRET: undefined })
    expect(await refusal(send())).toContain('STELE_S3_SECRET')
    Object.assign(env, service.environment)
  })
})
