import { expect, test } from '@playwright/test'
import { execa } from 'execa'
import { environmentFor, startServer } from './support/server'

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
  test.setTimeout(300_000)
  const { UNCHANGED_DATABASE_URL = '', UNCHANGED_MEDIA_DIR = '' } = process.env
  const env = await environmentFor(UNCHANGED_DATABASE_URL, UNCHANGED_MEDIA_DIR)
  const stop = await startServer(env)
  try {
    const { exitCode, all } = await execa(process.execPath, command, { env, all: true, reject: false })
    expect(all).toContain('The backup can be restored: nothing differs.')
    expect(all).toContain('120 pages compared')
    expect(exitCode).toBe(0)
  } finally {
    stop()
  }
})
