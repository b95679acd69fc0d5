import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourcesHash } from '@/bin/start/build'
import { installedAsLocked } from '@/bin/start/install.mjs'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-test-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(file: string, content: string | object) {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
  await writeFile(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
}

describe('The start script', () => {
  // Alone in a folder: it must end before it loads another file.
  const beginWith = async (version: string) => {
    await put('start.mjs', await readFile('bin/start/start.mjs', 'utf8'))
    const asIf = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`
    const args = ['--import', `data:text/javascript,${encodeURIComponent(asIf)}`, 'start.mjs']
    return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  }

  it.each(['18.20.8', '20.18.3'])('refuses Node %s in one line', async (version) => {
    const { status, stdout, stderr } = await beginWith(version)
    expect(status).toBe(1)
    expect(`${stdout}${stderr}`).toBe(`Stele needs Node 20.19 or newer. This is Node ${version}.\n`)
  })

  it.each(['20.19.0', '22.0.0'])('accepts Node %s', async (version) => {
    const { stderr } = await beginWith(version)
    expect(stderr).not.toContain('Stele needs')
    expect(stderr).toContain('install.mjs')
  })
})

describe('The installation', () => {
  const os = [process.platform]
  const cpu = [process.arch]
  const locked = {
    '': { name: 'stele' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/for-here': { version: '1.0.0', integrity: 'sha512-h', optional: true, os, cpu },
    'node_modules/for-others': { version: '1.0.0', integrity: 'sha512-o', optional: true, os: ['aix'], cpu },
  }
  const { '': _, 'node_modules/for-others': __, ...installed } = locked

  it.each([
    ['matches the lockfile without packages for other systems', installed, true],
    ['does not match without an installation', null, false],
    ['does not match when a package is missing', { ...installed, 'node_modules/a': undefined }, false],
    [
      'does not match when a package for this system is missing',
      { ...installed, 'node_modules/for-here': undefined },
      false,
    ],
    ['does not match with another version', { ...installed, 'node_modules/a': { version: '1.0.1' } }, false],
    ['does not match with a package that is not locked', { ...installed, 'node_modules/b': {} }, false],
    [
      'does not match with other content of the same version',
      { ...installed, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } },
      false,
    ],
  ])('%s', async (_title, packages, asLocked) => {
    await put('package-lock.json', { packages: locked })
    if (packages) await put('node_modules/.package-lock.json', { packages })
    expect(installedAsLocked(folder)).toBe(asLocked)
  })
})

describe('A build', () => {
  it('is outdated when a source file is changed, added or removed', async () => {
    for (const file of ['app/page.tsx', 'lib/a.ts', 'proxy.ts', 'tests/a.test.ts']) await put(file, file)
    const hashes = [await sourcesHash(folder)]
    const note = async () => void hashes.push(await sourcesHash(folder))
    for (const file of ['app/page.tsx', 'lib/a.ts', 'lib/b.ts', 'proxy.ts']) {
      await put(file, 'changed')
      await note()
    }
    await rm(path.join(folder, 'lib/b.ts'))
    await put('lib/c.ts', 'changed')
    await note()
    await rm(path.join(folder, 'lib/c.ts'))
    await note()
    expect(new Set(hashes).size).toBe(hashes.length)
    await put('tests/a.test.ts', 'changed')
    await put('docs/a.md', 'added')
    expect(await sourcesHash(folder)).toBe(hashes.at(-1))
  })

  it('is made once for the same sources', async () => {
    // A stand-in for Next, which takes half a minute: it writes the file that marks a build.
    await put(
      'node_modules/next/dist/bin/next',
      `require('fs').mkdirSync('.next', { recursive: true }), require('fs').writeFileSync('.next/BUILD_ID', process.argv[2])`,
    )
    await put('app/page.tsx', 'one')
    const tsx = import.meta.resolve('tsx')
    const built = () =>
      spawnSync(process.execPath, ['--import', tsx, path.resolve('bin/start/build.ts')], {
        cwd: folder,
        encoding: 'utf8',
      }).stdout
    expect(built()).toMatch(/^ {2}Build +built +\d/m)
    expect(built()).toMatch(/^ {2}Build +up to date +\d/m)
    await put('app/page.tsx', 'two')
    expect(built()).toMatch(/^ {2}Build +built again: the sources changed +\d/m)
  })
})
