import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    reason?: string
  }
}

/** Options of tests that are skipped when something is missing here. `npm test` prints the reason at its end. */
export const skippedWhen = (skip: boolean, reason: string) => ({ skip, meta: { reason } })

/** Skips the test that runs, where only it can find out that something is missing. The reason is printed in the same way. */
export function skipHere({ task, skip }: Pick<TestContext, 'task' | 'skip'>, reason: string): never {
  task.meta.reason = reason
  return skip()
}
