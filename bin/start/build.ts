import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runScript, stopScripts } from './children'
import { Failure, lineFor } from './failure'
import { begin, tell } from './install.mjs'
import { shareChunks } from './shared-chunks'

export const next = 'node_modules/next/dist/bin/next'
const mark = '.next/made-from'
/** The code of routes, and that of pages, where the bundler keeps them apart. */
const CODE = ['.next/server/chunks', '.next/server/chunks/ssr']

const FOLDERS = ['app', 'components', 'lib', 'messages', 'public', 'types']
const FILES =
  /^(package-lock\.json|tsconfig\.json|(next|postcss|tailwind)\.config\.\w+|(proxy|instrumentation|mdx-components)\.\w+)$/

/** Returns the SHA-256 of the names and contents of all files that a build is made from. */
export async function sourcesHash(root: string): Promise<string> {
  const top = (await readdir(root)).filter((name) => FILES.test(name))
  const below = await Promise.all(
    FOLDERS.map(async (folder) => {
      const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(
        () => [],
      )
      return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
    }),
  )
  const files = [...top.map((name) => path.join(root, name)), ...below.flat()].sort()
  const hash = createHash('sha256').update(process.version)
  for (const file of files) {
    const content = createHash('sha256').update(await readFile(file))
    hash.update(`${path.relative(root, file)} ${content.digest('hex')}\n`)
  }
  return hash.digest('hex')
}

/** Builds the application unless the last build was made from these sources. Returns what was done. Throws `Failure`. */
export async function build(): Promise<string> {
  // Earlier versions let the framework keep copies of images there, also of those that were withdrawn since.
  await rm('.next/cache/images', { recursive: true, force: true })
  const sources = await sourcesHash('.')
  const madeFrom = existsSync('.next/BUILD_ID') ? await readFile(mark, 'utf8').catch(() => '') : ''
  if (madeFrom === sources) return 'up to date'
  begin('Build')
  await rm(mark, { force: true })
  const { exitCode, output } = await runScript([next, 'build'], { ...process.env, NODE_ENV: 'production' })
  if (exitCode !== 0) {
    console.error(output.trim())
    if (/ENOSPC|no space left/i.test(output))
      throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' })
    throw new Failure('The build failed. The reason is above.')
  }
  for (const folder of CODE) if (existsSync(folder)) await shareChunks(folder)
  await writeFile(mark, sources)
  return madeFrom ? 'built again: the sources changed' : 'built'
}

// Called on its own before the tests and in the Dockerfile.
if (process.argv[1] === import.meta.filename) {
  const since = performance.now()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopScripts())
  build().then(
    (outcome) => tell('Build', outcome, since),
    (error) => {
      console.error(lineFor(error) ?? error)
      process.exit(1)
    },
  )
}
