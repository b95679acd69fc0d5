declare module 'vitest' {
  interface TaskMeta {
    reason?: string
  }
}

/** Options of tests that are skipped when something is missing here. `npm test` prints the reason at its end. */
export const skippedWhen = (skip: boolean, reason: string) => ({ skip, meta: { reason } })
