import '@/tests/support/database'
import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'

function log(...args: string[]) {
  const script = ['--conditions=react-server', '--import', 'tsx', 'bin/log.ts', ...args]
  const child = spawn(process.execPath, script, { env: process.env })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise<{ status: number | null; said: string }>((resolve) =>
    child.once('close', (status) => resolve({ status, said: said.trim() })),
  )
}

test('npm run log -- verify says whether the log is whole, and where it is not', async () => {
  for (const subjectId of ['one', 'two', 'three'])
    await transaction((tx) =>
      recordEvent(tx, { actor: null, action: 'record.create', subjectType: 'record', subjectId }),
    )
  const whole = await log('verify')
  expect(whole).toEqual({
    status: 0,
    said: expect.stringMatching(/^The log is whole: 3 events, head [0-9a-f]{64}\.$/),
  })

  await transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`UPDATE "Event" SET "subjectId" = 'another' WHERE id = 2`
  })
  expect(await log('verify')).toEqual({ status: 1, said: 'The log does not fit: event 2 was altered.' })
  expect(await log()).toMatchObject({ status: 2, said: expect.stringContaining('npm run log -- verify') })
}, 60_000)
