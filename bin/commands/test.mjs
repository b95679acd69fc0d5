// `npm test`: everything that should pass, from a fresh clone. Plain JavaScript without dependencies, as start.mjs.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { closingLine, journeySums, skippedJourneys, skippedUnits, total, unitSums } from '../../.ci/sums.mjs'
import { generate } from '../start/generate.mjs'
import { install, refuse, root, runtime, runtimeEnv, tell } from '../start/install.mjs'

const results = path.join(root, 'test-results')

/** What a runner wrote to its report, or null when it ended before it could. */
function report(name) {
  try {
    return JSON.parse(readFileSync(path.join(results, name), 'utf8'))
  } catch {
    return null
  }
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  refuse(`Stele needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
process.chdir(root)
const since = performance.now()
console.log('\nStele: tests')
install()
generate()
const node = runtime()
// What the person who runs the tests has set for an archive of theirs must not reach the tests' own.
const env = { ...runtimeEnv(node) }
for (const [, name] of readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm)) delete env[name]

/** Runs a program; whether it ended well. One that runs `beside` another is silent until both have ended, so that their words do not mix. */
function run(args, { beside = false, ...more } = {}) {
  const child = spawn(node, args, {
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...env, ...more },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ well: false, said: `${said}${error}\n` }))
    child.once('close', (status) => resolve({ well: status === 0, said }))
  })
}

/** Two programs at once, where one of them waits much of its time; what the second said stands below. */
async function together(first, second) {
  const [{ well }, other] = await Promise.all([first, second])
  process.stdout.write(other.said)
  return [well, other.well]
}

/** The unit tests of these projects (vitest.config.ts), with a report of that name. */
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

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

// One after the other: each keeps all cores busy by itself. What starts an archive needs the build.
const { well: most } = await units('units', ['database', 'pure'])
const { well: built } = await run(['--import', 'tsx', 'bin/start/build.ts'])
const [journeyed, started] = built
  ? await together(journeys(), units('starts', ['archive'], { beside: true }))
  : [false, false]
const [ofUnits, ofStarts, ofJourneys] = ['units', 'starts', 'journeys'].map((name) => report(`${name}.json`))
const sums = total([unitSums(ofUnits, most), unitSums(ofStarts, started), journeySums(ofJourneys, journeyed)])

console.log()
for (const title of [...skippedUnits(ofUnits), ...skippedUnits(ofStarts), ...skippedJourneys(ofJourneys)])
  console.log(`  Skipped     ${title}`)
tell('Tests', most && built && started && journeyed ? 'passed' : 'failed', since)
console.log(`\n${closingLine(sums)}`)
process.exit(sums.failed === 0 && sums.passed > 0 ? 0 : 1)
