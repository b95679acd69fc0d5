import { execa } from 'execa'
import { environmentFor, startServer } from './support/server'
import { expect, test } from './support/test'

const command = [
  '--conditions=react-server',
  '--import',
  'tsx',
  'bin/commands/run.ts',
  'drill',
  '--most',
  '120',
]

test('a backup of the demo archive is restored and served alike', async () => {
  test.setTimeout(600_000)
  const { UNCHANGED_DATABASE_URL = '', UNCHANGED_MEDIA_DIR = '' } = process.env
  const env = await environmentFor(UNCHANGED_DATABASE_URL, UNCHANGED_MEDIA_DIR)
  const stop = await startServer(env)
  try {
    const { exitCode, all } = await execa(process.execPath, command, { env, all: true, reject: false })
    expect(all).toContain('The backup can be restored: nothing differs.')
    // A part of the pages has each kind of address that the demo archive has.
    const [, kinds] = /120 pages of (\d+) kinds compared/.exec(all ?? '') ?? []
    expect(Number(kinds)).toBeGreaterThan(50)
    expect(exitCode).toBe(0)
  } finally {
    stop()
  }
})
