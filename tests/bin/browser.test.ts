import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { installedBrowser } from '@/tests/e2e/support/browser'

it('the journeys use the first executable browser on the PATH', async () => {
  const above = await mkdtemp(path.join(tmpdir(), 'stele-test-browser-'))
  const folders = ['first', 'second', 'third'].map((name) => path.join(above, name))
  const [first = '', second = '', third = ''] = folders
  for (const folder of folders) await mkdir(folder)
  await mkdir(path.join(first, 'chromium'))
  await writeFile(path.join(first, 'chrome'), '', { mode: 0o644 })
  await writeFile(path.join(second, 'google-chrome-stable'), '', { mode: 0o755 })
  await writeFile(path.join(third, 'chromium'), '', { mode: 0o755 })
  expect(installedBrowser(['', '.', ...folders])).toBe(path.join(second, 'google-chrome-stable'))
  await rm(above, { recursive: true })
})
