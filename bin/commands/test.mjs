// `npm test` runs all tests from a fresh clone; `npm run check` only format and lint, types, and imports. Plain JavaScript without
// dependencies, as start.mjs.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { generate } from '../start/generate.mjs'
import { install, refuse, root, runtime, runtimeEnv, tell } from '../start/install.mjs'

/** npm hands on the signal that a terminal gives to all programs: one Ctrl+C arrives twice within this time. */
const SAME_SIGNAL_MS = 500

const running = new Set()

/** Runs a program and returns whether it succeeded, with its output when it is not printed at once. `yields`: other programs go first. */
function run(args, { printed = true, yields = false, env }) {
  const child = spawn(runtime(), args, { stdio: printed ? 'inherit' : ['ignore', 'pipe', 'pipe'], env })
  if (yields && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  running.add(child)
  child.once('close', () => running.delete(child))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ passed: false, output: `${output}${error}\n` }))
    child.once('close', (status) => resolve({ passed: status === 0, output }))
  })
}

/**
 * Lets the programs end by themselves when the tests are interrupted, because they stop servers and databases: a terminal's Ctrl+C reaches them, too,
 * and SIGTERM is passed on as one. A second Ctrl+C ends the tests at once. Returns whether the tests were interrupted.
 */
function watchForInterrupts() {
  let since = null
  process.on('SIGINT', () => {
    if (since !== null && performance.now() - since > SAME_SIGNAL_MS) process.exit(1)
    since ??= performance.now()
  })
  process.on('SIGTERM', () => {
    since ??= performance.now()
    for (const child of running) child.kill('SIGINT')
  })
  return () => since !== null
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
    const { passed } = await run(args, { env })
    allPassed &&= passed
    tell(label, passed ? 'passed' : 'failed', since)
  }
  return allPassed
}

async function test() {
  const isInterrupted = watchForInterrupts()
  // The settings of an archive on this machine must not reach the archives of the tests.
  const env = runtimeEnv()
  for (const [, name] of readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z0-9_]+)=/gm)) delete env[name]
  rmSync('test-results', { recursive: true, force: true })
  mkdirSync('test-results', { recursive: true })

  /** Runs the Vitest tests of these projects (vitest.config.ts), with a JSON report of that name in test-results. */
  const units = (name, projects, printed = true) => {
    const report = ['--reporter=default', '--reporter=json', `--outputFile.json=test-results/${name}.json`]
    const chosen = projects.map((project) => `--project=${project}`)
    return run(['node_modules/vitest/vitest.mjs', 'run', ...report, ...chosen], { env, printed })
  }
  // The build fits beside the units, which leave an eighth of the cores idle. Journeys use all cores.
  const building = run(['--import', 'tsx', 'bin/start/build.ts'], { env, printed: false, yields: true })
  const results = [await units('units', ['counting', 'database', 'pure'])]
  const built = await building
  process.stdout.write(built.output)
  results.push(built)
  if (built.passed && !isInterrupted()) {
    // Together, because the tests that start an archive wait most of the time. Their output follows that of the journeys.
    const [journeys, starts] = await Promise.all([
      run(['node_modules/@playwright/test/cli.js', 'test'], { env: { ...env, STELE_BUILD: 'kept' } }),
      units('starts', ['archive'], false),
    ])
    process.stdout.write(starts.output)
    results.push(journeys, starts)
  }
  return results.every(({ passed }) => passed) && !isInterrupted()
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
