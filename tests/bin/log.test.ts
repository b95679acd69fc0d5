import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { resetModules } from '@/tests/support/database'
import { english } from '@/tests/support/english'
import { startAuthority } from '@/tests/support/time-stamp-authority'

const folder = mkdtempSync(path.join(tmpdir(), 'stele-test-log-'))
const at = (name: string) => path.join(folder, name)
const authority = await startAuthority()

const { privateKey } = generateKeyPairSync('ed25519')
writeFileSync(at('key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
writeFileSync(at('root.pem'), authority.root.toString())
const before = { ...process.env }
Object.assign(process.env, {
  STELE_SIGNING_KEY: at('key.pem'),
  STELE_TSA_URL: authority.url,
  STELE_TSA_PRIVATE: '1',
  STELE_TSA_CERTIFICATES: at('root.pem'),
})
// The environment is read at the first import, which another test file may have done.
await resetModules()
const { runLog } = await import('@/bin/commands/log')
const { SteleError, summaryOf } = await import('@/lib/errors')
const { transaction } = await import('@/lib/db')
const { sabotage } = await import('@/tests/support/sabotage')
const { recordEvent } = await import('@/lib/events')

const record = (subjectId: string) =>
  transaction((tx) =>
    recordEvent(tx, { actor: null, action: 'record.create', subjectType: 'record', subjectId }),
  )

beforeAll(async () => {
  for (const subjectId of ['one', 'two', 'three']) await record(subjectId)
})
afterAll(async () => {
  authority.stop()
  rmSync(folder, { recursive: true })
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  await resetModules()
})

/** Runs a command and returns what it prints, with its exit code. */
async function log(...args: string[]) {
  const lines: string[] = []
  const print = (line: unknown) => lines.push(String(line)) > 0
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(print),
    vi.spyOn(process.stdout, 'write').mockImplementation(print),
  ]
  const status = await runLog(args, english).catch((error: unknown) => {
    if (!(error instanceof SteleError)) throw error
    print(summaryOf(error, english))
    return 1
  })
  for (const spy of spies) spy.mockRestore()
  return { status, printed: lines.join('\n').trim() }
}

test('npm run log signs, time-stamps and checks the log', async () => {
  const signed = await log('sign', '--out', at('statement.json'))
  expect(signed).toMatchObject({ status: 0, printed: expect.stringContaining('3 events') })
  expect(signed.printed).toContain('Time stamp of')
  expect((await log('sign', '--out', at('statement.json'))).status).toBe(1)
  await record('four')
  writeFileSync(at('public.pem'), (await log('key')).printed)
  for (const more of [[], ['--key', at('public.pem')]]) {
    const { status, printed } = await log('check', at('statement.json'), ...more)
    expect(status).toBe(0)
    for (const text of ['3 events', 'signature is valid', 'contains this head', 'CN=The clock of the tests'])
      expect(printed).toContain(text)
  }
  writeFileSync(
    at('altered.json'),
    readFileSync(at('statement.json'), 'utf8').replace('"events":3', '"events":2'),
  )
  expect(await log('check', at('altered.json'))).toEqual({
    status: 1,
    printed: expect.stringContaining('was altered'),
  })

  await sabotage(`UPDATE "Event" SET "subjectId" = 'another' WHERE id = 2`)
  const broken = 'The log is faulty. Event 2: it was altered.'
  expect(await log('sign')).toEqual({ status: 1, printed: broken })
  expect((await log('check', at('statement.json'))).printed).toContain(broken)
})

test('npm run log prints its usage', () => {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/run.ts', 'log']
  const { status, stderr } = spawnSync(process.execPath, script, { env: process.env, encoding: 'utf8' })
  expect(stderr).toContain('Usage: npm run log -- COMMAND')
  expect(status).toBe(2)
})
