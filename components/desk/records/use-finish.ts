'use client'

import { useState } from 'react'

type Errors = Readonly<Record<string, string>>

/**
 * Ends a form within a page: `finish` gives what is to be mended by field ('' for the whole), or null when it is done. What it throws is
 * shown as a sentence; nothing typed is touched.
 */
export function useFinish(finish: () => Promise<Errors | null>) {
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const run = async () => {
    if (busy) return
    setBusy(true)
    const problem = await finish().catch((error: unknown) => ({
      '': error instanceof Error ? error.message : 'Something went wrong.',
    }))
    setBusy(false)
    setErrors(problem ?? {})
  }
  return { errors, busy, run }
}
