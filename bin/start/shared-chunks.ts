import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** How a file begins that has nothing but modules: it does nothing when it is loaded. */
const OF_MODULES = 'module.exports=['

/** Bytes from which a file is worth another one that names it. */
const LEAST = 2_000

/**
 * Replaces files of the server's code in a folder that have the same contents, all but one, by files that load that one. The bundler gives most
 * routes a file of 1 MB of their own with the database client, which Node would read, parse and keep in memory for each. Returns how many there were.
 */
export async function shareChunks(folder: string): Promise<number> {
  const firsts = new Map<string, string>()
  let replaced = 0
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith('.js')) continue
    const file = path.join(folder, name)
    const code = await readFile(file, 'utf8')
    if (code.length < LEAST || !code.startsWith(OF_MODULES)) continue
    const hash = createHash('sha256').update(code).digest('hex')
    const first = firsts.get(hash)
    if (first) {
      await writeFile(file, `module.exports=require(${JSON.stringify(`./${first}`)})\n`)
      replaced += 1
    } else firsts.set(hash, name)
  }
  return replaced
}
