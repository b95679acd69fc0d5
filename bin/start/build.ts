import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { endOf, startChild } from './children'
import { Failure } from './failure'
import { begin } from './install.mjs'
import { sourcesHash } from './sources'

export const next = 'node_modules/next/dist/bin/next'
const mark = '.next/made-from'

/** Builds the application unless the last build was made from exactly these sources. Gives back what was done, in words. */
export async function build(): Promise<string> {
  const sources = await sourcesHash('.')
  const madeFrom = existsSync('.next/BUILD_ID') ? await readFile(mark, 'utf8').catch(() => '') : ''
  if (madeFrom === sources) return 'made from these sources'
  begin('Build')
  await rm(mark, { force: true })
  const { NODE_ENV: _, ...env } = process.env
  const building = startChild(process.execPath, [next, 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NODE_ENV: 'production' },
  })
  const { code, output } = await endOf(building)
  if (code !== 0) {
    console.error(output.trim())
    if (/ENOSPC|no space left/i.test(output))
      throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' })
    throw new Failure('The build failed; it says why above.')
  }
  await writeFile(mark, sources)
  return madeFrom ? 'made anew: the sources changed' : 'made'
}
