import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refuse, root, runtime, runtimeEnv, tell, versionOf } from './install.mjs'

const folder = path.join(root, 'lib', 'generated')
const mark = path.join(folder, 'made-from')

/** Makes the Prisma client (lib/generated/prisma) when the schema or Prisma changed since it was made. `quiet` says nothing unless it fails. */
export function generate({ quiet = false } = {}) {
  const say = quiet ? () => {} : tell
  const since = performance.now()
  const schema = readFileSync(path.join(root, 'prisma', 'schema.prisma'))
  const madeFrom = createHash('sha256').update(schema).update(versionOf('prisma')).digest('hex')
  const client = path.join(folder, 'prisma', 'client.ts')
  if (existsSync(client) && existsSync(mark) && readFileSync(mark, 'utf8') === madeFrom)
    return say('Client', 'matches the schema', since)
  const node = runtime()
  const result = spawnSync(node, [path.join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    encoding: 'utf8',
    // Prisma insists on a schema engine, which it would download, although generating never runs it: any program will do.
    env: { ...runtimeEnv(node), PRISMA_SCHEMA_ENGINE_BINARY: node, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  if (result.status !== 0) {
    if (/ENOSPC|no space left/i.test(`${result.stdout}${result.stderr}`))
      refuse(`No space left on the disk that holds ${root}: free some and start again.`)
    console.error(`${result.stdout}${result.stderr}`.trim())
    refuse('The database client could not be generated from prisma/schema.prisma; Prisma says why above.')
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(mark, madeFrom)
  say('Client', 'generated from the schema', since)
}

if (process.argv[1] === import.meta.filename) generate()
