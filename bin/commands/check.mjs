// `npm run check`: format and lint, types, architecture. Plain JavaScript without dependencies, as start.mjs.
import { spawnSync } from 'node:child_process'
import { generate } from '../start/generate.mjs'
import { install, root, runtime, runtimeEnv, tell } from '../start/install.mjs'

process.chdir(root)
console.log('\nStele: checks')
install()
generate()
const node = runtime()
const plain = process.stdout.isTTY ? [] : ['--colors=off']
const checks = [
  ['Format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=30', ...plain]],
  // Not incremental: what is kept of an earlier run goes stale when a JSON file changes.
  ['Types', ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false']],
  ['Imports', ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/architecture.config.ts']],
]
let failed = 0
for (const [label, args] of checks) {
  const since = performance.now()
  const passed = spawnSync(node, args, { stdio: 'inherit', env: runtimeEnv(node) }).status === 0
  if (!passed) failed += 1
  tell(label, passed ? 'passed' : 'failed', since)
}
process.exit(failed ? 1 : 0)
