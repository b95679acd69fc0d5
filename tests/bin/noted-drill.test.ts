import '@/tests/support/database'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { execa } from 'execa'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Comparison } from '@/bin/commands/compare-pages'
import { noted } from '@/bin/commands/drill'
import { db } from '@/lib/db'
import { noteKeptRuns } from '@/lib/jobs/failures'
import { lastRuns } from '@/lib/verification/runs'
import { command } from '@/tests/support/backups'
import { resetModules } from '@/tests/support/database'
import { english } from '@/tests/support/english'
import { makeMember } from '@/tests/support/factories'

// Its own folder: servers of other tests note what they find in theirs.
const state = vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
  process.env.STELE_STATE = `/tmp/stele-noted-drill-${process.pid}`
  return process.env.STELE_STATE
})
vi.mock(import('@/lib/verification/state-folder'), async (load) => ({
  ...(await load()),
  stateFolder: state,
}))
afterAll(async () => {
  rmSync(state, { recursive: true, force: true })
  delete process.env.STELE_STATE
  vi.doUnmock('@/lib/verification/state-folder')
  await resetModules()
})

const printed: string[] = []
beforeEach(() => {
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line) => void printed.push(line))
})
afterEach(async () => {
  vi.restoreAllMocks()
  printed.splice(0)
})

const compared = (found: Partial<Comparison>) => async (): Promise<Comparison> => ({
  ...{ pages: 9, kinds: 3, bytes: 1, differing: [], isWhole: true, ...found },
})
const differing = [{ address: '/about', one: 'a', other: 'b' }]
const last = async () => {
  const runs = await db.maintenanceRun.findMany({ where: { kind: 'DRILL' }, orderBy: { id: 'asc' } })
  return runs.map(({ succeeded }) => succeeded)
}

test('a drill that found a difference or could not run failed', async () => {
  expect(await noted(compared({}), english)).toBe(0)
  expect(await noted(compared({ differing }), english)).toBe(1)
  expect(printed.join('\n')).toContain('Differs: /about')
  expect(await noted(compared({ differing, isWhole: false }), english)).toBe(1)
  const unable = noted(() => Promise.reject(new Error('no archive')), english)
  await expect(unable).rejects.toThrow('no archive')
  expect(await last()).toEqual([true, false, false, false])
})

test('a failure without the database reaches admins once it is back', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const before = await last()
  // As every statement fails when the database is gone.
  const createMany = vi.spyOn(db.maintenanceRun, 'createMany').mockRejectedValue(new Error('gone'))
  const unable = noted(() => Promise.reject(new Error('the database system is shutting down')), english)
  await expect(unable).rejects.toThrow('the database system is shutting down')
  expect(existsSync(`${state}/failed-runs`)).toBe(true)
  await expect(noteKeptRuns()).rejects.toThrow('gone')
  createMany.mockRestore()
  expect(await last()).toEqual(before)
  await Promise.all([noteKeptRuns(), noteKeptRuns()])
  await noteKeptRuns()
  expect(await last()).toEqual([...before, false])
  const [run] = (await lastRuns(admin)).filter(({ kind }) => kind === 'DRILL')
  expect(run?.last.messages.map((one) => english(one)).join()).toContain('is shutting down')
  const written = await db.mailMessage.findMany({ where: { kind: 'jobFailed', memberId: admin.id } })
  expect(JSON.stringify(written.map(({ values }) => values))).toContain('is shutting down')
  expect(written).toHaveLength(1)
})

test('a drill of a part of the pages is not noted', async () => {
  const before = await last()
  expect(await noted(compared({ isWhole: false }), english)).toBe(0)
  expect(printed.join('\n')).toContain('only a part of the pages')
  expect(await last()).toEqual(before)
})

test('a drill that finds no database at its start failed, too', async () => {
  const before = await last()
  const nowhere = 'postgresql://stele@127.0.0.1:1/stele'
  const { status } = await command(
    { ...process.env, DATABASE_URL: nowhere, DATABASE_OWNER_URL: nowhere },
    'drill',
  )
  expect(status).toBe(1)
  await noteKeptRuns()
  expect(await last()).toEqual([...before, false])
})

test('the command ends with 1 when no archive answers', async () => {
  const before = await last()
  const { status, printed: said } = await command(process.env, 'drill', '--url', 'http://127.0.0.1:1')
  expect([status, said]).toEqual([1, expect.stringContaining('no archive answers at http://127.0.0.1:1')])
  expect(await last()).toEqual([...before, false])
})

test('a drill that is interrupted leaves nothing behind', async () => {
  // As the command ends by a signal: at once, while the database and the restored files are there.
  const script = `
    const { throwawayPlace } = await import(process.argv[1])
    const { mkdirSync, writeFileSync } = await import('node:fs')
    const { folder } = await throwawayPlace()
    mkdirSync(folder + '/media')
    writeFileSync(folder + '/media/file', 'restored')
    process.stdout.write(folder, () => process.exit(0))`
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    script,
    path.resolve('bin/commands/drill-place.ts'),
  ]
  const { stdout } = await execa(process.execPath, args)
  expect(stdout).toContain('stele-drill-')
  expect(existsSync(stdout)).toBe(false)
})
