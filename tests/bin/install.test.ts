import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installedAsLocked } from '@/bin/start/lockfile.mjs'
import { sourcesHash } from '@/bin/start/sources'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stele-test-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(file: string, content: string | object) {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
  await writeFile(path.join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
}

describe('The start', () => {
  // Alone in a folder: it is to end before it looks for anything else.
  const beginWith = async (version: string) => {
    await put('start.mjs', await readFile('bin/start/start.mjs', 'utf8'))
    const asIf = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`
    const args = ['--import', `data:text/javascript,${encodeURIComponent(asIf)}`, 'start.mjs']
    return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  }

  it.each(['18.20.8', '20.18.3'])('refuses Node %s in one line', async (version) => {
    const { status, stdout, stderr } = await beginWith(version)
    expect(status).toBe(1)
    expect(`${stdout}${stderr}`).toBe(`Stele needs Node 20.19 or newer; this is Node ${version}.\n`)
  })

  it.each(['20.19.0', '22.0.0'])('goes on with Node %s', async (version) => {
    const { stderr } = await beginWith(version)
    expect(stderr).not.toContain('Stele needs')
    expect(stderr).toContain('launch.mjs')
  })
})

describe('What is installed', () => {
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
    ['is as locked without what is made for other systems', installed, true],
    ['is not while nothing is', null, false],
    ['is not without a package', { ...installed, 'node_modules/a': undefined }, false],
    ['is not without one made for this system', { ...installed, 'node_modules/for-here': undefined }, false],
    ['is not with another version', { ...installed, 'node_modules/a': { version: '1.0.1' } }, false],
    ['is not with one that the lockfile has not', { ...installed, 'node_modules/b': {} }, false],
    [
      'is not with other bytes under the same version',
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
  it('is of other sources once a file of them is changed, added, removed or renamed, and of no other file', async () => {
    for (const file of ['app/page.tsx', 'lib/a.ts', 'proxy.ts', 'cache-handler.mjs', 'tests/a.test.ts'])
      await put(file, file)
    const hashes = [await sourcesHash(folder)]
    const note = async () => void hashes.push(await sourcesHash(folder))
    for (const file of ['app/page.tsx', 'lib/a.ts', 'lib/b.ts', 'proxy.ts', 'cache-handler.mjs']) {
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

  it('is made where there is none, kept while its sources stand, and made anew when they changed', async () => {
    // Next itself takes half a minute; what stands in for it leaves behind what tells a build.
    await put(
      'node_modules/next/dist/bin/next',
      `require('fs').mkdirSync('.next', { recursive: true }), require('fs').writeFileSync('.next/BUILD_ID', process.argv[2])`,
    )
    await put('app/page.tsx', 'one')
    const tsx = import.meta.resolve('tsx')
    const built = () =>
      spawnSync(process.execPath, ['--import', tsx, path.resolve('bin/start/build-once.ts')], {
        cwd: folder,
        encoding: 'utf8',
      }).stdout
    expect(built()).toMatch(/^ {2}Build +made +\d/m)
    expect(built()).toMatch(/^ {2}Build +made from these sources +\d/m)
    await put('app/page.tsx', 'two')
    expect(built()).toMatch(/^ {2}Build +made anew: the sources changed +\d/m)
  })
})
