// Loaded into the server under test (NODE_OPTIONS): writes the longest delay of its event loop, four times a second, to the file that
// STELE_FUZZ_DELAYS names. The archive itself knows nothing of it.
import { appendFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const file = process.env.STELE_FUZZ_DELAYS
const STEP = 10

/** The milliseconds that the main thread has computed. */
function computed() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return (user + system) / 1000
}

if (file && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: STEP })
  delay.enable()
  // On a machine with other work a delay is also the time in which the server doesn't run. What it computes between two turns is its own.
  let busy = 0
  let before = computed()
  setInterval(() => {
    const now = computed()
    busy = Math.max(busy, now - before)
    before = now
  }, STEP).unref()
  setInterval(() => {
    const most = delay.max / 1e6
    appendFileSync(file, `${JSON.stringify({ pid: process.pid, at: Date.now(), most, busy })}\n`)
    delay.reset()
    busy = 0
  }, 250).unref()
}
