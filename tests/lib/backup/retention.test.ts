import '@/tests/support/database'
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, expect, test } from 'vitest'
import { makeBackup } from '@/lib/backup/backup'
import { diskSpace } from '@/lib/backup/disk'
import { BackupFolder } from '@/lib/backup/folder'
import { nightlyBackup } from '@/lib/backup/nightly'
import { prune } from '@/lib/backup/retention'
import { db } from '@/lib/db'
import { Forbidden } from '@/lib/errors'
import { removeUnusedFiles } from '@/lib/holdings/media-files'
import { lastRuns } from '@/lib/verification/runs'
import { english } from '@/tests/support/english'
import { makeCited, makeMember } from '@/tests/support/factories'
import { mediaPath } from '@/tests/support/media'
import { sabotage } from '@/tests/support/sabotage'

const above = mkdtempSync(path.join(tmpdir(), 'stele-test-retention-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

const DAY = 24 * 60 * 60 * 1000
const filesIn = (dir: string) =>
  readdirSync(path.join(dir, 'media'), { recursive: true, encoding: 'utf8' })
    .map((name) => path.basename(name).slice(0, 64))
    .filter((name) => name.length === 64)
    .sort()

/** Makes a backup look as if it had begun so many days ago. */
function age(dir: string, name: string, days: number) {
  const earlier = new Date(Date.now() - days * DAY).toISOString().replaceAll(':', '')
  renameSync(path.join(dir, 'backups', name), path.join(dir, 'backups', earlier))
  return earlier
}

test('old backups go with the files that only they need', async () => {
  const dir = path.join(above, 'backups')
  const recipients = [await identityToRecipient(await generateIdentity())]
  const editor = await makeMember()
  const { holding } = await makeCited(editor, 'A text that is erased later. It ends.', 'erased later')
  const { sha256: erased } = await db.holding.findUniqueOrThrow({ where: { id: holding.id } })
  await makeCited(editor, 'A text that stays. It ends.', 'that stays')
  const oldest = age(dir, (await makeBackup({ dir, recipients })).name, 40)
  await sabotage('DELETE FROM "Holding" WHERE id = $1', [holding.id])
  await db.$transaction((tx) => removeUnusedFiles(tx, [erased]))

  const folder = await BackupFolder.forReading(dir)
  for (const days of [39, 38]) age(dir, (await makeBackup({ dir, recipients })).name, days)
  expect(await prune(folder, 30)).toEqual({ backups: [], files: 0 })
  await makeBackup({ dir, recipients })
  expect(filesIn(dir)).toContain(erased)

  const [, second = ''] = await folder.backups()
  const list = path.join(dir, 'backups', second, 'media.gz')
  renameSync(list, `${list}.aside`)
  await expect(prune(folder, 30)).rejects.toThrow()
  expect(await folder.backups()).toContain(oldest)
  renameSync(`${list}.aside`, list)

  expect(await prune(folder, 30)).toEqual({ backups: [oldest], files: 1 })
  expect(filesIn(dir)).not.toContain(erased)
  expect(filesIn(dir)).toHaveLength(1)
})

test('admins see the last backup and why one failed', async () => {
  const dir = path.join(above, 'nightly')
  const admin = await makeMember({ role: 'ADMIN' })
  await nightlyBackup(dir, 30)
  const seen = async () => {
    const [run] = (await lastRuns(admin)).filter(({ kind }) => kind === 'BACKUP')
    return { succeeded: run?.last.succeeded, said: run?.last.messages.map((text) => english(text)).join(' ') }
  }
  expect(await seen()).toEqual({ succeeded: true, said: expect.stringContaining('Not encrypted.') })

  const { sha256 } = await db.mediaFile.findFirstOrThrow()
  rmSync(path.join(dir, 'media'), { recursive: true })
  await writeFile(mediaPath(sha256), 'something else')
  await expect(nightlyBackup(dir, 30)).rejects.toThrow()
  expect(await seen()).toEqual({ succeeded: false, said: expect.stringContaining(sha256) })

  const foreign = path.join(above, 'foreign')
  rmSync(foreign, { recursive: true, force: true })
  await makeBackup({ dir: foreign })
  rmSync(path.join(foreign, 'stele-backup.json'))
  await expect(nightlyBackup(foreign, 30)).rejects.toThrow()
  expect(await seen()).toEqual({ succeeded: false, said: expect.stringContaining('contains no backups') })
  expect((await lastRuns(admin)).find(({ kind }) => kind === 'BACKUP')?.lastSuccess).toBeInstanceOf(Date)

  expect((await diskSpace(admin)).map(({ of }) => of)).toEqual(['media'])
  const reviewer = await makeMember({ role: 'REVIEWER' })
  await expect(lastRuns(reviewer)).rejects.toBeInstanceOf(Forbidden)
  await expect(diskSpace(reviewer)).rejects.toBeInstanceOf(Forbidden)
})
