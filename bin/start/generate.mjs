import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refuse, root, runtime, runtimeEnv, tell, versionOf } from './install.mjs'

const folder = path.join(root, 'lib', 'generated')
const mark = path.join(folder, 'made-from')

/** The client's function that gets the program that compiles its queries, from a module with a text of 4.6 MB, which stays in memory twice. */
const FROM_TEXT =
  /getQueryCompilerWasmModule: async \(\) => \{\s*const \{ wasm \} = await import\("([^"]+)"\)\s*return await decodeBase64AsWasm\(wasm\)\s*\}/

/**
 * Returns the code of a client that reads the text from the same file and forgets it: 9 MB less for each process. Code of another form stays as it is.
 * @param {string} code
 */
export const compilerFromFile = (code) =>
  code.replace(
    FROM_TEXT,
    (_, name) => `getQueryCompilerWasmModule: async () => {
    const { readFileSync } = process.getBuiltinModule('node:fs')
    const { createRequire } = process.getBuiltinModule('node:module')
    const text = readFileSync(createRequire(process.cwd() + '/').resolve(${JSON.stringify(name)}), 'latin1')
    return await decodeBase64AsWasm(text.slice(text.indexOf('"') + 1, text.lastIndexOf('"')))
  }`,
  )

/**
 * Generates the Prisma client (lib/generated/prisma) when the schema or Prisma changed since the last time. With `quiet` it prints
 * errors only. An image without development packages has the client already, so the version is read from a package that it keeps.
 */
export function generate({ quiet = false } = {}) {
  const say = quiet ? () => {} : tell
  const since = performance.now()
  const schema = readFileSync(path.join(root, 'prisma', 'schema.prisma'))
  const madeFrom = createHash('sha256')
    .update(schema)
    .update(versionOf('@prisma/client'))
    .update(String(compilerFromFile))
    .update(FROM_TEXT.source)
    .digest('hex')
  const client = path.join(folder, 'prisma', 'client.ts')
  if (existsSync(client) && existsSync(mark) && readFileSync(mark, 'utf8') === madeFrom)
    return say('Client', 'up to date', since)
  const node = runtime()
  const result = spawnSync(node, [path.join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    encoding: 'utf8',
    // Prisma downloads a schema engine before it generates, although generating never runs it. Any program will do.
    env: { ...runtimeEnv(node), PRISMA_SCHEMA_ENGINE_BINARY: node, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  if (result.status !== 0) {
    if (/ENOSPC|no space left/i.test(`${result.stdout}${result.stderr}`))
      refuse(`The disk that contains ${root} is full. Free some space and start again.`)
    console.error(`${result.stdout}${result.stderr}`.trim())
    refuse('Prisma could not generate the client from prisma/schema.prisma. The reason is above.')
  }
  const main = path.join(folder, 'prisma', 'internal', 'class.ts')
  writeFileSync(main, compilerFromFile(readFileSync(main, 'utf8')))
  mkdirSync(folder, { recursive: true })
  writeFileSync(mark, madeFrom)
  say('Client', 'generated', since)
}

if (process.argv[1] === import.meta.filename) generate()
