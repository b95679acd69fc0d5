import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const FOLDERS = ['app', 'components', 'lib', 'messages', 'public', 'types']
const FILES =
  /^(package-lock\.json|tsconfig\.json|(next|postcss|tailwind)\.config\.\w+|(cache-handler|proxy|instrumentation|mdx-components)\.\w+)$/

/** SHA-256 over the names and contents of everything that a build is made from. */
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
