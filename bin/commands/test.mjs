// `npm test`: runs all tests, from a fresh clone. Plain JavaScript without dependencies, as start.mjs.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { generate } from '../start/generate.mjs'
import { install, refuse, root, runtime, runtimeEnv, tell } from '../start/install.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  refuse(`Stele needs Node 20.19 or newer. This is Node ${process.versions.node}.`)
process.chdir(root)
const since = performance.now()
console.log('\nStele: tests')
install()
generate()
const node = runtime()
// The settings of an archive on this machine must not reach the archives of the tests.
const env = { ...runtimeEnv(node) }
for (const [, name] of readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm)) delete env[name]

/** Runs a program and returns whether it succeeded, with its output when it is not printed at once. */
function run(args, { printed = true, ...more } = {}) {
  const child = spawn(node, args, {
    stdio: printed ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...env, ...more },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ passed: false, output: `${output}${error}\n` }))
    child.once('close', (status) => resolve({ passed: status === 0, output }))
  })
}

/** Runs the Vitest tests of these projects (vitest.config.ts), with a JSON report of that name in test-results. */
const units = (name, projects, more) =>
  run(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=test-results/${name}.json`,
      ...projects.map((project) => `--project=${project}`),
    ],
    more,
  )
const journeys = () => run(['node_modules/@playwright/test/cli.js', 'test'], { STELE_BUILD: 'kept' })

rmSync(path.join(root, 'test-results'), { recursive: true, force: true })
mkdirSync(path.join(root, 'test-results'), { recursive: true })

// One after the other, because each of these uses all cores.
const results = [await units('units', ['database', 'pure'])]
results.push(await run(['--import', 'tsx', 'bin/start/build.ts']))
if (results.at(-1).passed) {
  // Together, because the tests that start an archive wait most of the time. Their output follows that of the journeys.
  const [journeyed, started] = await Promise.all([
    journeys(),
    units('starts', ['archive'], { printed: false }),
  ])
  process.stdout.write(started.output)
  results.push(journeyed, started)
}
const passed = results.every((result) => result.passed)
tell('Tests', passed ? 'passed' : 'failed', since)
process.exit(passed ? 0 : 1)
