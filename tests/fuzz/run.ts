/**
 * `npm run fuzz`: 20,000 hostile requests through all doors of a demo archive. Prints the statuses by door, the slowest requests and how long
 * the event loop of the server was blocked. Fails on a status of 500 and above. STELE_FUZZ_REQUESTS, STELE_FUZZ_SEED and
 * STELE_FUZZ_DOORS (names, with commas) change the run. Then cuts, copies and pastes parts of 2,000 texts
 * (tests/components/editor/transforms.test.ts; STELE_TRANSFORM_RUNS), and lets members write, restore and review in 60 random orders
 * (tests/lib/review/contribution-histories.test.ts; STELE_HISTORIES). Last it tries every property of `npm test` with other values, 20 times
 * (tests/support/seeded.ts; STELE_PROPERTY_SEEDS).
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { build } from '../../bin/start/build'
import { startThrowawayPostgres } from '../support/postgres'
import { makeDemo, startTarget } from './archive'
import { allDoors } from './doors'
import { type Answered, faultLine, fire, isFault } from './fire'

const REQUESTS = Number(process.env.STELE_FUZZ_REQUESTS || 20_000)
const SEED = Number(process.env.STELE_FUZZ_SEED || 11)
const DOORS = process.env.STELE_FUZZ_DOORS?.split(',').filter(Boolean) ?? []
const SEEDS = Number(process.env.STELE_PROPERTY_SEEDS || 20)
const GOAL = 100

const delaySchema = z.object({ pid: z.int(), at: z.number(), most: z.number(), busy: z.number() })
const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? 0
const rounded = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`

function printDoors(answers: readonly Answered[]) {
  for (const [door, own] of Map.groupBy(answers, ({ door }) => door)) {
    const statuses = [...Map.groupBy(own, ({ status }) => status)]
      .toSorted(([one], [other]) => one - other)
      .map(([status, those]) => `${status}: ${those.length}`)
    const times = own.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other)
    console.log(
      `${door.padEnd(20)} p50 ${rounded(quantile(times, 0.5))}, most ${rounded(quantile(times, 1))}; ${statuses.join(', ')}`,
    )
  }
}

/** Prints the longest delays of the event loop, and what was asked at the time. */
async function printDelays(file: string, answers: readonly Answered[]) {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  const [first] = answers
  const delays = lines
    .map((line) => delaySchema.parse(JSON.parse(line)))
    .filter(({ at }) => at >= (first?.at ?? 0))
  const line = (name: string, of: (delay: (typeof delays)[number]) => number) => {
    const sorted = delays.map(of).toSorted((one, other) => one - other)
    const over = sorted.filter((one) => one > GOAL).length
    console.log(
      `${name}: p50 ${rounded(quantile(sorted, 0.5))}, p99 ${rounded(quantile(sorted, 0.99))}, most ${rounded(quantile(sorted, 1))}; over ${GOAL} ms in ${over} of ${sorted.length} quarter seconds`,
    )
  }
  line('\nEvent-loop delay', ({ most }) => most)
  line('Of it computing', ({ busy }) => busy)
  for (const { at, most, busy } of delays.toSorted((one, other) => other.busy - one.busy).slice(0, 12)) {
    const running = answers.filter((one) => one.at <= at && one.at + one.milliseconds >= at - 250)
    const asked = running.map((one) => `${one.asked.slice(0, 80)} (${one.sent.length})`)
    console.log(`  ${rounded(busy)} of ${rounded(most)} while: ${asked.join(', ')}`)
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'stele-fuzz-'))
const postgres = await startThrowawayPostgres()
let stop: (() => void) | undefined
let failed = true
try {
  await build()
  const delays = path.join(folder, 'delays')
  const preload = pathToFileURL(path.resolve('tests/fuzz/delay.mjs')).href
  const media = path.join(folder, 'media')
  const started = await startTarget(await makeDemo(postgres.url('postgres'), media), media, {
    NODE_OPTIONS: `--import=${preload} ${process.env.STELE_FUZZ_NODE_OPTIONS ?? ''}`,
    STELE_FUZZ_DELAYS: delays,
  })
  stop = started.stop
  const doors = allDoors.filter(({ name }) => DOORS.length === 0 || DOORS.includes(name))
  const each = Math.ceil(REQUESTS / doors.length)
  console.log(
    `${each * doors.length} requests through ${doors.length} doors, seed ${SEED}; Node ${process.version}, ${cpus().length} cores\n`,
  )
  // The first requests load the pages and start the threads.
  await fire(started.target, { each: 4, seed: SEED + 1, doors })
  const since = performance.now()
  const answers = await fire(started.target, { each, seed: SEED, doors }, (answered) => {
    if (isFault(answered)) console.log(faultLine(answered))
  })
  console.log(`In ${((performance.now() - since) / 1000).toFixed(0)} s\n`)
  printDoors(answers)
  console.log('\nSlowest')
  for (const { asked, milliseconds, status } of answers
    .toSorted((one, other) => other.milliseconds - one.milliseconds)
    .slice(0, 10))
    console.log(`  ${rounded(milliseconds)} ${status} ${asked.slice(0, 120)}`)
  await printDelays(delays, answers)
  const faults = answers.filter(isFault)
  console.log(`\n${faults.length} faults`)
  failed = faults.length > 0
  const env = {
    STELE_TRANSFORM_RUNS: '2000',
    STELE_HISTORIES: '60',
    ...process.env,
  }
  for (const [project, file] of [
    ['pure', 'tests/components/editor/transforms.test.ts'],
    ['database', 'tests/lib/review/contribution-histories.test.ts'],
  ]) {
    const args = ['node_modules/vitest/vitest.mjs', 'run', `--project=${project}`, file ?? '']
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
    failed ||= status !== 0
  }
  const properties = globSync('tests/{lib,components}/**/*.test.{ts,tsx}').filter((file) =>
    readFileSync(file, 'utf8').includes("from 'fast-check'"),
  )
  for (let turn = 0; turn < SEEDS; turn += 1) {
    const seed = String(SEED * 1_000 + turn)
    console.log(`\nProperties with seed ${seed}`)
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...properties]
    const { status } = spawnSync(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, STELE_PROPERTY_SEED: seed },
    })
    failed ||= status !== 0
  }
} finally {
  stop?.()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)
