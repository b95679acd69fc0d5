import 'server-only'
import path from 'node:path'
import { Tinypool } from 'tinypool'
import { MINUTE_MS } from '@/lib/durations'
import { AT_ONCE } from './concurrency'
import { FairQueue } from './fair-queue'

const MEMORY_MB = 512
const IDLE_MS = 10 * MINUTE_MS

/** A task that was ended because it took too long or too much memory. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached'
}

type Threads = { pool: Tinypool; turns: FairQueue }

// One pool a process: the server bundles pages separately.
const kept = globalThis as typeof globalThis & { steleThreads?: Threads }

function threads(): Threads {
  kept.steleThreads ??= {
    pool: new Tinypool({
      filename: null,
      minThreads: 0,
      maxThreads: AT_ONCE,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      // The modules of a task are read as they are written, as the programs in bin are.
      execArgv: ['--import', 'tsx'],
      env: {
        NODE_ENV: process.env.NODE_ENV ?? 'production',
        ...(process.env.TMPDIR && { TMPDIR: process.env.TMPDIR }),
      },
    }),
    turns: new FairQueue(AT_ONCE),
  }
  return kept.steleThreads
}

/**
 * A pure function that runs in a thread of its own, so that it never stops the server: the default export of a module, by its path from the
 * project's folder. Its input and output are plain values. Members take turns; the time counts from the beginning of the work. Throws
 * `LimitReached` when a limit of time or memory ends it.
 */
export const inThread =
  <Input, Output>(module: string, seconds: number) =>
  (who: string, input: Input): Promise<Output> => {
    const { pool, turns } = threads()
    return turns.run(who, async () => {
      const signal = AbortSignal.timeout(seconds * 1000)
      try {
        return await pool.run(input, {
          filename: path.join(/* turbopackIgnore: true */ process.cwd(), module),
          signal,
        })
      } catch (error) {
        throw signal.aborted || isOutOfMemory(error)
          ? new LimitReached(`${module}: ${seconds} s, ${MEMORY_MB} MB`)
          : error
      }
    })
  }

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Ends all threads: for tests and for commands that are done. */
export async function endThreads(): Promise<void> {
  const { steleThreads } = kept
  kept.steleThreads = undefined
  await steleThreads?.pool.destroy()
}
