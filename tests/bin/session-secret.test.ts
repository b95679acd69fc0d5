import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'

const folder = vi.hoisted(() => ({ stateFolder: '' }))
vi.hoisted(() => vi.resetModules())
vi.mock('@/lib/verification/state-folder', () => folder)
folder.stateFolder = mkdtempSync(path.join(tmpdir(), 'stele-test-secret-'))
const { settleEnvironment, takeOverSessionSecret } = await import('@/bin/start/environment')

afterEach(() => vi.unstubAllEnvs())
afterAll(() => {
  rmSync(folder.stateFolder, { recursive: true })
  vi.doUnmock('@/lib/verification/state-folder')
  vi.resetModules()
})

const stored = () =>
  JSON.parse(readFileSync(path.join(folder.stateFolder, 'secrets.json'), 'utf8')).sessionSecret
const old = 'the secret of the archive that was backed up'

/** As a command finds it: the address of the embedded database is set before it runs. */
function prepare(secret: string) {
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  settleEnvironment()
  vi.stubEnv('DATABASE_URL', 'postgresql://stele_app@127.0.0.1/stele')
}

test('a restored archive keeps its session secret', () => {
  prepare('')
  const before = stored()
  expect(before).not.toBe(old)
  expect(takeOverSessionSecret(old)).toBe(true)
  expect(stored()).toBe(old)
})

test('a secret that is configured stays', () => {
  prepare('a secret of the configuration, long enough')
  const before = stored()
  expect(takeOverSessionSecret('another secret of an archive, backed up')).toBe(false)
  expect(stored()).toBe(before)
  vi.stubEnv('NEXTAUTH_SECRET', old)
  expect(takeOverSessionSecret(old)).toBe(true)
})
