// `npm test`: everything that should pass, from a fresh clone. Plain JavaScript without dependencies, as start.mjs.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { generate } from './generate.mjs'
import { install, refuse, root, runtime, runtimeEnv, tell } from './install.mjs'
import { closingLine, journeySums, total, unitSums } from './sums.mjs'

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
const { DATABASE_URL, NEXTAUTH_SECRET, NEXTAUTH_URL, PORT, MEDIA_DIR, STELE_DEMO, ...env } = runtimeEnv(node)
const run = (args, more) => spawnSync(node, args, { stdio: 'inherit', env: { ...env, ...more } }).status === 0

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const built = run(['--import', 'tsx', 'bin/build-once.ts'])
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json']
const units = run([...vitest, '--outputFile.json=test-results/units.json'])
// Playwright empties test-results, so its report is read from where its configuration puts it, and the other one before.
const unitReport = unitSums(report('units.json'), units)
const journeys = built && run(['node_modules/@playwright/test/cli.js', 'test'], { STELE_BUILD: 'kept' })
const sums = total([unitReport, journeySums(report('journeys.json'), journeys)])

console.log()
tell('Tests', units && journeys ? 'passed' : 'failed', since)
console.log(`\n${closingLine(sums)}`)
process.exit(sums.failed === 0 && sums.passed > 0 ? 0 : 1)
