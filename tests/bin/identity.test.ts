import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { demandSameArchive } from '@/bin/database/open'
import { runningPostmaster } from '@/bin/database/postmaster'
import { identityOf, takeLock } from '@/bin/start/processes.mjs'
import { connect, db } from '@/lib/db'
import { databaseUrl, ownerUrl } from '@/tests/support/database'
import { asOwner } from '@/tests/support/sabotage'

const folder = mkdtempSync(path.join(tmpdir(), 'stele-test-identity-'))
const copy = mkdtempSync(path.join(tmpdir(), 'stele-test-copy-'))
afterAll(() => {
  for (const made of [folder, copy]) rmSync(made, { recursive: true })
})

describe('A copied folder', () => {
  it('is not locked by the processes of the original', async () => {
    const lock = await takeLock(path.join(folder, 'start.lock'))
    expect(await takeLock(path.join(folder, 'start.lock'))).toEqual({ heldBy: process.pid })
    copyFileSync(path.join(folder, 'start.lock'), path.join(copy, 'start.lock'))
    const ofCopy = await takeLock(path.join(copy, 'start.lock'))
    expect(ofCopy).not.toHaveProperty('heldBy')
    for (const taken of [lock, ofCopy]) if (!('heldBy' in taken)) taken.release()
  })

  it('has no running database, and leaves that of the original alone', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const [{ data = '' } = {}] = await asOwner(
      (tx) => tx.$queryRaw<{ data: string }[]>`SELECT current_setting('data_directory') AS data`,
    )
    const server = await runningPostmaster(data)
    expect(server).toMatchObject({ port: Number(new URL(databaseUrl).port) })
    copyFileSync(path.join(data, 'postmaster.pid'), path.join(copy, 'postmaster.pid'))
    expect(await runningPostmaster(copy)).toBeNull()
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
    expect(existsSync(path.join(copy, 'postmaster.pid'))).toBe(false)
    expect(existsSync(path.join(data, 'postmaster.pid'))).toBe(true)
    expect(identityOf(server?.pid)).not.toBeNull()
  })
})

describe('The identity of an archive', () => {
  const stored = path.join(folder, 'archive-id')

  it('is taken by the folder at the first start', async () => {
    await demandSameArchive(databaseUrl, folder)
    expect(readFileSync(stored, 'utf8').trim()).toBe((await db.archive.findFirstOrThrow()).id)
    await demandSameArchive(databaseUrl, folder)
  })

  it('refuses the database of another archive', async () => {
    writeFileSync(stored, '00000000-0000-4000-8000-000000000000\n')
    await expect(demandSameArchive(databaseUrl, folder)).rejects.toThrow(
      `belongs to another archive than the folder ${folder}`,
    )
  })

  it('is one row that never changes', async () => {
    const owner = connect(ownerUrl)
    await expect(owner.$executeRaw`UPDATE "Archive" SET id = gen_random_uuid()`).rejects.toThrow(
      'never change',
    )
    await expect(owner.$executeRaw`DELETE FROM "Archive"`).rejects.toThrow('never change')
    await expect(owner.archive.create({ data: {} })).rejects.toMatchObject({ code: 'P2002' })
    await owner.$disconnect()
  })
})
