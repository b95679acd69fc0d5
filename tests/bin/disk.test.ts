import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCluster } from '@/bin/database/cluster'
import { Clone } from '@/tests/support/clone'
import { skippedWhen } from '@/tests/support/skipped'

const canMount = process.getuid?.() === 0 && process.platform === 'linux'

let clone: Clone
let state: string
const mount = (...options: string[]) =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', state])

/** The last line that a start prints which is refused. */
async function refusal(): Promise<string | undefined> {
  const run = clone.start()
  expect(await run.ended, run.printed()).toBe(1)
  return run.printed().trim().split('\n').at(-1)
}

describe('A start', skippedWhen(!canMount, 'only root can mount a disk'), () => {
  beforeAll(async () => {
    clone = await Clone.make()
    state = path.join(clone.folder, '.stele')
    await mkdir(state)
    mount('size=24m', 'mode=711')
  })
  afterAll(async () => {
    spawnSync('umount', [state])
    await clone.remove()
  })

  it('on a disk that gets full says so, and leaves nothing half-written', async () => {
    expect(await refusal()).toBe(
      'The disk is full. Free some space and start again. Nothing that was saved is lost.',
    )
    const { databaseFolder: folder, databasePassword: password } = await clone.secrets()
    mount('remount', 'size=150m')
    const cluster = await startCluster({ folder, password })
    await cluster.stop()
    await writeFile(path.join(state, 'filler'), Buffer.alloc(150 * 1024 * 1024)).catch(() => {})
    expect(await refusal()).toBe(
      `The disk that contains ${clone.folder}/ is full. Free some space and start again.`,
    )
  })

  it('on a read-only disk says so', async () => {
    mount('remount', 'ro')
    expect(await refusal()).toBe(
      `The disk that contains ${clone.folder}/ is read-only. Make it writable and start again.`,
    )
  })
})
