'use client'

import { useRef, useState } from 'react'
import { ApiError } from '@/components/api/client'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'

type Errors = Readonly<Record<string, string>>

/**
 * Submits a form within a page in two steps: `prepare` can ask the server; `finish` then reads the page as it is by that time and returns
 * the errors by field ('' for the whole), or null when it is done. An exception is shown as an error; typed text is never touched. Disable
 * the form while it is busy.
 */
export function useFinish<Prepared>(
  prepare: () => Promise<Prepared>,
  finish: (prepared: Prepared) => Errors | null,
) {
  const t = useTranslator()
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const latest = useRef(finish)
  latest.current = finish
  const run = async () => {
    if (busy) return
    setBusy(true)
    try {
      const prepared = await prepare()
      setErrors(latest.current(prepared) ?? {})
    } catch (error) {
      setErrors({
        '': error instanceof ApiError ? errorText(error.refusal.message, t) : t('errors.unexpected'),
      })
    } finally {
      setBusy(false)
    }
  }
  return { errors, busy, run }
}
