import '@/tests/support/database'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
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
// The environment is read once, when it is first imported; a file before may have done so.
vi.resetModules()
const { runLog } = await import('@/bin/commands/log-commands')
const { transaction } = await import('@/lib/db')
const { recordEvent } = await import('@/lib/events')

const tell = (subjectId: string) =>
  transaction((tx) =>
    recordEvent(tx, { actor: null, action: 'record.create', subjectType: 'record', subjectId }),
  )

beforeAll(async () => {
  for (const subjectId of ['one', 'two', 'three']) await tell(subjectId)
})
afterAll(() => {
  authority.stop()
  rmSync(folder, { recursive: true })
  process.env = before
  vi.resetModules()
})

/** What a command says and with which status it ends. */
async function log(...args: string[]) {
  const lines: string[] = []
  const say = (line: unknown) => lines.push(String(line)) > 0
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(say),
    vi.spyOn(console, 'error').mockImplementation(say),
    vi.spyOn(process.stdout, 'write').mockImplementation(say),
  ]
  const status = await runLog(args)
  for (const spy of spies) spy.mockRestore()
  return { status, said: lines.join('\n').trim() }
}

test('npm run log verifies, signs, time-stamps and checks, and says where the log does not fit', async () => {
  expect(await log('verify')).toEqual({
    status: 0,
    said: expect.stringMatching(/^The log is whole: 3 events, head [0-9a-f]{64}\.$/),
  })
  const signed = await log('sign', '--out', at('statement.json'))
  expect(signed).toMatchObject({ status: 0, said: expect.stringContaining('3 events') })
  expect(signed.said).toContain('Time-stamped at')
  expect((await log('sign', '--out', at('statement.json'))).status).toBe(1)
  await tell('four')
  writeFileSync(at('public.pem'), (await log('key')).said)
  for (const more of [[], ['--key', at('public.pem')]]) {
    const { status, said } = await log('check', at('statement.json'), ...more)
    expect(status).toBe(0)
    for (const words of ['3 events', 'signature holds', 'still goes back to it', 'CN=The clock of the tests'])
      expect(said).toContain(words)
  }
  writeFileSync(
    at('altered.json'),
    readFileSync(at('statement.json'), 'utf8').replace('"events":3', '"events":2'),
  )
  expect(await log('check', at('altered.json'))).toEqual({
    status: 1,
    said: expect.stringContaining('was altered'),
  })

  await transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`UPDATE "Event" SET "subjectId" = 'another' WHERE id = 2`
  })
  const broken = 'The log does not fit: event 2 was altered.'
  expect(await log('verify')).toEqual({ status: 1, said: broken })
  expect(await log('sign')).toEqual({ status: 1, said: broken })
  expect((await log('check', at('statement.json'))).said).toContain(broken)
})

test('the command is there', () => {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/commands/log.ts']
  const { status, stderr } = spawnSync(process.execPath, script, { env: process.env, encoding: 'utf8' })
  expect(stderr).toContain('npm run log -- verify')
  expect(status).toBe(2)
})
