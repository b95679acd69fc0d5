'use client'

import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/Button'

/** Signs in at the provider of the configuration, `name`, and comes back to `back`. Needs JavaScript. */
export function IdentitySignIn({ name, back }: { name: string; back: string }) {
  const t = useTranslations('members.signIn')
  const [pending, startTransition] = useTransition()
  return (
    <div className="mt-3">
      <Button
        type="button"
        look="secondary"
        disabled={pending}
        onClick={() =>
          startTransition(async () => {
            await signIn('oidc', { callbackUrl: back })
          })
        }
      >
        {t('withIdentity', { name })}
      </Button>
    </div>
  )
}
