import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shareChunks } from '@/bin/start/shared-chunks'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-chunks-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const load = createRequire(import.meta.url)

it('loads files of modules with the same contents once', async () => {
  const modules = (name: string) => `module.exports=[1,()=>"${name}${' '.repeat(2_000)}"];`
  const files: Record<string, string> = {
    '[first]__1._.js': modules('one'),
    'second._.js': modules('one'),
    'third._.js': modules('other'),
    'runtime.js': `globalThis.steleLoaded=1;//${' '.repeat(2_000)}`,
    'runtime-2.js': `globalThis.steleLoaded=1;//${' '.repeat(2_000)}`,
  }
  for (const [name, code] of Object.entries(files)) await writeFile(path.join(folder, name), code)

  expect(await shareChunks(folder)).toBe(1)

  const loaded = (name: string): unknown => load(path.join(folder, name))
  expect(loaded('second._.js')).toBe(loaded('[first]__1._.js'))
  expect(loaded('third._.js')).not.toBe(loaded('second._.js'))
  const { 'second._.js': replaced, ...others } = files
  for (const [name, code] of Object.entries(others))
    expect(await readFile(path.join(folder, name), 'utf8')).toBe(code)
  expect(replaced).not.toBe(await readFile(path.join(folder, 'second._.js'), 'utf8'))
  expect(await shareChunks(folder)).toBe(0)
})
