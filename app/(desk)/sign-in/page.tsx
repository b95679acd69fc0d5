import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Doorway } from '@/app/(desk)/doorway'
import { PasskeySignIn } from '@/components/members/PasskeySignIn'
import { SignInForm } from '@/components/members/SignInForm'
import { currentActor, memberSettingUp, returnPath } from '@/lib/auth'
import { hasNoMember } from '@/lib/members/queries'
import { getTranslator } from '@/lib/settings/language'
import { beginPasskey, enter, enterWithPasskey } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.signIn.title') }
}

type Query = { callbackUrl?: string | string[]; password?: string | string[] }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { callbackUrl, password } = await searchParams
  const t = await getTranslations('members.signIn')
  const back = returnPath(callbackUrl)
  if (await currentActor()) redirect(back)
  if (await memberSettingUp()) redirect('/sign-in/second-factor')
  return (
    <Doorway title={t('title')}>
      {password === 'set' && <p className="mb-6">{t('passwordSet')}</p>}
      <SignInForm enter={enter.bind(null, back)} />
      <PasskeySignIn begin={beginPasskey} enter={enterWithPasskey.bind(null, back)} />
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
