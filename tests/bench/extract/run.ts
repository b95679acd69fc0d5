/**
 * `npm run bench:extract`: reads a book of 500 pages that it makes itself, in the process that reads uploads. Prints the time, the largest memory
 * of that process, and how long a small page of a Node server takes meanwhile; and as references the same page before, and the same loop of arithmetic
 * before, so that another machine can be compared. `-- 100` reads a book of 100 pages. Ends with 1 if a target is missed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { runReader } from '@/lib/holdings/extract/run'
import { bookOf } from './book'

const PAGES = Number(process.argv[2] ?? 500)
const SECONDS = 60
const MEGABYTES = 400
const SLOWER = 2
const REQUESTS = 300

/** The largest memory so far, in megabytes, of the reader that this process started; 0 when there is none. */
function readerMemory(): number {
  const children = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  )
  for (const child of children)
    try {
      if (!readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('read-pdf')) continue
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))
      return Number(peak?.[1] ?? 0) / 1024
    } catch {
      // It has ended.
    }
  return 0
}

/** A page of the size of a record page, made anew for each request. */
const page = () => `<!doctype html><title>A page</title>${'<p>Words of a record page.</p>'.repeat(2000)}`
const server = createServer((_, response) => response.end(page()))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

async function served(goesOn: (requests: number) => boolean): Promise<number[]> {
  const times: number[] = []
  while (goesOn(times.length) || times.length < 20) {
    const since = performance.now()
    await (await fetch(address)).arrayBuffer()
    times.push(performance.now() - since)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return times
}

const p95 = (times: number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN

function arithmetic(): number {
  const since = performance.now()
  let sum = 0
  for (let turn = 0; turn < 2e8; turn += 1) sum = (sum + turn * 31) | 0
  return performance.now() - since + (sum === 1 ? 1 : 0)
}

const bytes = new Uint8Array(bookOf(PAGES))
console.log(`A book of ${PAGES} pages, ${(bytes.length / 1e6).toFixed(1)} MB`)
console.log(`Reference: 200 million additions            ${(arithmetic() / 1000).toFixed(2)} s`)
const idle = p95(await served((requests) => requests < REQUESTS))

let memory = 0
const watch = setInterval(() => {
  memory = Math.max(memory, readerMemory())
}, 50)
let isReading = true
const meanwhile = served(() => isReading)
const since = performance.now()
const reading = await runReader('read-pdf', bytes, 600)
const seconds = (performance.now() - since) / 1000
isReading = false
clearInterval(watch)
const busy = p95(await meanwhile)
server.close()
if ('refused' in reading) throw new Error(`The book was refused: ${reading.refused}`)

const spans = (kind: string) => reading.spans.filter((span) => span.kind === kind).length
console.log(`Read ${reading.text.length} characters                    ${seconds.toFixed(1)} s`)
console.log(`Largest memory of the reader                ${memory.toFixed(0)} MB`)
console.log(`A page served, p95: before / meanwhile      ${idle.toFixed(1)} / ${busy.toFixed(1)} ms`)
console.log(
  `Spans: ${spans('NOTE_MARKER')} markers, ${spans('NOTE')} notes, ${spans('RUNNING_HEAD')} heads, ${spans('PAGE_NUMBER')} numbers`,
)
const missed = [
  ...(seconds > SECONDS ? [`more than ${SECONDS} s`] : []),
  ...(memory > MEGABYTES ? [`more than ${MEGABYTES} MB`] : []),
  ...(busy > idle * SLOWER ? [`pages more than ${SLOWER} times slower`] : []),
]
if (missed.length > 0) console.log(`Missed: ${missed.join(', ')}`)
process.exit(missed.length > 0 ? 1 : 0)
