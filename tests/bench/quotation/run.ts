import { ENGINE_VERSION } from '@/lib/quotation'
import { judge } from './judge'
import { labelledPairs } from './pairs'
import { confusionTable, faultLines, figureLines, missedTargets } from './report'
import { speeds } from './speed'

/**
 * `npm run bench:review`: the comparing engine on the labelled set, and its speeds. `-- --faults` also prints every case that counts
 * against it; `-- --tuned` leaves out the held-out part. Ends with 1 if a target is missed.
 */
const options = new Set(process.argv.slice(2))
const judged = labelledPairs()
  .filter((pair) => !options.has('--tuned') || pair.part === 'tuned')
  .map(judge)
const missed: string[] = []
const languages = [...new Set(judged.map((entry) => entry.pair.language))]

console.log(
  `Comparing engine ${ENGINE_VERSION}: ${judged.length} labelled pairs in ${languages.length} languages\n`,
)
for (const part of ['tuned', 'held out'] as const) {
  const entries = judged.filter((entry) => entry.pair.part === part)
  if (entries.length === 0) continue
  missed.push(...missedTargets(entries).map((fault) => `${part}, ${fault}`))
  console.log(`${part.toUpperCase()}\n${figureLines(entries).join('\n')}\n`)
  for (const language of languages) {
    const own = entries.filter((entry) => entry.pair.language === language)
    if (own.length > 0) console.log(`${confusionTable(`${part}, ${language}`, own)}\n`)
  }
  if (options.has('--faults')) console.log(`${faultLines(entries).join('\n')}\n`)
}
console.log(`${''.padEnd(62)} ${'wall'.padStart(9)}    ${'processor'.padStart(9)}`)
for (const { what, milliseconds, processor, target } of speeds()) {
  if (target !== null && milliseconds > target) missed.push(`${what}: ${milliseconds.toFixed(1)} ms`)
  const wanted = target === null ? 'no target' : `target ≤ ${target} ms`
  const [wall, own] = [milliseconds, processor].map((time) => time.toFixed(1).padStart(9))
  console.log(`${what.padEnd(62)} ${wall} ms ${own} ms   ${wanted}`)
}
if (missed.length > 0) console.error(`\nMissed: ${missed.join('; ')}`)
process.exitCode = missed.length > 0 ? 1 : 0
