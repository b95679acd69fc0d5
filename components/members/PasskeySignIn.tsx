'use client'

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser'
import { unstable_rethrow } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useSyncExternalStore, useTransition } from 'react'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'

type Props = {
  begin: () => Promise<PublicKeyCredentialRequestOptionsJSON>
  /** Signs in and goes on, or null when the archive doesn't know the passkey. */
  enter: (response: unknown) => Promise<null>
}

const never = () => () => {}

/** Signs in with a passkey of this browser. Shown where the browser can do that; until that is known, its place is kept free. */
export function PasskeySignIn({ begin, enter }: Props) {
  const t = useTranslations('members.passkeys')
  const [hasFailed, setFailed] = useState(false)
  const [pending, startTransition] = useTransition()
  const isPossible = useSyncExternalStore(never, browserSupportsWebAuthn, () => null)
  if (isPossible === false) return null
  const signIn = () =>
    startTransition(async () => {
      try {
        setFailed(false)
        await enter(await startAuthentication({ optionsJSON: await begin() }))
      } catch (error) {
        unstable_rethrow(error)
      }
      setFailed(true)
    })
  return (
    <div className={`mt-6 space-y-3 ${isPossible ? '' : 'invisible noscript:hidden'}`}>
      {hasFailed && (
        <Alert tone="error" title={t('signInFailed')}>
          <p>{t('signInFailedHint')}</p>
        </Alert>
      )}
      <Button type="button" look="secondary" disabled={pending} onClick={signIn}>
        {t('signIn')}
      </Button>
    </div>
  )
}
