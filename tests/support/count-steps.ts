// A process of its own: V8 counts the blocks of a function only when it compiled the function while it was counting, and loses some counts when it
// replaces the code by optimised code, at another moment in each run.
import { Session } from 'node:inspector/promises'

const LENGTH = 1_000
/** Of a linear function it is 2, of a quadratic one 4. */
const MOST = 2.8
/** Fewer steps than this grow with chance. */
const FEW = 4 * LENGTH

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
const { scanners } = await import('./scanners')
const { hostileUnits } = await import('./hostile-texts')

/** The steps that code of `lib` takes, since the last count: how often each of its blocks runs. What a built-in function does inside isn't counted. */
async function stepsOf(run: () => unknown): Promise<number> {
  run()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const ranges = result
    .filter(({ url }) => url.includes('/lib/'))
    .flatMap(({ functions }) => functions.flatMap((one) => one.ranges))
  return ranges.reduce((sum, { count }) => sum + count, 0)
}

const slow: string[] = []
let counted = 0
for (const [scanner, run] of Object.entries(scanners)) {
  await stepsOf(() => run('Some words.'))
  for (const [name, unit] of Object.entries(hostileUnits)) {
    const textOf = (length: number) => unit.repeat(Math.ceil(length / unit.length))
    const twice = await stepsOf(() => run(textOf(2 * LENGTH)))
    counted += twice
    if (twice < FEW) continue
    const once = await stepsOf(() => run(textOf(LENGTH)))
    if (twice > once * MOST) slow.push(`${scanner}, ${name}: ${once}, then ${twice}`)
  }
}
process.stdout.write(JSON.stringify({ scanners: Object.keys(scanners).length, counted, slow }))
