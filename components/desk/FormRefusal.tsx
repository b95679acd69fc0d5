'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/Alert'
import { ErrorSummary } from '@/components/ui/ErrorSummary'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { PasswordAgain } from './PasswordAgain'
import type { Refusal } from './refusal'
import { isTypedIn } from './single-keys'

/** Shown above a refused form: the fields to correct, or what happened. Comes in sight of who sent the form, and of no one who types elsewhere meanwhile. */
export function FormRefusal({ refusal }: { refusal: Refusal | null }) {
  const t = useTranslator()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    const focused = document.activeElement
    // A button that is disabled while the form is sent loses the focus to the page. Beside a form, any button can have sent it.
    const isHere = form ? form.contains(focused) || focused === document.body : !isTypedIn(focused)
    if (refusal && isHere) place.current?.scrollIntoView({ block: 'nearest' })
  }, [refusal])
  if (!refusal) return null
  if (Object.keys(refusal.fields).length > 0) return <ErrorSummary fields={refusal.fields} />
  return (
    <div ref={place}>
      <Alert tone="error" title={errorText(refusal.message, t)}>
        {refusal.signedOut && (
          <p>
            <a className="link" href="/sign-in" target="_blank" rel="noreferrer">
              {t('desk.refusal.signIn')}
            </a>
          </p>
        )}
        {refusal.passwordNeeded && <PasswordAgain />}
      </Alert>
    </div>
  )
}
