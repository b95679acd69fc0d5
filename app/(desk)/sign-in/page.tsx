import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Doorway } from '@/app/(desk)/doorway'
import { IdentitySignIn } from '@/components/members/IdentitySignIn'
import { PasskeySignIn } from '@/components/members/PasskeySignIn'
import { SignInForm } from '@/components/members/SignInForm'
import { Alert } from '@/components/ui/Alert'
import { currentActor, memberSettingUp, returnPath } from '@/lib/auth'
import { hasNoMember } from '@/lib/members/queries'
import { providerName } from '@/lib/members/signing-in/oidc'
import { getTranslator } from '@/lib/settings/language'
import { beginPasskey, enter, enterWithPasskey } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.signIn.title') }
}

type Query = Partial<Record<'callbackUrl' | 'password' | 'error', string | string[]>>

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { callbackUrl, password, error } = await searchParams
  const t = await getTranslations('members.signIn')
  const back = returnPath(callbackUrl)
  const provider = providerName()
  if (await currentActor()) redirect(back)
  if (await memberSettingUp()) redirect('/sign-in/second-factor')
  return (
    <Doorway title={t('title')}>
      {password === 'set' && <p className="mb-6">{t('passwordSet')}</p>}
      {error !== undefined && (
        <div className="mb-6">
          <Alert tone="error" title={t(error === 'passkey' ? 'outcome.PASSKEY.title' : 'identityTitle')}>
            <p>{t(error === 'passkey' ? 'outcome.PASSKEY.hint' : 'identityHint')}</p>
          </Alert>
        </div>
      )}
      <SignInForm enter={enter.bind(null, back)} />
      <PasskeySignIn begin={beginPasskey} enter={enterWithPasskey.bind(null, back)} />
      {provider !== null && <IdentitySignIn name={provider} back={back} />}
      <p className="mt-6">
        <a href="/sign-in/forgotten" className="link">
          {t('forgotten')}
        </a>
      </p>
      {(await hasNoMember()) && (
        <p className="mt-8 text-quiet">
          {t.rich('noMembers', {
            setup: (chunks) => (
              <a href="/setup" className="link">
                {chunks}
              </a>
            ),
          })}
        </p>
      )}
    </Doorway>
  )
}
