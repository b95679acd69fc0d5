// Loaded into the server under test (NODE_OPTIONS): writes the longest delay of its event loop, four times a second, to the file that
// STELE_FUZZ_DELAYS names. The archive itself knows nothing of it.
import { appendFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

const file = process.env.STELE_FUZZ_DELAYS
if (file && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  setInterval(() => {
    appendFileSync(
      file,
      `${JSON.stringify({ pid: process.pid, at: Date.now(), most: delay.max / 1e6, p99: delay.percentile(99) / 1e6 })}\n`,
    )
    delay.reset()
  }, 250).unref()
}
