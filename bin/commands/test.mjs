// `npm test` runs all tests from a fresh clone; `npm run check` only format and lint, types, and imports. Plain JavaScript without
// dependencies, as start.mjs.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { generate } from '../start/generate.mjs'
import { install, refuse, root, runtime, runtimeEnv, tell } from '../start/install.mjs'

/** On Linux, who yields gets a third of the time of each other program while not all can run. */
const YIELDING = 5

/**
 * Runs a program, which `yields` to others or not. `passed` tells whether it succeeded, once it has ended; `printed` tells it once the output is
 * printed, too: that is done at once or, where `after` is given, when that is over.
 */
function run(args, { yields = false, after, env }) {
  const child = spawn(runtime(), args, { stdio: after ? ['ignore', 'pipe', 'pipe'] : 'inherit', env })
  if (yields && child.pid !== undefined) setPriority(child.pid, Math.min(getPriority() + YIELDING, 19))
  const kept = []
  let print = (chunk) => kept.push(chunk)
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => print(chunk))
  const passed = new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error)
      resolve(false)
    })
    child.once('close', (status) => resolve(status === 0))
  })
  const printed = Promise.resolve(after).then(() => {
    print = (chunk) => process.stdout.write(chunk)
    for (const chunk of kept) print(chunk)
    return passed
  })
  return { passed, printed }
}

async function check() {
  const env = runtimeEnv()
  const plain = process.stdout.isTTY ? [] : ['--colors=off']
  const checks = [
    ['Format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=30', ...plain]],
    // Not incremental: what is kept of an earlier run goes stale when a JSON file changes.
    ['Types', ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false']],
    ['Imports', ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/architecture.config.ts']],
  ]
  let allPassed = true
  for (const [label, args] of checks) {
    const since = performance.now()
    const passed = await run(args, { env }).passed
    allPassed &&= passed
    tell(label, passed ? 'passed' : 'failed', since)
  }
  return allPassed
}

async function test() {
  // The settings of an archive on this machine must not reach the archives of the tests.
  const env = runtimeEnv()
  for (const [, name] of readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z0-9_]+)=/gm)) delete env[name]
  rmSync('test-results', { recursive: true, force: true })
  mkdirSync('test-results', { recursive: true })

  /** Runs the Vitest tests of these projects (vitest.config.ts), with a JSON report of that name in test-results. */
  const vitest = (name, projects, how) => {
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=test-results/${name}.json`]
    const chosen = projects.map((project) => `--project=${project}`)
    return run(['node_modules/vitest/vitest.mjs', 'run', ...report, ...chosen], { env, ...how })
  }
  // Journeys and tests that start an archive wait half of their time, for browsers, timers and processes. They begin as soon as there is the
  // build that they need, and the units use what they leave of the cores. What they print follows what the units print.
  const units = vitest('units', ['counting', 'database', 'pure'], { yields: true })
  const build = run(['--import', 'tsx', 'bin/start/build.ts'], { env, after: units.passed })
  const parts = [units, build]
  if (await build.passed) {
    const command = ['node_modules/@playwright/test/cli.js', 'test']
    const journeys = run(command, { env: { ...env, STELE_BUILD: 'kept' }, after: build.printed })
    parts.push(journeys, vitest('starts', ['archive'], { after: journeys.printed }))
  }
  const results = await Promise.all(parts.map(({ printed }) => printed))
  return results.every(Boolean)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  refuse(`Stele needs Node 20.19 or newer. This is Node ${process.versions.node}.`)
process.chdir(root)
const since = performance.now()
const onlyChecks = process.argv[2] === 'check'
console.log(onlyChecks ? '\nStele: checks' : '\nStele: tests')
install()
generate()
const passed = onlyChecks ? await check() : await test()
tell(onlyChecks ? 'Checks' : 'Tests', passed ? 'passed' : 'failed', since)
process.exit(passed ? 0 : 1)
