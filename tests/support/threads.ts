import { endThreads } from '@/lib/workers/threads'

/** The number of threads that the work starts; none runs before it. Unlike turns of the event loop, it doesn't depend on how busy the machine is. */
export async function threadsStartedBy(work: () => Promise<unknown>): Promise<number> {
  await endThreads()
  let started = 0
  const count = () => {
    started += 1
  }
  process.on('worker', count)
  try {
    await work()
  } finally {
    process.off('worker', count)
  }
  return started
}
