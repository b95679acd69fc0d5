import type { Metadata } from 'next'
import { setUp } from '@/app/(desk)/sign-in/second-factor/actions'
import { SecondFactorForm } from '@/components/members/SecondFactorForm'
import { SecondFactorInUse } from '@/components/members/SecondFactorInUse'
import { requireActor } from '@/lib/auth'
import { ownSecondFactor } from '@/lib/members/signing-in/second-factor'
import { getTranslator } from '@/lib/settings/language'
import { removeApp, renew } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('members.secondFactor.title') }
}

export default async function SecondFactorPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const { hasApp, codes } = await ownSecondFactor(actor)
  return (
    <div className="max-w-xl">
      <h1 className="pt-8 font-serif text-3xl font-semibold">{t('members.secondFactor.title')}</h1>
      <p className="mt-2 mb-8">
        {t('members.secondFactor.lead')}{' '}
        <a className="link" href="/desk/account">
          {t('members.account.title')}
        </a>
      </p>
      {hasApp ? (
        <SecondFactorInUse codes={codes} renew={renew} remove={removeApp} />
      ) : (
        <SecondFactorForm setUp={setUp} then="/desk/account/second-factor" saysOff />
      )}
    </div>
  )
}
