/**
 * `npm run bench:extract`: gives a demo archive, behind a production server, a book of 500 pages that it makes itself, as a member does. Prints the
 * time until the copy is there, the largest memory of the process that reads it, and how long the archive's own pages take before and meanwhile:
 * those that are kept, and a search, which is rendered for each request. As a reference, the same loop of arithmetic before, so that another machine can
 * be compared. `-- 100` reads a book of 100 pages. Ends with 1 if a target is missed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { build } from '../../../bin/start/build'
import { makeDemo, startTarget } from '../../fuzz/archive'
import { startThrowawayPostgres } from '../../support/postgres'
import { bookOf } from './book'

const PAGES = Number(process.argv[2] ?? 500)
const SECONDS = 60
const MEGABYTES = 400
const SLOWER = 2
const REQUESTS = 300
const MINUTES = 10

/** The largest memory so far, in megabytes, of the process that reads a PDF; 0 when there is none. */
function readerMemory(): number {
  for (const process of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      if (!readFileSync(`/proc/${process}/cmdline`, 'utf8').includes(READER)) continue
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))
      return Number(peak?.[1] ?? 0) / 1024
    } catch {
      // It has ended.
    }
  return 0
}
const READER = path.resolve('lib/holdings/extract/read-pdf.ts')

/** Asks again when the connection broke: the server ends connections that are idle, at times just as they are used. */
const reached = (address: string, init: RequestInit = {}) =>
  fetch(address, init).catch((error: unknown) => {
    if (error instanceof TypeError) return fetch(address, init)
    throw error
  })

/** The times of requests for these addresses in turn, while `goesOn`. */
async function served(addresses: readonly string[], goesOn: (requests: number) => boolean) {
  const times: number[] = []
  while (goesOn(times.length) || times.length < 20) {
    const since = performance.now()
    const answer = await reached(addresses[times.length % addresses.length] ?? '')
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status}`)
    times.push(performance.now() - since)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return times
}

const p95 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN

function arithmetic(): number {
  const since = performance.now()
  let sum = 0
  for (let turn = 0; turn < 2e8; turn += 1) sum = (sum + turn * 31) | 0
  return performance.now() - since + (sum === 1 ? 1 : 0)
}

const startedSchema = z.object({ id: z.string() })
const jobsSchema = z.object({
  jobs: z.array(z.object({ id: z.string(), state: z.string(), messages: z.array(z.string()) })),
})

const folder = await mkdtemp(path.join(tmpdir(), 'stele-bench-extract-'))
const postgres = await startThrowawayPostgres()
let stop: (() => void) | undefined
const missed: string[] = []
try {
  if (!existsSync('.next/BUILD_ID')) await build()
  const media = path.join(folder, 'media')
  const started = await startTarget(await makeDemo(postgres.url('postgres'), media), media)
  stop = started.stop
  const { url, cookies, sources, slugs } = started.target
  const headers = { cookie: cookies.editor, origin: url }

  const pages = ['/', '/records', '/about', ...slugs.map((slug) => `/records/${slug}`)].map(
    (address) => `${url}${address}`,
  )
  const answers = await Promise.all(pages.map(async (page) => [page, (await fetch(page)).status] as const))
  const kept = answers.flatMap(([page, status]) => (status === 200 ? [page] : []))
  const searched = ['bridge', 'sample', 'report', 'morning'].map((word) => `${url}/records?q=${word}`)

  const bytes = new Uint8Array(bookOf(PAGES))
  console.log(
    `${cpus().length} cores, Node ${process.version}. A book of ${PAGES} pages, ${(bytes.length / 1e6).toFixed(1)} MB`,
  )
  console.log(`Reference: 200 million additions            ${(arithmetic() / 1000).toFixed(2)} s`)
  await served([...kept, ...searched], (requests) => requests < 60)
  /** The p95 of both, asked beside each other. */
  const both = async (goesOn: (requests: number) => boolean) => {
    const [ofKept = [], ofSearched = []] = await Promise.all([served(kept, goesOn), served(searched, goesOn)])
    return { kept: p95(ofKept), searched: p95(ofSearched) }
  }
  const idle = await both((requests) => requests < REQUESTS)

  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, readerMemory())
  }, 50)
  let isReading = true
  const since = performance.now()
  const described = new URLSearchParams({
    ...{
      sourceId: sources[0] ?? '',
      filename: 'book.pdf',
      kind: 'FACSIMILE',
      language: 'en',
      origin: 'BORN_DIGITAL',
    },
  })
  const sent = await reached(`${url}/api/holdings/later?${described}`, {
    method: 'POST',
    headers,
    body: bytes,
  })
  if (sent.status !== 202) throw new Error(`The book was refused: ${sent.status} ${await sent.text()}`)
  const { id } = startedSchema.parse(await sent.json())
  const meanwhile = both(() => isReading)
  const ended = async () => {
    for (const until = Date.now() + MINUTES * 60_000; Date.now() < until; ) {
      const answer = await reached(`${url}/api/jobs?kind=addCopy`, { headers })
      const job = jobsSchema.parse(await answer.json()).jobs.find((one) => one.id === id)
      if (job?.state === 'FINISHED') return
      if (job?.state === 'FAILED') throw new Error(`The book was refused: ${job.messages.join(' ')}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error(`The book was not read within ${MINUTES} minutes.`)
  }
  await ended().finally(() => {
    isReading = false
    clearInterval(watch)
  })
  const seconds = (performance.now() - since) / 1000
  const busy = await meanwhile

  console.log(`Sent, read and added                        ${seconds.toFixed(1)} s`)
  console.log(`Largest memory of the reader                ${memory.toFixed(0)} MB`)
  for (const name of ['kept', 'searched'] as const) {
    const [label, before, now] = [name === 'kept' ? 'A kept page' : 'A search', idle[name], busy[name]]
    console.log(
      `${`${label}, p95: before / meanwhile`.padEnd(44)}${before.toFixed(1)} / ${now.toFixed(1)} ms`,
    )
    if (now > before * SLOWER) missed.push(`${name} pages more than ${SLOWER} times slower`)
  }
  if (seconds > SECONDS) missed.push(`more than ${SECONDS} s`)
  if (memory > MEGABYTES) missed.push(`more than ${MEGABYTES} MB`)
  if (missed.length > 0) console.log(`Missed: ${missed.join(', ')}`)
} finally {
  stop?.()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
process.exit(missed.length > 0 ? 1 : 0)
